import type { SuffixOf } from '../assignSuffixes';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { twinOwners } from '../drawing/twinOwners';
import { inOrder } from '../inOrder';
import type { OrderFacts } from '../plan';
import type { PlannedDraft } from '../plannedDraft';
import { estimateDocument } from './estimateDocument';
import { eventDocuments } from './eventDocuments';
import { orderIndexes } from './orderIndexes';

/**
 * Every document of one order: what is still to be shipped, and each event with its fees and its payment, in
 * the order in which they happened. What is in the books already is left out, and said. The suffixes are those
 * stored for the order; where one is still lacking, the next free one stands for it.
 */
export function orderDocuments(
  facts: OrderFacts,
  booked: readonly BookedEvent[],
  context: BookContext,
  suffixes: readonly SuffixOf[],
): readonly PlannedDraft[] {
  const { orderId } = facts;
  const events = booked.map(({ event }) => event);
  const indexes = orderIndexes(events, suffixes);
  const byKey = new Map(booked.map((each) => [each.event.key, each]));
  const own: BookContext = { ...context, owners: twinOwners(context.owners, events) };
  const estimate = estimateDocument(facts, own);
  const documents = inOrder(events).flatMap((event) => {
    const each = byKey.get(event.key);
    return each === undefined ? [] : eventDocuments(each, orderId, indexes.get(event.key) ?? 0, own);
  });
  return estimate === undefined ? documents : [estimate, ...documents];
}
