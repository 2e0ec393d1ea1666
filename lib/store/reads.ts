import type { ReadCountPort } from '../sync/batch/reads';
import type { OpenDatabase } from './schema';
import { reading, writing } from './transaction';

/** How many reads each company's month had, over all lives of the worker. */
export function createReadCounts(open: OpenDatabase): ReadCountPort {
  return {
    addReads: (realmId, month, more) =>
      writing(open, ['reads'], async (tx) => {
        const store = tx.objectStore('reads');
        const count = ((await store.get([realmId, month]))?.count ?? 0) + more;
        await store.put({ realmId, month, count });
      }),
    readReads: (realmId) =>
      reading(open, ['reads'], (tx) =>
        // An array sorts after every string, so this is each month of the company.
        tx.objectStore('reads').getAll(IDBKeyRange.bound([realmId], [realmId, []])),
      ),
  };
}
