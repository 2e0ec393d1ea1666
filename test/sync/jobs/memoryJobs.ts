import type { Connection } from '../../../lib/sync/connection';
import type { Job, JobId } from '../../../lib/sync/jobs/job';
import { isHeldBy, leased, mayLease } from '../../../lib/sync/jobs/lease';
import { newJob } from '../../../lib/sync/jobs/newJob';
import type { JobStorePort, NewJob, StepEnd } from '../../../lib/sync/jobs/ports';
import type { Run, RunId } from '../../../lib/sync/runs/run';
import { countedRun, isUnderWay, runAfter } from '../../../lib/sync/runs/runState';

/** Writes what a step brought beside its job, in the same transaction. */
export type WriteBrought = (job: Job, end: StepEnd) => void;

/** Jobs and runs in memory: each method a transaction, because nothing in it waits. Outlives its workers. */
export class MemoryJobs implements JobStorePort {
  readonly jobs = new Map<JobId, Job>();
  readonly runs = new Map<RunId, Run>();
  readonly connections: Connection[];
  readonly #write: WriteBrought;

  constructor(connections: readonly Connection[], write: WriteBrought = () => undefined) {
    this.connections = [...connections];
    this.#write = write;
  }

  async readReady(): Promise<readonly Job[]> {
    return [...this.jobs.values()]
      .filter(({ state }) => state === 'ready')
      .sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0))
      .map(copied);
  }

  async readJobs(connectionId: string, runId?: RunId): Promise<readonly Job[]> {
    return [...this.jobs.values()]
      .filter((job) => job.connectionId === connectionId && (runId === undefined || job.runId === runId))
      .map(copied);
  }

  async addJobs(
    connectionId: string,
    runId: RunId | undefined,
    jobs: readonly NewJob[],
    nowMs: number,
  ): Promise<void> {
    for (const added of jobs) {
      const job = newJob(added, { connectionId, runId }, nowMs, this.jobs.get(added.id));
      if (job !== undefined) this.jobs.set(job.id, copied(job));
    }
  }

  async lease(id: JobId, nowMs: number, untilMs: number): Promise<Job | undefined> {
    const stored = this.jobs.get(id);
    const job = stored === undefined ? undefined : leased(stored, nowMs, untilMs);
    if (job !== undefined) this.jobs.set(id, copied(job));
    return job === undefined ? undefined : copied(job);
  }

  async commit(job: Job, end: StepEnd): Promise<boolean> {
    if (!isHeldBy(job, this.jobs.get(job.id))) return false;
    this.#write(job, end);
    this.jobs.set(job.id, copied(job));
    await this.addJobs(job.connectionId, job.runId, end.successors ?? [], job.updatedAtMs);
    this.#settleRun(job, job.updatedAtMs, end);
    return true;
  }

  #settleRun({ runId }: Job, nowMs: number, end?: StepEnd): void {
    const run = this.runs.get(runId ?? '');
    if (run === undefined) return;
    const counted = countedRun(run, end?.counts, end?.reasons);
    const ofRun = [...this.jobs.values()].filter((each) => each.runId === runId);
    this.runs.set(run.runId, runAfter(counted, ofRun, nowMs) ?? counted);
  }

  async change(id: JobId, nowMs: number, change: (job: Job) => Job | undefined): Promise<Job | undefined> {
    const stored = this.jobs.get(id);
    if (stored === undefined || (stored.state === 'ready' && !mayLease(stored, nowMs))) return undefined;
    const job = change(copied(stored));
    if (job === undefined) return undefined;
    this.jobs.set(id, copied(job));
    this.#settleRun(job, nowMs);
    return job;
  }

  async beginRun(run: Run, jobs: readonly NewJob[]): Promise<Run> {
    const underWay = [...this.runs.values()].find(
      (each) => each.connectionId === run.connectionId && isUnderWay(each),
    );
    if (underWay !== undefined) return underWay;
    this.runs.set(run.runId, copied(run));
    await this.addJobs(run.connectionId, run.runId, jobs, run.startedAtMs);
    return run;
  }

  async readRun(runId: RunId): Promise<Run | undefined> {
    return copied(this.runs.get(runId));
  }

  async changeRun(
    runId: RunId,
    change: (run: Run) => Run | undefined,
    jobs: readonly NewJob[] = [],
    nowMs = 0,
  ): Promise<Run | undefined> {
    const stored = this.runs.get(runId);
    const run = stored === undefined ? undefined : change(copied(stored));
    if (run === undefined) return undefined;
    this.runs.set(runId, copied(run));
    await this.addJobs(run.connectionId, runId, jobs, nowMs);
    return run;
  }

  async readRuns(connectionId: string, most: number): Promise<readonly Run[]> {
    return [...this.runs.values()]
      .filter((run) => run.connectionId === connectionId)
      .sort((a, b) => b.startedAtMs - a.startedAtMs)
      .slice(0, most)
      .map(copied);
  }

  async readConnections(): Promise<readonly Connection[]> {
    return this.connections;
  }
}

/** Nobody who read a row may change the stored one. */
function copied<T>(value: T): T {
  return structuredClone(value);
}
