import type { EventKey } from '../ledger/event';
import { eventHash } from '../posting/marks';
import type { Posting, PostingKey } from '../posting/posting';
import { couldCover, eventKeysIn, hashedKeyOf, isHashed, named } from '../posting/rebuildJoin';
import { hashedEvent, unnamedStart } from '../posting/rebuildKeys';
import type { Ownership } from '../sync/ports';
import type { Reading } from './schema';

/** A posting, and the key under which it stands: of one found again in QuickBooks only a hash may be known. */
export interface StoredPosting {
  readonly posting: Posting;
  readonly under: PostingKey;
}

/** The posting of a key, also where it was found again and the store does not know its key yet. */
export async function storedPosting(
  transaction: Reading,
  key: PostingKey,
): Promise<StoredPosting | undefined> {
  const store = transaction.objectStore('postings');
  const own = await store.get(key);
  if (own !== undefined) return { posting: own, under: key };
  const realmId = key.slice(0, key.indexOf('/'));
  const under = hashedKeyOf(realmId, key);
  const found = under === key ? undefined : await store.get(under);
  return found === undefined ? undefined : { posting: named(found, key, eventKeysIn(realmId, key)), under };
}

/** The names under which a posting may own something. */
export function namesOf({ key, realmId }: Pick<Posting, 'key' | 'realmId'>): readonly PostingKey[] {
  return isHashed({ key }) ? [key] : [key, hashedKeyOf(realmId, key)];
}

/** Whether anything in a company is owned by the hash of an event, and not by its name. */
export async function hasHashed(transaction: Reading, realmId: string): Promise<boolean> {
  const range = IDBKeyRange.bound([realmId, '#'], [realmId, '#\uffff']);
  return (await transaction.objectStore('ownership').getKey(range)) !== undefined;
}

/**
 * What documents found again own of an event by its hash, as rows of the event itself. A document that could
 * not stand for the event shares its hash by chance; one with events that nobody names may stand for any.
 */
export async function ownersByHash(
  transaction: Reading,
  realmId: string,
  eventKey: EventKey,
  withUnnamed: boolean,
): Promise<readonly Ownership[]> {
  const ownership = transaction.objectStore('ownership');
  const hashed = hashedEvent(eventHash(eventKey));
  // An array sorts after every string, so this is each facet of the event.
  const byHash = await ownership.getAll(IDBKeyRange.bound([realmId, hashed], [realmId, hashed, []]));
  const anyUnnamed = IDBKeyRange.bound([realmId, unnamedStart], [realmId, `${unnamedStart}\uffff`, []]);
  const unnamed = withUnnamed ? await ownership.getAll(anyUnnamed) : [];
  if (byHash.length + unnamed.length === 0) return [];
  const event = (await transaction.objectStore('events').get(eventKey))?.event;
  const found: Ownership[] = [];
  for (const row of [...byHash, ...unnamed]) {
    const owner = await transaction.objectStore('postings').get(row.owner);
    const isNamed = row.eventKey === hashed;
    const could = event === undefined || owner === undefined ? isNamed : couldCover(owner, event);
    if (could) found.push({ ...row, eventKey });
  }
  return found;
}
