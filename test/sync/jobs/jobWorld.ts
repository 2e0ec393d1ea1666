import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import { problem } from '../../../lib/problem/problem';
import type { Connection } from '../../../lib/sync/connection';
import type { Job, JobKind } from '../../../lib/sync/jobs/job';
import { leaseMs } from '../../../lib/sync/jobs/lease';
import type { EnginePorts, JobStorePort, NewJob, StepEnd } from '../../../lib/sync/jobs/ports';
import { createRunner, type Runner, type Steps } from '../../../lib/sync/jobs/runner';
import type { Run, RunAsked } from '../../../lib/sync/runs/run';
import { noCounts } from '../../../lib/sync/runs/runState';
import { memoryLock } from '../../auth/memory';
import { MemoryJobs } from './memoryJobs';

/** A connection with nothing special about it. */
export function connectionOf(connectionId: string, change: Partial<Connection> = {}): Connection {
  return {
    connectionId,
    amazonAccountId: `amazon-of-${connectionId}`,
    realmId: `company-of-${connectionId}`,
    settings: {
      books: unitedStatesSettings,
      rules: [],
      sync: {
        schedule: { every: 'never' },
        filter: { statuses: ['shipped'], channel: 'all' },
        sendsByItself: [],
      },
    },
    updatedAtMs: 1,
    ...change,
  };
}

/** What a run asks that asks for nothing special. */
export const changes: RunAsked = { what: { by: 'changes' }, dryRun: false };

/** The record of a run that has just begun. */
export function runOf(runId: string, connectionId: string, asked: RunAsked = changes): Run {
  return {
    runId,
    connectionId,
    by: 'click',
    asked,
    state: 'running',
    counts: noCounts,
    reasons: [],
    startedAtMs: 1_000,
  };
}

/** A job of any kind; what it is asked matters to its step alone. */
export function jobOf(kind: JobKind, id: string, change: Partial<NewJob> = {}): NewJob {
  return { id, kind, asked: { of: id }, urgency: 'background', ...change } as unknown as NewJob;
}

/** What a toy step may do. */
export type ToyStep = (job: Job, untilMs: number) => Promise<StepEnd> | StepEnd;

/** A store of jobs on a clock that tests move, and workers at it. */
export class JobWorld {
  nowMs = 1_000_000;
  readonly jobs: MemoryJobs;
  /** Steps that were taken: `fetchTransactions fetch/1`. */
  readonly taken: string[] = [];
  readonly announced: string[] = [];
  readonly steps: Record<JobKind, ToyStep>;

  constructor(
    connections: readonly Connection[] = [connectionOf('first')],
    steps: Partial<Record<JobKind, ToyStep>> = {},
    write: (job: Job, end: StepEnd) => void = () => undefined,
  ) {
    this.jobs = new MemoryJobs(connections, write);
    const done: ToyStep = () => ({ outcome: { end: 'done' } });
    this.steps = {
      fetchTransactions: done,
      fetchOrders: done,
      fetchListed: done,
      fetchSettlements: done,
      fetchReport: done,
      prepare: done,
      send: done,
      ...steps,
    };
  }

  /** A worker that has just started; `jobs` may stand between it and the table. */
  worker(jobs: JobStorePort = this.jobs): Runner {
    const take =
      (kind: JobKind) =>
      async (_ports: EnginePorts, job: Job, untilMs: number): Promise<StepEnd> => {
        this.taken.push(`${kind} ${job.id}`);
        return this.steps[kind](job, untilMs);
      };
    const steps = Object.fromEntries(
      (Object.keys(this.steps) as JobKind[]).map((kind) => [kind, take(kind)]),
    ) as unknown as Steps;
    return createRunner({
      clock: { nowMs: () => this.nowMs },
      lock: memoryLock(),
      jobs,
      steps,
      portsOf: async (connection) => ({ connection }) as EnginePorts,
      announce: ({ what }) => this.announced.push(what),
    });
  }

  /** Workers wake as they say until nothing is left to do by itself. */
  async settle(worker: () => Runner = () => this.worker()): Promise<void> {
    for (let round = 0; round < 500; round += 1) {
      const nextAtMs = await worker().run(Number.POSITIVE_INFINITY);
      if (nextAtMs === undefined) return;
      this.nowMs = Math.max(this.nowMs + 1, nextAtMs);
    }
    throw new Error('it does not end');
  }

  /** The state of every job, by id. */
  states(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.jobs.jobs.values()].map(({ id, state }) => [id, state]));
  }
}

/** A table that stops answering at its n-th call: before it did what was asked, or after. */
export function dyingJobs(jobs: JobStorePort, diesAt: number, when: 'before' | 'after') {
  const life = { calls: 0, isDead: false, died: Promise.resolve() };
  let tell: () => void = () => undefined;
  life.died = new Promise((resolve) => {
    tell = resolve;
  });
  const dead = (): Promise<never> => {
    life.isDead = true;
    tell();
    return new Promise(() => undefined);
  };
  const proxy = new Proxy(jobs, {
    get(target, name: keyof JobStorePort) {
      const method = target[name] as (...asked: unknown[]) => Promise<unknown>;
      return async (...asked: unknown[]) => {
        life.calls += 1;
        if (life.isDead || (life.calls === diesAt && when === 'before')) return dead();
        const answer = await method.apply(target, asked);
        return life.calls >= diesAt && diesAt > 0 ? dead() : answer;
      };
    },
  });
  return { jobs: proxy, life };
}

/** A time after which no lease of a dead worker counts. */
export const afterLeaseMs = leaseMs + 1;

/** A problem to be blocked or slowed down with. */
export const someProblem = problem('amazon_unavailable');
