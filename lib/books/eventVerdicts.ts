import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import type { RuleOutcome } from '../rules/ruleOutcome';
import type { BookContext } from './bookContext';
import type { Holding } from './bookedEvent';
import * as reasons from './checks/eventReasons';
import type { Verdict } from './verdict';

/** Every reason that can keep an event back, in the order of telling. A test has a case for each. */
export const eventReasons: Readonly<Record<string, reasons.EventReason>> = {
  twin: reasons.twin,
  start: reasons.start,
  payout: reasons.payout,
  settlementOfFile: reasons.settlementOfFile,
  noMoney: reasons.noMoney,
  rule: reasons.rule,
  unknownTransaction: reasons.unknownTransaction,
  unknownAmounts: reasons.unknownAmounts,
  contradictions: reasons.contradictions,
  marketplace: reasons.marketplace,
  deferral: reasons.deferral,
};

/**
 * Why an event is left out, waits or is blocked, whatever document it would be on. What is no event of its
 * own needs no further reason; what a rule leaves out does, because its settlement still books it.
 */
export function eventVerdicts(
  event: AmazonEvent,
  order: AmazonOrder | undefined,
  date: DateText,
  outcome: RuleOutcome,
  holding: Holding,
  context: BookContext,
): readonly Verdict[] {
  const subject = { event, order, date, outcome, holding, context };
  for (const reason of [reasons.twin, reasons.start, reasons.payout, reasons.noMoney]) {
    const found = reason(subject);
    if (found.length > 0) return found;
  }
  return Object.values(eventReasons).flatMap((reason) => reason(subject));
}
