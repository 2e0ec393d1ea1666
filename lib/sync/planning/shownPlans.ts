import type { BookContext } from '../../books/bookContext';
import { documentsOfOrder } from '../../books/orders/documentsOfOrder';
import { ownersWithout } from '../../books/orders/ownKeys';
import type { DraftKey, PlannedDraft } from '../../books/plannedDraft';
import { planSubject, type SubjectFacts } from './planSubject';
import type { KnownSubject } from './readSubject';

/** The documents of a subject as they are shown; those of an order also where they are in the books. */
export function shownPlans({ facts, context }: KnownSubject): readonly PlannedDraft[] {
  const { plans } = planSubject(facts, context);
  if (facts.of !== 'order') return plans;
  const ofOrder = documentsOfOrder(facts.order, context, facts.suffixes);
  const keys = new Set(ofOrder.map(({ key }) => key));
  return [...ofOrder, ...plans.filter(({ key }) => !keys.has(key))];
}

/** One document as it would be drawn now, whether or not it is in the books. */
export function planNamed(
  { facts, context }: { readonly facts: SubjectFacts; readonly context: BookContext },
  draftKey: DraftKey,
): PlannedDraft | undefined {
  const find = (plans: readonly PlannedDraft[]): PlannedDraft | undefined =>
    plans.find(({ key }) => key === draftKey);
  const owners = ownersWithout(context.owners, new Set([draftKey]));
  return find(planSubject(facts, { ...context, owners }).plans);
}
