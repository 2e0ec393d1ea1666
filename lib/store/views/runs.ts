import type { ConnectionId } from '../../sync/connection';
import type { Prepared } from '../../sync/prepared';
import { type CallRates, runEstimate } from '../../sync/runs/estimate';
import type { Run, RunId } from '../../sync/runs/run';
import { isUnderWay } from '../../sync/runs/runState';
import { readAllReady, shownDigest } from '../../sync/runs/shownDigest';
import type { CurrentRun, Freshness, ListPart, ShownDocuments } from '../../sync/views';
import { factsKeyOf } from '../factsKey';
import { createPreparedStore } from '../prepared';
import type { OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { pageRows, placeOf, walked } from './walk';

/** Runs that are looked through for the last complete one; a day of them and more. */
const recent = 200;

/** What an estimate needs beside the jobs. */
export interface EstimateFacts {
  readonly rates: CallRates;
  nowMs(): number;
}

/** How up to date a connection is, and the run that is under way or waits for the seller's word. */
export function readFreshness(
  open: OpenDatabase,
  connectionId: ConnectionId,
  facts: EstimateFacts,
): Promise<Freshness> {
  return reading(open, ['connections', 'runs', 'jobs', 'fetched'], async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return {};
    const fetched = await tx.objectStore('fetched').get(factsKeyOf(connection));
    const runs = await newestRuns(tx, connectionId);
    const [newest] = runs;
    const open = runs.find(isUnderWay) ?? (newest?.state === 'shown' ? newest : undefined);
    const lastComplete = runs.find(({ state }) => state === 'done' || state === 'shown');
    return {
      ...(lastComplete !== undefined && { lastComplete }),
      ...(fetched !== undefined && { fetchedUntil: fetched.span.until }),
      ...(open !== undefined && { current: await withJobs(tx, open, facts) }),
    };
  });
}

async function newestRuns(transaction: Reading, connectionId: ConnectionId): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const range = IDBKeyRange.bound([connectionId], [connectionId, []]);
  let cursor = await transaction.objectStore('runs').index('byConnection').openCursor(range, 'prev');
  while (cursor !== null && runs.length < recent) {
    runs.push(cursor.value);
    if (cursor.value.state === 'done') break;
    cursor = await cursor.continue();
  }
  return runs;
}

async function withJobs(transaction: Reading, run: Run, facts: EstimateFacts): Promise<CurrentRun> {
  const all = await transaction.objectStore('jobs').index('byConnection').getAll(run.connectionId);
  const jobs = all.filter(({ runId }) => runId === run.runId);
  const estimate = runEstimate(jobs, facts.rates, facts.nowMs());
  return { run, jobs, ...(estimate !== undefined && { estimate }) };
}

/** A run with its jobs. */
export function readRun(
  open: OpenDatabase,
  runId: RunId,
  facts: EstimateFacts,
): Promise<CurrentRun | undefined> {
  return reading(open, ['runs', 'jobs'], async (tx) => {
    const run = await tx.objectStore('runs').get(runId);
    return run === undefined ? undefined : withJobs(tx, run, facts);
  });
}

/** The runs of a connection, the newest first. */
export function readRuns(
  open: OpenDatabase,
  connectionId: ConnectionId,
  after: string | undefined,
): Promise<ListPart<Run>> {
  return reading(open, ['runs'], (tx) => {
    const upper = placeOf(after)?.key ?? [connectionId, []];
    const range = IDBKeyRange.bound([connectionId], upper);
    const cursor = tx.objectStore('runs').index('byConnection').openCursor(range, 'prev');
    return walked(cursor, 'prev', after, (run) => run);
  });
}

/** What a run that only looked has found: all that could be sent of what it was asked for. */
export async function readShown(open: OpenDatabase, runId: RunId): Promise<ShownDocuments> {
  const rows = await readyOf(open, runId);
  const sums = new Map<string, ShownDocuments['sums'][number]>();
  for (const { kind, currency, totalMinor = 0 } of rows) {
    if (kind === undefined || currency === undefined) continue;
    const key = `${kind} ${currency}`;
    const before = sums.get(key) ?? { kind, currency, count: 0, totalMinor: 0 };
    sums.set(key, { ...before, count: before.count + 1, totalMinor: before.totalMinor + totalMinor });
  }
  return { digest: shownDigest(rows), count: rows.length, sums: [...sums.values()] };
}

/** The same, row by row. */
export async function readReady(
  open: OpenDatabase,
  of: { readonly connectionId: ConnectionId } | { readonly runId: RunId },
  after: string | undefined,
): Promise<ListPart<Prepared>> {
  const all =
    'runId' in of
      ? await readyOf(open, of.runId)
      : await readAllReady(createPreparedStore(open, of.connectionId));
  const rows = all.filter(({ draftKey }) => after === undefined || draftKey > after);
  const shown = rows.slice(0, pageRows);
  const last = shown.at(-1);
  return rows.length > shown.length && last !== undefined
    ? { rows: shown, next: last.draftKey }
    : { rows: shown };
}

async function readyOf(open: OpenDatabase, runId: RunId): Promise<readonly Prepared[]> {
  const run = await reading(open, ['runs'], (tx) => tx.objectStore('runs').get(runId));
  return run === undefined ? [] : readAllReady(createPreparedStore(open, run.connectionId), run.asked.what);
}
