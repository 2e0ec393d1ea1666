import { isQuestionOpen } from '../../posting/answered';
import { evidenceProblems } from '../../posting/evidence';
import type { Posting } from '../../posting/posting';
import { type Problem, problem } from '../../problem/problem';
import type { ConnectionId } from '../../sync/connection';
import type { AttentionRow } from '../../sync/views';
import { readAttention } from '../attention';
import type { OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { readReasons } from './reasons';

/** Rows of one sort at most: the head of the list says how many there are in all. */
const most = 200;

/** What needs the seller in a connection: its documents, its updates, what it keeps back, its files, its schedule. */
export async function readAttentionRows(
  open: OpenDatabase,
  connectionId: ConnectionId,
): Promise<readonly AttentionRow[]> {
  const stores = ['connections', 'postings', 'jobs', 'evidence', 'writers'] as const;
  const rows = await reading(open, stores, async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return [];
    const { realmId, settings } = connection;
    const found = await haltedJobs(tx, connectionId);
    if (realmId === undefined) return found;
    const ofCompany = await readAttention(tx, realmId);
    found.push(...ofCompany.slice(0, most).flatMap(ofPosting));
    found.push(...(await ofEvidence(tx, realmId)));
    const writer = await tx.objectStore('writers').get(realmId);
    if (
      settings.sync.sendsByItself.length > 0 &&
      writer?.problem !== undefined &&
      isForSeller(writer.problem)
    )
      found.push({ problem: writer.problem, what: 'Settings', leadsTo: 'settings' });
    return found;
  });
  const blocked = (await readReasons(open, connectionId)).filter(({ state }) => state === 'blocked');
  return [
    ...rows,
    ...blocked.map(
      (group): AttentionRow => ({
        problem: group.problem,
        what: group.count === 1 ? 'One document' : `${group.count} documents`,
        leadsTo: 'waiting',
      }),
    ),
  ];
}

async function haltedJobs(transaction: Reading, connectionId: ConnectionId): Promise<AttentionRow[]> {
  const index = transaction.objectStore('jobs').index('byState');
  const jobs = [...(await index.getAll('blocked')), ...(await index.getAll('quarantined'))];
  return jobs.flatMap((job) =>
    job.connectionId !== connectionId || job.problem === undefined
      ? []
      : { problem: job.problem, what: 'The update', ...(job.runId !== undefined && { runId: job.runId }) },
  );
}

function ofPosting(posting: Posting): readonly AttentionRow[] {
  const { key, orderId, problem: own, remote, state } = posting;
  const number = remote?.number ?? posting.number;
  const named = { what: number, ...(orderId === undefined ? { postingKey: key } : { orderId }) };
  if (isQuestionOpen(posting)) {
    const asked = problem(state === 'edited' ? 'edited_since' : 'document_deleted', { number });
    return [{ ...named, problem: asked, what: number, postingKey: key }];
  }
  if (own !== undefined) return [{ ...named, problem: own }];
  return state === 'unknown' ? [{ ...named, problem: problem('outcome_open') }] : [];
}

async function ofEvidence(transaction: Reading, realmId: string): Promise<readonly AttentionRow[]> {
  const all = await transaction
    .objectStore('evidence')
    .getAll(IDBKeyRange.bound(`${realmId}/`, `${realmId}/\uffff`));
  return all.flatMap((evidence) => {
    const pressing = evidenceProblems(evidence).find(isForSeller);
    return pressing === undefined
      ? []
      : { problem: pressing, what: evidence.number, leadsTo: 'settlements' as const };
  });
}

function isForSeller({ retry }: Problem): boolean {
  return retry.kind !== 'after';
}
