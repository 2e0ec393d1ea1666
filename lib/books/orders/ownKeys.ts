import type { EventKey } from '../../ledger/event';
import type { Owners } from '../bookContext';
import type { DraftKey } from '../plannedDraft';

const series = ['sale', 'refund', 'adjustment', 'multiChannel', 'event'] as const;
const parts = { event: '', fees: '/fees', payment: '/payment' } as const;

/** Names the documents that an event can have of its own, for good. */
export function ownKeys(eventKey: EventKey): ReadonlyMap<DraftKey, keyof typeof parts> {
  return new Map(
    series.flatMap((each) =>
      Object.entries(parts).map(
        ([part, ending]) => [`${each}/${eventKey}${ending}`, part as keyof typeof parts] as const,
      ),
    ),
  );
}

/** The documents of an event's own that are in the books, each once. */
export function ownInBooks(eventKey: EventKey, owners: Owners): readonly DraftKey[] {
  const held = Object.values(owners.get(eventKey) ?? {}).flatMap(({ draftKey }) => draftKey ?? []);
  if (held.length === 0) return [];
  const own = ownKeys(eventKey);
  return [...new Set(held.filter((key) => own.has(key)))];
}

/** Owners as if these documents were not in the books. */
export function ownersWithout(owners: Owners, draftKeys: ReadonlySet<DraftKey>): Owners {
  const kept = new Map(owners);
  for (const [eventKey, facets] of owners) {
    const entries = Object.entries(facets);
    const left = entries.filter(([, { draftKey }]) => draftKey === undefined || !draftKeys.has(draftKey));
    if (left.length < entries.length) kept.set(eventKey, Object.fromEntries(left));
  }
  return kept;
}
