import type { SuffixOf } from '../../books/assignSuffixes';
import type { BookContext } from '../../books/bookContext';
import { bookEvent } from '../../books/bookEvent';
import type { BookedEvent } from '../../books/bookedEvent';
import { dayDocuments } from '../../books/days/dayDocuments';
import type { DayScope } from '../../books/days/dayScope';
import { orderDocuments } from '../../books/orders/orderDocuments';
import { orderIndexes } from '../../books/orders/orderIndexes';
import type { OrderFacts } from '../../books/plan';
import type { PlannedDraft } from '../../books/plannedDraft';
import { type DeferralScope, deferralDocuments } from '../../books/recognition/deferralDocuments';
import { type SettlementBooks, settlementBooks } from '../../books/settlement/settlementDrafts';
import type { AmazonEvent } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { costOfDay, costOfOrder, costOfSettlement } from './costPlans';

/** What the documents of one subject are drawn from. */
export type SubjectFacts =
  | { readonly of: 'order'; readonly order: OrderFacts; readonly suffixes: readonly SuffixOf[] }
  | { readonly of: 'day'; readonly scope: DayScope; readonly events: readonly AmazonEvent[] }
  | { readonly of: 'settlement'; readonly settlement: Settlement; readonly events: readonly AmazonEvent[] }
  | { readonly of: 'deferral'; readonly scope: DeferralScope; readonly events: readonly AmazonEvent[] };

/** What a subject is in the books. */
export interface SubjectPlan {
  /** What is not in the books yet, in the order in which it is to be sent, with what waits, is blocked or left out. */
  readonly plans: readonly PlannedDraft[];
  /** Its events as the books see them; they may hold others that happened at the time. */
  readonly booked: readonly BookedEvent[];
}

/** The documents of a subject. Pure: the preview, what is prepared and what is sent are drawn here, and are the same. */
export function planSubject(facts: SubjectFacts, context: BookContext): SubjectPlan {
  switch (facts.of) {
    case 'order':
      return planOfOrder(facts, context);
    case 'day': {
      const booked = facts.events.map((event) => bookEvent(event, context));
      const plans = dayDocuments(facts.scope, booked, context);
      return { plans: [...plans, ...costOfDay(facts.scope, booked, context)], booked };
    }
    case 'settlement': {
      const { plans, booked } = settlementPlan(facts, context);
      return { plans, booked };
    }
    case 'deferral': {
      const booked = facts.events.map((event) => bookEvent(event, context));
      return { plans: deferralDocuments(facts.scope, booked, context), booked };
    }
  }
}

/** A settlement’s documents, with what its proof is made from. */
export function settlementPlan(
  { settlement, events }: Extract<SubjectFacts, { readonly of: 'settlement' }>,
  context: BookContext,
): SubjectPlan & Pick<SettlementBooks, 'residualMinor'> {
  const booked = events.map((event) => bookEvent(event, context));
  const { plans, residualMinor } = settlementBooks(settlement, booked, context);
  const paid = new Set(settlement.eventKeys);
  const cost = costOfSettlement(
    settlement,
    booked.filter(({ event }) => paid.has(event.key)),
    context,
  );
  const isHeld = plans.some(({ state }) => state === 'blocked' || state === 'waiting');
  return { plans: isHeld ? plans : [...plans, ...cost], booked, residualMinor };
}

function planOfOrder(
  { order, suffixes }: Extract<SubjectFacts, { readonly of: 'order' }>,
  context: BookContext,
): SubjectPlan {
  const booked = order.events.map((event) => bookEvent(event, context));
  const plans = orderDocuments(order, booked, context, suffixes);
  const indexes = orderIndexes(order.events, suffixes);
  return { plans: [...plans, ...costOfOrder(order.orderId, booked, indexes, context)], booked };
}
