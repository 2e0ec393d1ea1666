import type { EventKey } from '../ledger/event';
import { holdsOwnership } from '../posting/ownership';
import type { Posting, PostingKey } from '../posting/posting';
import type { Ownership } from '../sync/ports';
import { hasHashed, namesOf, ownersByHash } from './hashed';
import type { OwnershipKey, Reading, Writing } from './schema';

/** Another posting that owns a facet which this one is about to hold. */
export async function foreignOwner(transaction: Reading, posting: Posting): Promise<PostingKey | undefined> {
  const store = transaction.objectStore('ownership');
  const names = namesOf(posting);
  const wanted = held(posting);
  const hashed = wanted.length > 0 && (await hasHashed(transaction, posting.realmId));
  const hashOwners = new Map<EventKey, readonly Ownership[]>();
  for (const each of wanted) {
    const row = await store.get(keyOf(each));
    // Nobody knows which events a document found again has besides those it names; none that is named elsewhere.
    const byHash = hashed
      ? (hashOwners.get(each.eventKey) ??
        (await ownersByHash(transaction, posting.realmId, each.eventKey, posting.remote === undefined)))
      : [];
    hashOwners.set(each.eventKey, byHash);
    const others = [...(row === undefined ? [] : [row]), ...byHash].filter(
      ({ owner, facet }) => facet === each.facet && !names.includes(owner),
    );
    if (others[0] !== undefined) return others[0].owner;
  }
  return undefined;
}

/** Adds what the posting holds in its state and removes what it held before; never a row of another. */
export async function setOwnership(transaction: Writing, posting: Posting): Promise<void> {
  const store = transaction.objectStore('ownership');
  const before: Ownership[] = [];
  for (const name of namesOf(posting)) before.push(...(await store.index('byOwner').getAll(name)));
  const wanted = new Map(held(posting).map((row) => [keyOf(row).join('\n'), row]));
  for (const row of before) {
    // What it holds already stays; the rest of what is wanted is added below.
    const stays = row.owner === posting.key && wanted.delete(keyOf(row).join('\n'));
    if (!stays) await store.delete(keyOf(row));
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
  const hashed = await hasHashed(transaction, realmId);
  for (const eventKey of new Set(eventKeys)) {
    // An array sorts after every string, so this is each facet of the event.
    const facets = IDBKeyRange.bound([realmId, eventKey], [realmId, eventKey, []]);
    const rows = await store.getAll(facets);
    const taken = new Set(rows.map(({ facet }) => facet));
    const byHash = hashed ? await ownersByHash(transaction, realmId, eventKey, true) : [];
    found.push(...rows, ...byHash.filter(({ facet }) => !taken.has(facet)));
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
