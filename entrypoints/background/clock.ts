import type { ClockPort, LockPort } from '../../lib/sync/ports';

/** The machine's clock. */
export const clock: ClockPort = { nowMs: () => Date.now() };

/** Time that this process has lived, which nobody can set. */
export const livedMs = (): number => performance.now();

/** Resolves when `waitMs` have passed; waits of a few seconds only, for a worker may be stopped. */
export const sleep = (waitMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, waitMs));

/** A moment by the clock on the wall: `14:05`. */
export const timeOfDay = (atMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** The browser's locks: one holder over all contexts, released when the holder dies. */
export const lock: LockPort = {
  async hold(name, run) {
    return navigator.locks.request(name, run);
  },
};
