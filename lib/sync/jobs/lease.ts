import type { Job } from './job';

/** A step takes at most this long. */
export const stepMs = 20_000;
/** So long a job is its holder's: a step, a call that hangs, and the writing of what it brought. */
export const leaseMs = 90_000;

/** Whether a job can be taken: it is ready, and nobody holds it. A lease that reaches too far is a clock that was set. */
export function mayLease({ state, leasedUntilMs }: Job, nowMs: number): boolean {
  return (
    state === 'ready' &&
    (leasedUntilMs === undefined || leasedUntilMs <= nowMs || leasedUntilMs > nowMs + leaseMs)
  );
}

/** A job as its new holder has it; `undefined` where it cannot be taken. Whoever held it before is fenced off. */
export function leased<Any extends Job>(job: Any, nowMs: number, untilMs: number): Any | undefined {
  return mayLease(job, nowMs) ? { ...job, epoch: job.epoch + 1, leasedUntilMs: untilMs } : undefined;
}

/** Whether what a holder of `held` brought may be written over what is stored. */
export function isHeldBy(held: Job, stored: Job | undefined): boolean {
  return (
    stored !== undefined &&
    stored.state === 'ready' &&
    stored.epoch === held.epoch &&
    stored.leasedUntilMs !== undefined
  );
}

/**
 * When a job goes on: at its time, or when the lease of a dead holder ends. A moment from before this machine's
 * clock was set back says nothing.
 */
export function dueAtMs(job: Job, nowMs: number): number {
  const { nextAtMs = nowMs, leasedUntilMs, updatedAtMs } = job;
  const atMs = updatedAtMs > nowMs ? nowMs : nextAtMs;
  return leasedUntilMs === undefined || mayLease(job, nowMs) ? atMs : Math.max(atMs, leasedUntilMs);
}
