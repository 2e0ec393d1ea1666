import type { EventLine } from '../../ledger/event';
import type { LineTax } from '../bookedEvent';
import type { ListRef } from '../draft';
import type { Verdict } from '../verdict';

/** An amount of an event, net, with its tax. */
export interface TaxedLine {
  readonly line: EventLine;
  /**
   * Its place in the event's lines: rules speak of it by this. A fee whose tax is not recovered in full is
   * two lines of one place.
   */
  readonly index: number;
  readonly netMinor: number;
  /** What the tax code adds; absent where the line bears a code without tax, or the company keeps none. */
  readonly tax?: LineTax;
  /** The code of a line without tax: `nonTaxable` in a US company. */
  readonly code?: ListRef;
}

/** An event's lines after tax; nets and taxes add up to the event's total. */
export interface Taxation {
  readonly lines: readonly TaxedLine[];
  /** Questions that only the seller can answer block. */
  readonly verdicts: readonly Verdict[];
}
