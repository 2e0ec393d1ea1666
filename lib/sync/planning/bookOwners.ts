import type { Owners } from '../../books/bookContext';
import type { EventKey } from '../../ledger/event';
import { ownersOf } from '../../posting/owners';
import type { Posting } from '../../posting/posting';
import type { StorePort } from '../ports';

/** What is in a company's books of these events, whichever documents hold it. */
export async function bookOwners(
  store: Pick<StorePort, 'readOwners' | 'readPosting'>,
  realmId: string,
  eventKeys: readonly EventKey[],
): Promise<Owners> {
  const owned = await store.readOwners(realmId, eventKeys);
  const postings: Posting[] = [];
  for (const key of new Set(owned.map(({ owner }) => owner))) {
    const posting = await store.readPosting(key);
    if (posting !== undefined) postings.push(posting);
  }
  return ownersOf(owned, postings);
}
