import type { DateText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import type { LineKind } from '../ledger/lineKind';
import type { RuleOutcome } from '../rules/ruleOutcome';
import type { AccountRole } from './accountRoles';
import type { ListRef } from './draft';
import type { Facet } from './facet';
import type { ItemRole } from './roles';
import type { Verdict } from './verdict';

/**
 * Where the money of an event stands until it is in clearing: there at once, on the deferred balances while
 * Amazon holds it back, or with the buyer who has still to pay an invoice.
 */
export type Holding = 'clearing' | 'deferred' | 'receivable';

/**
 * An event as the books see it, before any document is chosen: its day, its lines with item, account and
 * tax, and what keeps it back. Orders, days and settlements all draw their documents from this one form.
 */
export interface BookedEvent {
  readonly event: AmazonEvent;
  /** The day of its documents, in the zone of the books. */
  readonly date: DateText;
  readonly holding: Holding;
  /**
   * Lines and their tax add up to the event's total. Kinds that are no line of their own are not here:
   * facilitator tax that cancels, and zero amounts.
   */
  readonly lines: readonly BookedLine[];
  /** What the rules say of it. */
  readonly outcome: RuleOutcome;
  /** Why it is left out, waits, or is blocked, whatever document it would be on. */
  readonly verdicts: readonly Verdict[];
}

/** One amount of an event with its place in the books. */
export interface BookedLine {
  readonly kind: LineKind;
  readonly role: ItemRole | AccountRole;
  readonly facet: Exclude<Facet, 'cost' | 'recognition'>;
  readonly item: ListRef;
  readonly account: ListRef;
  /** As it stands on the line of an order's document. */
  readonly description: string;
  /** Amazon's word in a bookkeeper's: what summaries group by. */
  readonly label: string;
  /** What the seller gains is positive; net of `tax`. */
  readonly amountMinor: number;
  readonly tax?: LineTax;
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
  readonly sku?: string;
  readonly class?: ListRef;
}

/** The tax of a line: what a tax code adds to it. */
export interface LineTax {
  /** A tax code of the company. */
  readonly code: ListRef;
  /** In the sign of the line; zero for codes without tax. */
  readonly amountMinor: number;
  /** Where QuickBooks keeps the tax of the code. */
  readonly account: ListRef;
}

/** What of an event a facet is worth: net amounts with their tax. */
export function facetMinor({ lines }: BookedEvent, facet: BookedLine['facet']): number {
  return lines.reduce(
    (sum, line) => (line.facet === facet ? sum + line.amountMinor + (line.tax?.amountMinor ?? 0) : sum),
    0,
  );
}
