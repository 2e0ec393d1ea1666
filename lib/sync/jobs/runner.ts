import type { Problem } from '../../problem/problem';
import type { Connection, ConnectionId } from '../connection';
import type { Change, ClockPort, LockPort } from '../ports';
import { chooseNext, type Queued } from './choose';
import { drawnAgain, heldOpen } from './heldOpen';
import type { Job, JobId, JobKind } from './job';
import { hasBrought, jobAfter, jobAfterBreaking, jobAfterDeath, jobCancelled } from './jobAfter';
import { jobTable } from './jobTable';
import { laneOf } from './laneOf';
import { dueAtMs, leaseMs, mayLease, stepMs } from './lease';
import type { EnginePorts, JobStorePort, Step, StepEnd } from './ports';

/** What carries out each kind of job. */
export type Steps = { readonly [Kind in JobKind]: Step<Kind> };

/** What the runner is made of. */
export interface RunnerParts {
  readonly clock: ClockPort;
  readonly lock: LockPort;
  readonly jobs: JobStorePort;
  readonly steps: Steps;
  /** Everything of one connection, as both of its sides stand now. */
  readonly portsOf: (connection: Connection) => Promise<EnginePorts>;
  readonly announce: (change: Change) => void;
}

/** Takes steps of jobs; one instance a worker. */
export interface Runner {
  /**
   * Takes due steps, lanes side by side, and begins none after `untilMs`. Answers when the earliest of what is left
   * goes on, in milliseconds since the epoch; `undefined` where nothing does by itself.
   */
  run(untilMs: number): Promise<number | undefined>;
  /** Jobs were added or changed by somebody else: whoever runs looks again. */
  added(): void;
}

/** A job with all that taking its step needs. */
interface Due extends Queued {
  readonly connection: Connection;
}

/**
 * Makes the runner. It holds no truth: a job is taken with a lease and an epoch, and what its step brought is stored
 * in one transaction with what comes of it, so that whoever comes after a death goes on from there.
 */
export function createRunner(parts: RunnerParts): Runner {
  let tellAll: readonly (() => void)[] = [];
  const added = (): void => {
    const told = tellAll;
    tellAll = [];
    for (const tell of told) tell();
  };
  const news = (): Promise<void> =>
    new Promise((resolve) => {
      tellAll = [...tellAll, resolve];
    });
  return {
    added,
    run: (untilMs) => parts.lock.hold('jobs', () => new Running(parts, news).run(untilMs)),
  };
}

