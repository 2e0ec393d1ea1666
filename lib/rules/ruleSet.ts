import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import { noOutcome, type RuleOutcome } from './ruleOutcome';

/** The seller's rules, made ready to be asked once for each of many events. */
export interface RuleSet {
  /** What the rules want of an event; `date` is its day in the books. */
  outcomeOf(event: AmazonEvent, date: DateText, order: AmazonOrder | undefined): RuleOutcome;
}

/** The rules of a seller who has none. */
export const noRules: RuleSet = { outcomeOf: () => noOutcome };
