import type { Posting, PostingState } from '../posting/posting';
import { readBooks } from './books';
import type { Reading } from './schema';

/** States that need the seller or whose outcome nobody knows. */
const pressing: readonly PostingState[] = ['blocked', 'rejected', 'unknown', 'edited'];

/** States that need the seller where something is wrong with them; the others go on by themselves. */
const pressingWithProblem: readonly PostingState[] = ['posted', 'exists', 'gone', 'changing', 'undoing'];

/** Postings of the connected company that need the seller, the newest first. */
export async function readAttention(transaction: Reading): Promise<readonly Posting[]> {
  const realmId = (await readBooks(transaction))?.company.realmId;
  const store = transaction.objectStore('postings');
  const found: Posting[] = await store.index('byProblem').getAll();
  for (const state of pressing) found.push(...(await store.index('byState').getAll(state)));
  const byKey = new Map(found.filter(needsAttention).map((posting) => [posting.key, posting]));
  return [...byKey.values()]
    .filter((posting) => realmId === undefined || posting.realmId === realmId)
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs);
}

function needsAttention({ state, problem }: Posting): boolean {
  return pressing.includes(state) || (problem !== undefined && pressingWithProblem.includes(state));
}
