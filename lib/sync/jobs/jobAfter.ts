import { type Problem, problem } from '../../problem/problem';
import type { Job } from './job';
import { jobTable } from './jobTable';
import type { StepEnd } from './ports';

/** The first wait after a step that broke; each further one waits twice as long. */
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;
/** A browser that was closed says less of a job than a step that broke. */
const deathsFor = 4;
/** What took a worker along may do so again: others go first. */
const deathWaitMs = 30_000;

/** A job after one of its steps. */
export function jobAfter(job: Job, end: StepEnd, nowMs: number): Job {
  const { leasedUntilMs: _lease, nextAtMs: _next, problem: _problem, ...kept } = job;
  const next: Job = {
    ...kept,
    ...('cursor' in end ? { cursor: end.cursor } : {}),
    progress: end.progress ?? job.progress,
    updatedAtMs: nowMs,
  };
  const { outcome } = end;
  switch (outcome.end) {
    case 'done':
      return { ...next, state: 'done', attempts: 0 };
    case 'again': {
      if (hasBrought(job, end) || outcome.atMs !== undefined)
        return { ...next, attempts: 0, nextAtMs: outcome.atMs ?? nowMs };
      return triedAgain(next, nowMs, problem('job_stands_still', { what: jobTable[job.kind].what }));
    }
    case 'slowDown':
      return { ...next, attempts: 0, nextAtMs: outcome.untilMs, problem: outcome.problem };
    case 'blocked':
      return { ...next, state: 'blocked', problem: outcome.problem };
  }
}

/** A job of which a step broke, for whatever reason. */
export function jobAfterBreaking(job: Job, said: string, nowMs: number): Job {
  const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = job;
  return triedAgain(
    { ...kept, updatedAtMs: nowMs },
    nowMs,
    problem('job_broke', { what: jobTable[job.kind].what }, { said }),
  );
}

/**
 * A job whose holder died in the middle of a step. Browsers are closed in the middle of work every day, and what a
 * step has stored elsewhere stays: only what never comes to its end is put aside.
 */
export function jobAfterDeath(job: Job, nowMs: number): Job {
  const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = job;
  const attempts = job.attempts + 1;
  const next = { ...kept, attempts, updatedAtMs: nowMs };
  if (attempts >= deathsFor * jobTable[job.kind].mostAttempts)
    return {
      ...next,
      state: 'quarantined',
      problem: problem('job_interrupted', { what: jobTable[job.kind].what }),
    };
  return { ...next, nextAtMs: attempts <= 2 ? nowMs : nowMs + deathWaitMs };
}

/** A blocked or quarantined job that is tried again: at the seller's word, or because its cause was mended. */
export function jobRetried(job: Job, nowMs: number): Job | undefined {
  if (job.state !== 'blocked' && job.state !== 'quarantined') return undefined;
  const { problem: _problem, leasedUntilMs: _lease, ...kept } = job;
  return { ...kept, state: 'ready', attempts: 0, nextAtMs: nowMs, updatedAtMs: nowMs };
}

/** A job that is not to be done any more; what it has brought stays. */
export function jobCancelled(job: Job, nowMs: number): Job | undefined {
  if (job.state === 'done' || job.state === 'cancelled') return undefined;
  const { nextAtMs: _next, leasedUntilMs: _lease, problem: _problem, ...kept } = job;
  return { ...kept, state: 'cancelled', updatedAtMs: nowMs };
}

function triedAgain(job: Job, nowMs: number, reason: Problem): Job {
  const attempts = job.attempts + 1;
  if (attempts >= jobTable[job.kind].mostAttempts)
    return { ...job, attempts, state: 'quarantined', problem: reason };
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
  return { ...job, attempts, nextAtMs: nowMs + waitMs, problem: reason };
}

/** Whether a step has come further. A step that says "again" and has not would go on for ever. */
export function hasBrought(job: Job, end: StepEnd): boolean {
  return (
    ('cursor' in end && JSON.stringify(end.cursor) !== JSON.stringify(job.cursor)) ||
    (end.facts ?? []).length > 0 ||
    (end.successors ?? []).length > 0 ||
    (end.dirty ?? []).length > 0 ||
    end.fetched !== undefined ||
    [end.prepared?.put, end.prepared?.of, end.prepared?.clean].some((rows) => (rows ?? []).length > 0) ||
    Object.values(end.counts ?? {}).some((count) => count > 0)
  );
}
