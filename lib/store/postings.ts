import type { Posting } from '../posting/posting';
import { problem } from '../problem/problem';
import type { WriteOutcome } from '../sync/ports';
import { storedPosting } from './hashed';
import { foreignOwner, setOwnership } from './ownership';
import { markPosting } from './postingTouched';
import type { Reading, Writing } from './schema';
import { StoreError } from './storeError';

/** The postings of an order, of the company `realmId` where one is given. */
export async function readPostings(
  transaction: Reading,
  orderId: string,
  realmId?: string,
): Promise<readonly Posting[]> {
  const all = await transaction.objectStore('postings').index('byOrder').getAll(orderId);
  return realmId === undefined ? all : all.filter((posting) => posting.realmId === realmId);
}

/**
 * Writes a posting and what it owns, where the store still holds the version `expected` (`undefined`:
 * none) and nobody else owns what it covers. Otherwise nothing is written.
 */
export async function putPosting(
  transaction: Writing,
  posting: Posting,
  expected: number | undefined,
): Promise<WriteOutcome> {
  // `updatedAtMs` is the version: a write that keeps it could not be told from what it replaced.
  if (posting.updatedAtMs === expected)
    throw new StoreError(problem('internal', {}, { said: `Posting ${posting.key} keeps its version` }));
  const store = transaction.objectStore('postings');
  const stored = await storedPosting(transaction, posting.key);
  if (stored?.posting.updatedAtMs !== expected) return { written: false, because: 'changed' };
  const owner = await foreignOwner(transaction, posting);
  if (owner !== undefined) return { written: false, because: 'owned', owner };
  await setOwnership(transaction, posting);
  await markPosting(transaction, stored?.posting.state, posting);
  if (stored !== undefined && stored.under !== posting.key) await store.delete(stored.under);
  await store.put(posting);
  return { written: true };
}
