import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import type { RuleOutcome } from '../rules/ruleOutcome';
import type { BookContext } from './bookContext';
import type { Holding } from './bookedEvent';
import type { Verdict } from './verdict';

/** Why an event is left out, waits or is blocked, whatever document it would be on. */
export function eventVerdicts(
  _event: AmazonEvent,
  _order: AmazonOrder | undefined,
  _date: DateText,
  _outcome: RuleOutcome,
  _holding: Holding,
  _context: BookContext,
): readonly Verdict[] {
  return [];
}