class Running {
  readonly #parts: RunnerParts;
  readonly #news: () => Promise<void>;
  /** Jobs that have looked, or are just looking, and to which nothing has come since. After a death each looks once. */
  readonly #unmoved = new Map<JobId, Job>();
  readonly #lastServed = new Map<ConnectionId, number>();
  readonly #lanes = new Map<string, Promise<void>>();
  #turn = 0;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(parts: RunnerParts, news: () => Promise<void>) {
    this.#parts = parts;
    this.#news = news;
  }

  async run(untilMs: number): Promise<number | undefined> {
    try {
      for (;;) {
        const told = this.#news();
        const isOpen = this.#nowMs() < untilMs;
        // What ends while the table is read may have made something due that was not read yet.
        const isQuiet = this.#lanes.size === 0;
        if (isOpen) await this.#beginDue();
        if (this.#lanes.size === 0 && (isQuiet || !isOpen)) break;
        if (this.#lanes.size === 0) continue;
        await Promise.race([...this.#lanes.values(), ...(isOpen ? [told] : [])]);
      }
    } finally {
      await Promise.allSettled(this.#lanes.values());
    }
    return this.#nextAtMs();
  }

  /** Takes a step in every lane that is free and has something due. */
  async #beginDue(): Promise<void> {
    const queue = await this.#queue();
    const nowMs = this.#nowMs();
    const due = queue.filter(
      ({ job, lane }) =>
        !this.#lanes.has(lane) &&
        !this.#unmoved.has(job.id) &&
        mayLease(job, nowMs) &&
        dueAtMs(job, nowMs) <= nowMs,
    );
    for (const each of chooseNext(due, this.#lastServed)) {
      this.#turn += 1;
      this.#lastServed.set(each.job.connectionId, this.#turn);
      const step = this.#take(each).finally(() => this.#lanes.delete(each.lane));
      // A failure is met by whoever races it; that nobody has met it yet is no fault.
      step.catch(() => undefined);
      this.#lanes.set(each.lane, step);
    }
  }

  async #queue(): Promise<readonly Due[]> {
    const { jobs } = this.#parts;
    const connections = new Map((await jobs.readConnections()).map((each) => [each.connectionId, each]));
    return (await jobs.readReady()).flatMap((job) => {
      const connection = connections.get(job.connectionId);
      // A connection that rests, or is gone, takes its jobs along.
      if (connection === undefined || connection.restsSinceMs !== undefined) return [];
      return { job, connection, lane: laneOf(job.kind, connection) };
    });
  }

  async #nextAtMs(): Promise<number | undefined> {
    const queue = await this.#queue();
    const nowMs = this.#nowMs();
    const times = queue.flatMap(({ job }) => (this.#unmoved.has(job.id) ? [] : dueAtMs(job, nowMs)));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async #take({ job: waiting, connection }: Due): Promise<void> {
    const { jobs, steps, portsOf } = this.#parts;
    if (waiting.leasedUntilMs !== undefined) return this.#afterDeath(waiting);
    if (await this.#isCancelled(waiting)) return this.#cancel(waiting);
    const startedAtMs = this.#nowMs();
    const job = await jobs.lease(waiting.id, startedAtMs, startedAtMs + leaseMs);
    if (job === undefined) return;
    this.#unmoved.set(job.id, job);
    try {
      const before = await this.#siblings(job);
      const step = steps[job.kind] as Step<JobKind>;
      const end = await step(await portsOf(connection), job, startedAtMs + stepMs);
      await this.#inTurn(() => this.#store(job, end, before));
    } catch (error) {
      this.#unmoved.delete(job.id);
      await this.#inTurn(() => this.#storeBroken(job, error));
    }
  }

  async #store(job: Job, end: StepEnd, before: readonly Job[]): Promise<void> {
    const nowMs = this.#nowMs();
    const now = await this.#siblings(job);
    const around = { before, now, hasCome: !this.#unmoved.has(job.id) };
    const held = heldOpen(job, end, around, nowMs);
    const after = held?.job ?? jobAfter(job, end, nowMs);
    const successors = [...(end.successors ?? []), ...drawnAgain(job, end, now)];
    const isWritten = await this.#parts.jobs.commit(after, { ...end, successors });
    if (held?.waits !== true || !isWritten) this.#unmoved.delete(job.id);
    if (!isWritten) return;
    if (held === undefined || hasBrought(job, end)) this.#move(job, end);
    this.#parts.announce({ what: 'runs' });
    if (end.prepared !== undefined) this.#parts.announce({ what: 'prepared' });
  }

  /** A step that broke says nothing of what it did; what it sent is in postings, and found there again. */
  async #storeBroken(job: Job, error: unknown): Promise<void> {
    const broken = jobAfterBreaking(job, said(error), this.#nowMs());
    const reason = problemOf(error);
    const after = reason === undefined ? broken : { ...broken, problem: reason };
    await this.#parts.jobs.commit(after, { outcome: { end: 'again' } });
    this.#parts.announce({ what: 'runs' });
  }

  async #afterDeath({ id }: Job): Promise<void> {
    const nowMs = this.#nowMs();
    await this.#parts.jobs.change(id, nowMs, (job) =>
      job.leasedUntilMs === undefined ? undefined : jobAfterDeath(job, nowMs),
    );
    this.#parts.announce({ what: 'runs' });
  }

  async #isCancelled({ runId }: Job): Promise<boolean> {
    return runId !== undefined && (await this.#parts.jobs.readRun(runId))?.state === 'cancelled';
  }

  async #cancel({ id }: Job): Promise<void> {
    const nowMs = this.#nowMs();
    await this.#parts.jobs.change(id, nowMs, (job) => jobCancelled(job, nowMs));
  }

  /** What a job brought, or that it ended, comes to those of its run that follow it. */
  #move({ id, runId, kind }: Job, { dirty = [] }: StepEnd): void {
    if (runId === undefined) return;
    for (const other of this.#unmoved.values()) {
      const isFollowed = jobTable[other.kind].follows.includes(kind);
      const isTouched = other.kind === 'prepare' && dirty.length > 0;
      if (other.runId === runId && other.id !== id && (isFollowed || isTouched))
        this.#unmoved.delete(other.id);
    }
  }

  async #siblings({ connectionId, runId }: Job): Promise<readonly Job[]> {
    return runId === undefined ? [] : this.#parts.jobs.readJobs(connectionId, runId);
  }

  /** What is written depends on the other jobs of a run: one after the other. */
  #inTurn(write: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(write);
    this.#writing = next.catch(() => undefined);
    return next;
  }

  #nowMs(): number {
    return this.#parts.clock.nowMs();
  }
}

function said(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What the store says of its own failures. */
function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && 'problem' in error ? (error.problem as Problem) : undefined;
}
