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

/** What a settlement says of one order, or of what belongs to none, under one transaction type. */
export interface SettlementOrder {
  /** Amazon's order id, or whatever else stands in its column, an inbound shipment's id; empty where nothing does. */
  readonly orderId: string;
  /** As the first of its rows has it: spellings differ within a file. */
  readonly transactionType: string;
  readonly amounts: readonly SettlementOrderAmount[];
  /** Units that were sold or came back, by SKU: those of rows on which the product itself was paid. */
  readonly units: readonly { readonly sku: string; readonly units: number }[];
}

/** Like rows of one order. They are legitimate, a fee for each unit, and all count. */
export interface SettlementOrderAmount {
  /** The quarter of an hour, as in `SettlementAmount`. */
  readonly postedAt: InstantText;
  /** Empty where the row has none. */
  readonly sku: string;
  readonly label: SettlementLabel;
  readonly meaning?: KindRow;
  /** What one row says. */
  readonly rowMinor: number;
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
  /** The same rows by order, in the order of the file; only where they were asked for. */
  readonly orders?: readonly SettlementOrder[];
  /** `Transaction type / amount type / amount description`, each once. */
  readonly unknown: readonly string[];
  readonly problems: readonly Problem[];
}
