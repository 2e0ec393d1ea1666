import type { AmazonOrderItem } from '../../amazon/shapes/order';
import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import type { LineOutcome } from '../../rules/ruleOutcome';
import type { BookedLine } from '../bookedEvent';
import type { RoleRow } from '../roles';
import type { TaxedLine } from '../tax/taxedLine';
import type { Verdict } from '../verdict';

/** An amount on its way to an item. */
export interface Unmatched {
  readonly event: AmazonEvent;
  readonly date: DateText;
  readonly taxed: TaxedLine;
  readonly role: RoleRow;
  /** Amazon's word in a bookkeeper's. */
  readonly label: string;
  /** What the rules want of it. */
  readonly ruled: LineOutcome;
  readonly orderItems: readonly AmazonOrderItem[];
}

/** What finding an item adds to an amount; a bundle makes several lines of one. */
export interface FoundLines {
  readonly lines: readonly Pick<
    BookedLine,
    'role' | 'item' | 'account' | 'description' | 'amountMinor' | 'tax' | 'quantity' | 'unitPriceMinor'
  >[];
  readonly verdicts: readonly Verdict[];
}
