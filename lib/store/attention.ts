import { isQuestionOpen } from '../posting/answered';
import { evidenceProblems } from '../posting/evidence';
import type { Posting, PostingState } from '../posting/posting';
import type { Problem } from '../problem/problem';
import { readBooks } from './books';
import type { Reading, StoreName } from './schema';

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

/** Everything that `countAttention` looks at. */
export const attentionStores: readonly StoreName[] = [
  'postings',
  'companies',
  'singles',
  'connections',
  'prepared',
  'jobs',
  'evidence',
  'writers',
];

/**
 * How many things need the seller: documents in QuickBooks or on their way there, documents that cannot be drawn or
 * sent, updates that stopped, files that were not attached, and a schedule that another browser has taken over.
 */
export async function countAttention(transaction: Reading): Promise<number> {
  let count = (await readAttention(transaction)).length;
  const connections = await transaction.objectStore('connections').getAll();
  for (const { connectionId, realmId, restsSinceMs, settings } of connections) {
    if (restsSinceMs !== undefined) continue;
    const blocked = IDBKeyRange.bound([connectionId, 'blocked'], [connectionId, 'blocked', []]);
    count += await transaction.objectStore('prepared').index('byState').count(blocked);
    if (realmId === undefined || settings.sync.sendsByItself.length === 0) continue;
    const writer = await transaction.objectStore('writers').get(realmId);
    if (writer?.problem !== undefined && isForSeller(writer.problem)) count += 1;
  }
  const ids = new Set(connections.map(({ connectionId }) => connectionId));
  for (const state of ['blocked', 'quarantined'] as const) {
    const jobs = await transaction.objectStore('jobs').index('byState').getAll(state);
    count += jobs.filter((job) => ids.has(job.connectionId)).length;
  }
  const evidence = await transaction.objectStore('evidence').getAll();
  return count + evidence.filter((each) => evidenceProblems(each).some(isForSeller)).length;
}

/** What goes on by itself needs nobody. */
function isForSeller({ retry }: Problem): boolean {
  return retry.kind !== 'after';
}

function needsAttention(posting: Posting): boolean {
  const { state, problem } = posting;
  if (asking.includes(state)) return isQuestionOpen(posting);
  return pressing.includes(state) || (problem !== undefined && pressingWithProblem.includes(state));
}
