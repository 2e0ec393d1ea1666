import type { BucketStorePort } from '../sync/ports';
import type { OpenDatabase } from './schema';
import { writing } from './transaction';

/** Token buckets, read, changed and written in one transaction, so that no two contexts take one token. */
export function createBucketStore(open: OpenDatabase): BucketStorePort {
  return {
    update: (key, change) =>
      writing(open, ['buckets'], async (tx) => {
        const store = tx.objectStore('buckets');
        const { bucket, answer } = change(await store.get(key));
        await store.put(bucket, key);
        return answer;
      }),
  };
}
