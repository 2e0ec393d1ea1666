import type { Quota } from '../../lib/sync/bucket';
import type { Bucket } from '../../lib/sync/ports';
import { createThrottle, type Throttle } from '../../lib/sync/throttle';

/** A throttle over a store in memory, on a clock that `now` reads and `sleep` moves. */
export function memoryThrottle(
  account: string,
  quotas: readonly Quota[],
  now: () => number,
  sleep: (waitMs: number) => Promise<void>,
): Throttle {
  const buckets = new Map<string, Bucket>();
  return createThrottle({
    account,
    quotas,
    store: {
      update: async (key, change) => {
        const { bucket, answer } = change(buckets.get(key));
        buckets.set(key, bucket);
        return answer;
      },
    },
    clock: { nowMs: now },
    livedMs: now,
    sleep,
    start: 'full',
  });
}
