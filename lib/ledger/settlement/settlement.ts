import type { InstantText } from '../../calendar/calendar';
import type { Problem } from '../../problem/problem';
import type { KindRow } from '../kinds/kindRow';

/** What a settlement says of itself in its first row. */
export interface SettlementSummary {
  readonly settlementId: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly startAt: InstantText;
  readonly endAt: InstantText;
  readonly depositAt: InstantText;
}

/** The words that Amazon puts on a row, verbatim. */
export interface SettlementLabel {
  readonly marketplaceName: string;
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
}

/** Rows of one label within one quarter of an hour: what a settlement keeps of a million rows. */
export interface SettlementAmount {
  /** Where the quarter begins: every time zone changes its day at such a moment. */
  readonly postedAt: InstantText;
  readonly label: SettlementLabel;
  /** None for words that we do not know, which block the settlement. */
  readonly meaning?: KindRow;
  readonly amountMinor: number;
  readonly rows: number;
}

/** All that was read of a settlement file; it may be booked only where nothing is unknown or wrong. */
export interface SettlementReading {
  readonly summary?: SettlementSummary;
  /** Rows beside the summary, blank ones not counted. */
  readonly rows: number;
  readonly sumMinor: number;
  /** In the order of time. */
  readonly amounts: readonly SettlementAmount[];
  /** `Transaction type / amount type / amount description`, each once. */
  readonly unknown: readonly string[];
  readonly problems: readonly Problem[];
}
