import type { EventKey } from '../ledger/event';
import { holdsOwnership } from '../posting/ownership';
import type { Posting, PostingKey } from '../posting/posting';
import type { Ownership } from '../sync/ports';
import type { OwnershipKey, Reading, Writing } from './schema';

/** Another posting that owns a facet which this one is about to hold. */
export async function foreignOwner(transaction: Reading, posting: Posting): Promise<PostingKey | undefined> {
  const store = transaction.objectStore('ownership');
  for (const wanted of held(posting)) {
    const row = await store.get(keyOf(wanted));
    if (row !== undefined && row.owner !== posting.key) return row.owner;
  }
  return undefined;
}

/** Adds what the posting holds in its state and removes what it held before; never a row of another. */
export async function setOwnership(transaction: Writing, posting: Posting): Promise<void> {
  const store = transaction.objectStore('ownership');
  const before = await store.index('byOwner').getAll(posting.key);
  const wanted = new Map(held(posting).map((row) => [keyOf(row).join('\n'), row]));
  for (const row of before) {
    // What it holds already stays; the rest of what is wanted is added below.
    if (!wanted.delete(keyOf(row).join('\n'))) await store.delete(keyOf(row));
  }
  // `add` and not `put`: a taken key fails, whatever was read before.
  for (const row of wanted.values()) await store.add(row);
}

/** Owners of the facets of these events in one company. */
export async function readOwners(
  transaction: Reading,
  realmId: string,
  eventKeys: readonly EventKey[],
): Promise<readonly Ownership[]> {
  const store = transaction.objectStore('ownership');
  const found: Ownership[] = [];
  for (const eventKey of new Set(eventKeys)) {
    // An array sorts after every string, so this is each facet of the event.
    const facets = IDBKeyRange.bound([realmId, eventKey], [realmId, eventKey, []]);
    found.push(...(await store.getAll(facets)));
  }
  return found;
}

function held({ key, realmId, state, covers }: Posting): readonly Ownership[] {
  if (!holdsOwnership(state)) return [];
  return covers.flatMap(({ eventKey, facets }) =>
    facets.map((facet) => ({ realmId, eventKey, facet, owner: key })),
  );
}

function keyOf({ realmId, eventKey, facet }: Ownership): OwnershipKey {
  return [realmId, eventKey, facet];
}
