import type { EventKey } from '../../ledger/event';
import type { SuffixOf } from '../assignSuffixes';
import type { BookContext } from '../bookContext';
import { bookEvent } from '../bookEvent';
import { inOrder } from '../inOrder';
import type { OrderFacts } from '../plan';
import type { DraftKey, PlannedDraft } from '../plannedDraft';
import { orderDocuments } from './orderDocuments';
import { ownersWithout, ownInBooks } from './ownKeys';

/**
 * Every document of one order: those still to be sent, and those of its own that are in the books as they would
 * be drawn now. One in the books is drawn as if it alone were not: what it would be depends on the others, as a
 * payment does on its invoice.
 */
export function documentsOfOrder(
  facts: OrderFacts,
  context: BookContext,
  suffixes: readonly SuffixOf[],
): readonly PlannedDraft[] {
  const inBooks = facts.events.map(({ key }) => ownInBooks(key, context.owners));
  const again = new Map<DraftKey, PlannedDraft>();
  const most = Math.max(0, ...inBooks.map(({ length }) => length));
  for (let place = 0; place < most; place += 1) {
    const taken = new Set(inBooks.flatMap((keys) => keys[place] ?? []));
    const without = { ...context, owners: ownersWithout(context.owners, taken) };
    for (const planned of drawn(facts, without, suffixes))
      if (taken.has(planned.key)) again.set(planned.key, planned);
  }
  const open = drawn(facts, context, suffixes).filter(
    (planned) => !again.has(planned.key) && !isIn(planned, again, context),
  );
  return sorted([...open, ...again.values()], facts);
}

/** Whether there is nothing to say of an event but that its own documents, which are shown, have all of it. */
function isIn(
  { state, problems, events: [eventKey = ''] }: PlannedDraft,
  shown: ReadonlyMap<DraftKey, PlannedDraft>,
  { owners }: BookContext,
): boolean {
  if (state !== 'leftOut' || problems[0]?.code !== 'in_books_already') return false;
  return Object.values(owners.get(eventKey) ?? {}).every(({ draftKey = '' }) => shown.has(draftKey));
}

function drawn(
  facts: OrderFacts,
  context: BookContext,
  suffixes: readonly SuffixOf[],
): readonly PlannedDraft[] {
  const booked = facts.events.map((event) => bookEvent(event, context));
  return orderDocuments(facts, booked, context, suffixes);
}

/** As they happened; of one event its own document, its fees, its payment. */
function sorted(documents: readonly PlannedDraft[], { events }: OrderFacts): readonly PlannedDraft[] {
  const places = new Map<EventKey, number>(inOrder(events).map(({ key }, index) => [key, index]));
  const placeOf = ({ events: [first] }: PlannedDraft): number =>
    first === undefined ? -1 : (places.get(first) ?? places.size);
  const partOf = ({ key }: PlannedDraft): number =>
    key.endsWith('/payment') ? 2 : key.endsWith('/fees') ? 1 : 0;
  return [...documents].sort((a, b) => placeOf(a) - placeOf(b) || partOf(a) - partOf(b));
}
