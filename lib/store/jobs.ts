import type { Job } from '../sync/jobs/job';
import { isHeldBy, leased, mayLease } from '../sync/jobs/lease';
import { newJob } from '../sync/jobs/newJob';
import type { JobStorePort, NewJob, StepEnd } from '../sync/jobs/ports';
import type { Run } from '../sync/runs/run';
import { countedRun, isUnderWay, runAfter } from '../sync/runs/runState';
import { readConnections } from './connections';
import { markDirty } from './dirty';
import { factsKeyOf } from './factsKey';
import { factStores, putFacts } from './factWrites';
import { putPrepared } from './prepared';
import type { OpenDatabase, Reading, StoreName, Writing } from './schema';
import { reading, writing } from './transaction';

const committed: readonly StoreName[] = [...factStores, 'jobs', 'runs', 'prepared', 'fetched'];

/** Jobs and runs over one database. */
export function createJobStore(open: OpenDatabase): JobStorePort {
  return {
    readReady: () =>
      reading(open, ['jobs'], async (tx) => {
        const ready = await tx.objectStore('jobs').index('byState').getAll('ready');
        return ready.sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0));
      }),
    readJobs: (connectionId, runId) =>
      reading(open, ['jobs'], async (tx) => {
        const jobs = tx.objectStore('jobs');
        if (runId === undefined) return jobs.index('byConnection').getAll(connectionId);
        const ofRun = await jobs.index('byRun').getAll(runId);
        return ofRun.filter((job) => job.connectionId === connectionId);
      }),
    addJobs: (connectionId, runId, jobs, nowMs) =>
      writing(open, ['jobs'], (tx) => putNew(tx, { connectionId, runId }, jobs, nowMs)),
    lease: (id, nowMs, untilMs) =>
      writing(
        open,
        ['jobs'],
        async (tx) => {
          const stored = await tx.objectStore('jobs').get(id);
          const taken = stored && leased(stored, nowMs, untilMs);
          if (taken !== undefined) await tx.objectStore('jobs').put(taken);
          return taken;
        },
        'strict',
      ),
    commit: (job, end) =>
      writing(open, committed, async (tx) => {
        const { connectionId, updatedAtMs: nowMs, runId } = job;
        if (!isHeldBy(job, await tx.objectStore('jobs').get(job.id))) return false;
        const connection = await tx.objectStore('connections').get(connectionId);
        if (connection === undefined) return false;
        const factsKey = factsKeyOf(connection);
        for (const facts of end.facts ?? []) await putFacts(tx, factsKey, facts, nowMs);
        if (end.fetched !== undefined) await tx.objectStore('fetched').put({ factsKey, span: end.fetched });
        if (end.prepared !== undefined) await putPrepared(tx, connectionId, end.prepared);
        await markDirty(tx, connectionId, end.dirty ?? [], nowMs);
        await tx.objectStore('jobs').put(job);
        await putNew(tx, { connectionId, runId }, end.successors ?? [], nowMs);
        await settleRun(tx, job, nowMs, end);
        return true;
      }),
    change: (id, nowMs, change) =>
      writing(open, ['jobs', 'runs'], async (tx) => {
        const stored = await tx.objectStore('jobs').get(id);
        const isFree = stored !== undefined && (stored.state !== 'ready' || mayLease(stored, nowMs));
        const changed = isFree ? change(stored) : undefined;
        if (changed === undefined) return undefined;
        await tx.objectStore('jobs').put(changed);
        await settleRun(tx, changed, nowMs);
        return changed;
      }),
    beginRun: (run, jobs) =>
      writing(open, ['jobs', 'runs'], async (tx) => {
        const { connectionId, runId, startedAtMs } = run;
        const current = (await runsOf(tx, connectionId)).find(isUnderWay);
        if (current !== undefined) return current;
        await tx.objectStore('runs').put(run);
        await putNew(tx, { connectionId, runId }, jobs, startedAtMs);
        return run;
      }),
    readRun: (runId) => reading(open, ['runs'], (tx) => tx.objectStore('runs').get(runId)),
    changeRun: (runId, change, jobs = [], nowMs = 0) =>
      writing(open, ['jobs', 'runs'], async (tx) => {
        const stored = await tx.objectStore('runs').get(runId);
        const changed = stored && change(stored);
        if (changed === undefined) return undefined;
        await tx.objectStore('runs').put(changed);
        await putNew(tx, { connectionId: changed.connectionId, runId }, jobs, nowMs);
        return changed;
      }),
    readRuns: (connectionId, most) =>
      reading(open, ['runs'], async (tx) => (await runsOf(tx, connectionId)).slice(0, most)),
    readConnections: () => reading(open, ['connections'], readConnections),
  };
}

async function putNew(
  transaction: Writing,
  of: { readonly connectionId: string; readonly runId?: string | undefined },
  jobs: readonly NewJob[],
  nowMs: number,
): Promise<void> {
  const store = transaction.objectStore('jobs');
  for (const each of jobs) {
    const made: Job | undefined = newJob(each, of, nowMs, await store.get(each.id));
    if (made !== undefined) await store.put(made);
  }
}

/** The job's run as it is with what was done and with all of its jobs as they are now. */
async function settleRun(
  transaction: Writing,
  { runId }: Job,
  nowMs: number,
  { counts, reasons }: Pick<StepEnd, 'counts' | 'reasons'> = {},
): Promise<void> {
  if (runId === undefined) return;
  const stored = await transaction.objectStore('runs').get(runId);
  if (stored === undefined) return;
  const jobs = await transaction.objectStore('jobs').index('byRun').getAll(runId);
  const counted = countedRun(stored, counts, reasons);
  await transaction.objectStore('runs').put(runAfter(counted, jobs, nowMs) ?? counted);
}

/** The newest first. */
async function runsOf(transaction: Reading, connectionId: string): Promise<Run[]> {
  const range = IDBKeyRange.bound([connectionId], [connectionId, []]);
  const runs = await transaction.objectStore('runs').index('byConnection').getAll(range);
  return runs.reverse();
}
