import {
  type BucketStart,
  type Instants,
  newBucket,
  pause,
  type Quota,
  settle,
  type Taken,
  take,
} from './bucket';
import { httpDateMs } from './httpDate';
import type { Bucket, BucketStorePort, ClockPort } from './ports';
import { createServerTime } from './serverTime';

/** Who is served first: a seller who waits, or work that nobody looks at. */
export type Urgency = 'click' | 'background';

/** Keeps one account within the other side's quotas, over all deaths of the worker. */
export interface Throttle {
  /**
   * The tokens of one call (`cost`, one by default), stored before it is answered; sleeps through waits of up to
   * `waitAtMostMs` in all.
   */
  take(
    operation: string,
    how: { readonly waitAtMostMs: number; readonly urgency?: Urgency; readonly cost?: number },
  ): Promise<Taken>;
  /** What an answer said of the time and of the limits. To be told of every answer. */
  heard(operation: string, answer: HeardAnswer): Promise<void>;
}

/** The parts of an answer that the throttle learns from. */
export interface HeardAnswer {
  /** The Date header. */
  readonly date: string | null;
  /** Calls a second that the other side named. */
  readonly ratePerSecond?: number;
  /** The other side refused for its limits: no call for this long. */
  readonly slowDownMs?: number;
}

/** What a throttle is made of. */
export interface ThrottleParts {
  /** Key of the account: `amazon/na/A1B2C3`, `quickbooks/4620816365`. */
  readonly account: string;
  readonly quotas: readonly Quota[];
  readonly store: BucketStorePort;
  readonly clock: ClockPort;
  /** Time that this process has lived, which nobody can set: `performance.now()`. */
  readonly livedMs: () => number;
  readonly sleep: (waitMs: number) => Promise<void>;
  /** What a bucket that is not in the store begins with: `full` on a first install only. */
  readonly start: BucketStart;
}

/** Tokens that background work leaves to a seller's click. */
const keptForClicks = 2;
/** Never remembered as a lower rate than this: a header of 0 would stop an account for good. */
const leastRatePerSecond = 0.0001;

/** The throttle of one account. One instance a process: it remembers what the servers say the time is. */
export function createThrottle(parts: ThrottleParts): Throttle {
  const { account, quotas, store, clock, livedMs, sleep, start } = parts;
  const bornMs = livedMs();
  const settledAt = new Map<string, number>();
  const caughtUp = new Set<string>();
  const serverTime = createServerTime(livedMs);

  const instantsOf = (key: string): Instants => {
    const since = settledAt.get(key) ?? bornMs;
    const server = serverTime.now();
    return {
      localMs: clock.nowMs(),
      livedMs: Math.max(0, livedMs() - since),
      caughtUp: caughtUp.has(key),
      ...(server === undefined ? {} : { server }),
    };
  };

  const update = async <T>(
    operation: string,
    change: (settled: Bucket, quota: Quota, instants: Instants) => { bucket: Bucket; answer: T },
  ): Promise<T> => {
    const quota = quotas.find((row) => row.operation === operation);
    if (quota === undefined) throw new RangeError(`No quota is known for ${operation}`);
    const key = `${account}/${operation}`;
    return store.update(key, (stored) => {
      // In here, for the store runs one change at a time: time that passed is counted once.
      const instants = instantsOf(key);
      settledAt.set(key, livedMs());
      if (instants.server !== undefined) caughtUp.add(key);
      const settled =
        stored === undefined ? newBucket(quota, start, instants) : settle(stored, quota, instants);
      return change(settled, quota, instants);
    });
  };

  return {
    async take(operation, { waitAtMostMs, urgency = 'click', cost = 1 }) {
      const keep = urgency === 'click' ? 0 : keptForClicks;
      let patienceMs = waitAtMostMs;
      for (;;) {
        const taken = await update(operation, (bucket, quota, instants) =>
          take(bucket, quota, instants, keep, cost),
        );
        if (taken.granted) serverTime.asked();
        if (taken.granted || taken.waitMs > patienceMs) return taken;
        patienceMs -= taken.waitMs;
        await sleep(taken.waitMs);
      }
    },

    async heard(operation, { date, ratePerSecond, slowDownMs }) {
      serverTime.heard(httpDateMs(date));
      await update(operation, (settled, _quota, instants) => {
        const rated =
          ratePerSecond === undefined || !Number.isFinite(ratePerSecond)
            ? settled
            : { ...settled, ratePerSecond: Math.max(leastRatePerSecond, ratePerSecond) };
        const bucket = slowDownMs === undefined ? rated : pause(rated, instants, slowDownMs);
        return { bucket, answer: undefined };
      });
    },
  };
}
