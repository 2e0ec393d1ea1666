import type { DateText } from '../../calendar/calendar';
import type { EventKey } from '../../ledger/event';
import type { RuleTrace } from '../../rules/ruleOutcome';
import type { Owner } from '../bookContext';
import type { BookedLine } from '../bookedEvent';
import type { Cover, ListRef } from '../draft';
import type { Verdict } from '../verdict';

/** Amounts of a settlement that its own documents book, whichever source they come from. */
export interface SettledItem {
  readonly date: DateText;
  readonly lines: readonly BookedLine[];
  /** What a document that holds these amounts owns; of a file its month owns it instead. */
  readonly cover?: Cover;
  /** The settlement's own document that holds them already. */
  readonly sent?: Owner;
  /** In words, for a sentence about it. */
  readonly what: string;
}

/** Money that moved between clearing and the card on file; positive where the card paid. */
export interface SettledCharge {
  readonly date: DateText;
  readonly amountMinor: number;
  readonly cover: Cover;
  readonly sent?: Owner;
}

/** A settlement as its documents see it: both sources come to this. */
export interface SettledContent {
  readonly items: readonly SettledItem[];
  readonly charges: readonly SettledCharge[];
  /** The debt of the last settlement, which posts nothing: negative. */
  readonly payableMinor: number;
  /** What documents of others have brought to clearing already. */
  readonly clearedMinor: number;
  readonly clears: readonly EventKey[];
  readonly verdicts: readonly Verdict[];
  /** Of the entries, where all that they book has the same. */
  readonly location?: ListRef;
  readonly trace: readonly RuleTrace[];
}

/** Everything that items come to, tax included. */
export function sumOfItems(items: readonly SettledItem[]): number {
  return linesOfItems(items).reduce(
    (sum, { amountMinor, tax }) => sum + amountMinor + (tax?.amountMinor ?? 0),
    0,
  );
}

/** The amounts of items. */
export function linesOfItems(items: readonly SettledItem[]): readonly BookedLine[] {
  return items.flatMap(({ lines }) => lines);
}
