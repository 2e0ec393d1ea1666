import { isQuestionOpen } from '../posting/answered';
import { evidenceProblems } from '../posting/evidence';
import type { Posting, PostingState } from '../posting/posting';
import type { Problem } from '../problem/problem';
import { realmOf } from '../sync/connections/status';
import { readAccounts } from './accounts';
import type { Reading, StoreName } from './schema';

/** States that need the seller or whose outcome nobody knows. */
const pressing: readonly PostingState[] = ['blocked', 'rejected', 'unknown'];

/** States that need the seller where something is wrong with them; the others go on by themselves. */
const pressingWithProblem: readonly PostingState[] = ['posted', 'exists', 'changing', 'undoing'];

/** States in which the seller is asked what is to become of the document. */
const asking: readonly PostingState[] = ['edited', 'gone'];

/** Postings that need the seller, the newest first: of one company, or of all that are connected. */
export async function readAttention(transaction: Reading, realmId?: string): Promise<readonly Posting[]> {
  const realms = realmId === undefined ? await connectedRealms(transaction) : new Set([realmId]);
  const store = transaction.objectStore('postings');
  const found: Posting[] = await store.index('byProblem').getAll();
  for (const state of [...pressing, ...asking]) found.push(...(await store.index('byState').getAll(state)));
  const byKey = new Map(found.filter(needsAttention).map((posting) => [posting.key, posting]));
  return [...byKey.values()]
    .filter((posting) => realms.size === 0 || realms.has(posting.realmId))
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs);
}

/** Companies that are connected; while none is, what was sent to any still needs its seller. */
async function connectedRealms(transaction: Reading): Promise<ReadonlySet<string>> {
  const accounts = await readAccounts(transaction);
  return new Set(
    accounts.flatMap((each) =>
      each.side === 'quickbooks' && each.state !== 'none' ? (realmOf(each) ?? []) : [],
    ),
  );
}

/** Everything that `countAttention` looks at. */
export const attentionStores: readonly StoreName[] = [
  'postings',
  'accounts',
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
