import { isQuestionOpen } from '../posting/answered';
import type { Posting, PostingState } from '../posting/posting';
import { readBooks } from './books';
import type { Reading } from './schema';

/** States that need the seller or whose outcome nobody knows. */
const pressing: readonly PostingState[] = ['blocked', 'rejected', 'unknown'];

/** States that need the seller where something is wrong with them; the others go on by themselves. */
const pressingWithProblem: readonly PostingState[] = ['posted', 'exists', 'changing', 'undoing'];

/** States in which the seller is asked what is to become of the document. */
const asking: readonly PostingState[] = ['edited', 'gone'];

/** Postings of the connected company that need the seller, the newest first. */
export async function readAttention(transaction: Reading): Promise<readonly Posting[]> {
  const realmId = (await readBooks(transaction))?.company.realmId;
  const store = transaction.objectStore('postings');
  const found: Posting[] = await store.index('byProblem').getAll();
  for (const state of [...pressing, ...asking]) found.push(...(await store.index('byState').getAll(state)));
  const byKey = new Map(found.filter(needsAttention).map((posting) => [posting.key, posting]));
  return [...byKey.values()]
    .filter((posting) => realmId === undefined || posting.realmId === realmId)
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs);
}

function needsAttention(posting: Posting): boolean {
  const { state, problem } = posting;
  if (asking.includes(state)) return isQuestionOpen(posting);
  return pressing.includes(state) || (problem !== undefined && pressingWithProblem.includes(state));
}
