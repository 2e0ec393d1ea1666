import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Quota } from '../bucket';
import type { Connection, ConnectionId } from '../connection';
import { planJobs } from '../jobs/planJobs';
import type { FactStorePort, JobStorePort } from '../jobs/ports';
import type { Change, ClockPort } from '../ports';
import type { Run, RunAsked } from './run';
import { noCounts } from './runState';

/** What beginning and changing runs needs. */
export interface RunParts {
  readonly clock: ClockPort;
  readonly jobs: JobStorePort;
  readonly factsOf: (connection: Connection) => Pick<FactStorePort, 'readFetched'>;
  /** Amazon's quotas, by which the cheapest route is chosen. */
  readonly quotas: readonly Quota[];
  readonly newRunId: () => string;
  readonly announce: (change: Change) => void;
}

/** Runs that are looked through for the last complete one. */
const mostRuns = 50;

/** Begins a run with all of its jobs; where one of the connection is under way, that one is answered. */
export async function beginRun(
  parts: RunParts,
  connectionId: ConnectionId,
  asked: RunAsked,
  by: Run['by'],
): Promise<Result<Run>> {
  const { clock, jobs, factsOf, quotas, newRunId, announce } = parts;
  const all = await jobs.readConnections();
  const connection = all.find((each) => each.connectionId === connectionId);
  if (connection === undefined) return failed(problem('connection_gone'));
  const nowMs = clock.nowMs();
  const run: Run = {
    runId: newRunId(),
    connectionId,
    by,
    asked,
    state: 'running',
    counts: noCounts,
    reasons: [],
    startedAtMs: nowMs,
  };
  const planned = planJobs({
    connection,
    run,
    nowMs,
    fetched: await factsOf(connection).readFetched(),
    lastComplete: await lastComplete(jobs, connectionId),
    quotas,
  });
  const begun = await jobs.beginRun(run, planned);
  announce({ what: 'runs' });
  return ok(begun);
}

/** The last run that brought everything up to date. */
export async function lastComplete(
  jobs: Pick<JobStorePort, 'readRuns'>,
  connectionId: ConnectionId,
): Promise<Run | undefined> {
  const runs = await jobs.readRuns(connectionId, mostRuns);
  return runs.find(
    ({ state, asked }) => (state === 'done' || state === 'shown') && asked.what.by === 'changes',
  );
}
