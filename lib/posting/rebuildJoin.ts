import type { Cover } from '../books/draft';
import { epochMs } from '../calendar/calendar';
import type { AmazonEvent, EventKey } from '../ledger/event';
import { eventHash, keyHash } from './marks';
import type { Posting, PostingKey } from './posting';
import { postingKey } from './postings';
import { orderIdOf, settlementIdOf } from './rebuildFacets';
import { hashedKey, hashInEvent, hashInKey } from './rebuildKeys';

/** The key under which a posting stands while only its hash is known. */
export function hashedKeyOf(realmId: string, key: PostingKey): PostingKey {
  return hashedKey(realmId, keyHash(key));
}

/** Whether only the hash of a posting's key is known so far. */
export function isHashed({ key }: Pick<Posting, 'key'>): boolean {
  return hashInKey(key) !== undefined;
}

/** A posting found again, under its own key and with its events by name, as far as these are they. */
export function named(posting: Posting, key: PostingKey, eventKeys: readonly EventKey[]): Posting {
  const byHash = new Map(eventKeys.map((each) => [eventHash(each), each]));
  const covers = posting.covers.map((cover): Cover => {
    const hash = hashInEvent(cover.eventKey);
    const known = hash === undefined ? undefined : byHash.get(hash);
    return known === undefined ? cover : { ...cover, eventKey: known };
  });
  return { ...posting, key, covers };
}

/** What keys of an event's documents are made of: each is known once the event is. */
const series = ['sale', 'refund', 'adjustment', 'multiChannel'] as const;
const parts = ['', '/fees', '/payment', '/cost'] as const;

/** The key, among all that documents of these events could have, of which a posting has the hash. */
export function keyAmong(
  posting: Pick<Posting, 'key' | 'realmId'>,
  eventKeys: readonly EventKey[],
): PostingKey | undefined {
  const hash = hashInKey(posting.key);
  if (hash === undefined) return undefined;
  for (const eventKey of eventKeys)
    for (const each of series)
      for (const part of parts) {
        const key = postingKey(posting.realmId, `${each}/${eventKey}${part}`);
        if (keyHash(key) === hash) return key;
      }
  return undefined;
}

const dayMs = 86_400_000;
/** A day's document holds what was posted around its day: zones, late releases, an open day instead of a closed one. */
const nearDays = 62;

/**
 * Whether a document could stand for an event at all. A short hash is shared by two of a few million events:
 * one of another order, another settlement or another time is not the one that was meant.
 */
export function couldCover(
  { number, date }: Pick<Posting, 'number' | 'date'>,
  { orderId, settlementId, postedAt }: Pick<AmazonEvent, 'orderId' | 'settlementId' | 'postedAt'>,
): boolean {
  const ofOrder = orderIdOf(number);
  if (ofOrder !== undefined) return orderId === ofOrder;
  const ofSettlement = settlementIdOf(number);
  if (ofSettlement !== undefined && settlementId !== undefined) return settlementId === ofSettlement;
  return Math.abs(epochMs(postedAt) - epochMs(`${date}T00:00:00Z`)) <= nearDays * dayMs;
}

/** What of a posting's key may be the key of an event: `sale/<event>`, `refund/<event>/fees`. */
export function eventKeysIn(realmId: string, key: PostingKey): readonly EventKey[] {
  const draftKey = key.slice(realmId.length + 1);
  const own = series.find((each) => draftKey.startsWith(`${each}/`));
  if (own === undefined) return [];
  const rest = draftKey.slice(own.length + 1);
  return parts.flatMap((part) => (rest.endsWith(part) ? rest.slice(0, rest.length - part.length) : []));
}
