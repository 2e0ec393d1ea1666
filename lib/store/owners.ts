import type { Owners } from '../books/bookContext';
import type { EventKey } from '../ledger/event';
import { ownersOf } from '../posting/owners';
import type { Posting } from '../posting/posting';
import { readOwners } from './ownership';
import type { Reading } from './schema';

/** What is in a company's books of these events, their order's own documents and others; `known` were read already. */
export async function readBookOwners(
  transaction: Reading,
  realmId: string,
  eventKeys: readonly EventKey[],
  known: readonly Posting[],
): Promise<Owners> {
  const owned = await readOwners(transaction, realmId, eventKeys);
  const postings = new Map(known.map((posting) => [posting.key, posting]));
  for (const { owner } of owned) {
    if (postings.has(owner)) continue;
    const posting = await transaction.objectStore('postings').get(owner);
    if (posting !== undefined) postings.set(owner, posting);
  }
  return ownersOf(owned, postings.values());
}
