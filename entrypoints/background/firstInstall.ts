import type { BucketStart } from '../../lib/sync/bucket';
import type { BucketStorePort } from '../../lib/sync/ports';

/** Kept among the buckets, because it says how they begin. */
const key = 'installation';

/** How buckets begin that are not in the store: a lost store has forgotten calls, a first one has none to forget. */
export interface FirstInstall {
  /** To be called when the browser tells of an installation; a note that is there is kept. */
  note(): Promise<void>;
  /** To be awaited before any call. */
  recall(): Promise<BucketStart>;
}

/** Remembers in the store itself whether the store was ever lost. */
export function createFirstInstall(buckets: BucketStorePort, nowMs: () => number): FirstInstall {
  return {
    note: () =>
      buckets.update(key, (stored) => ({
        bucket: stored ?? { tokens: 0, atMs: nowMs() },
        answer: undefined,
      })),
    recall: () =>
      buckets.update(key, (stored) => ({
        bucket: stored ?? { tokens: 0, atMs: 0 },
        answer: stored !== undefined && stored.atMs > 0 ? 'full' : 'nearEmpty',
      })),
  };
}
