import type { Posting } from '../posting/posting';
import { problem } from '../problem/problem';
import type { BatchStorePort, WriteTogether } from '../sync/batch/ports';
import { chipStores, putChip } from './chips';
import type { DeriveChip } from './deriveChip';
import { putPosting } from './postings';
import { touchedWith } from './postingTouched';
import type { OpenDatabase } from './schema';
import { StoreError } from './storeError';
import { reading, writing } from './transaction';

/** Thrown within a transaction so that all of it is undone; never leaves this file. */
class NotWritten extends StoreError {
  readonly outcome: WriteTogether;

  constructor(outcome: WriteTogether) {
    super(problem('posting_changed'));
    this.outcome = outcome;
  }
}

/** Batches over one database. A batch and its members are written together or not at all. */
export function createBatchStore(open: OpenDatabase, deriveChip: DeriveChip): BatchStorePort {
  return {
    async writeTogether(realmId, writes, { put, close, pace }) {
      try {
        await writing(
          open,
          [...chipStores, ...touchedWith, 'ownership', 'batches', 'paces'],
          async (tx) => {
            const batches = tx.objectStore('batches');
            for (const { posting, expected } of writes) {
              const outcome = await putPosting(tx, posting, expected);
              if (!outcome.written) throw new NotWritten({ ...outcome, key: posting.key });
            }
            for (const orderId of new Set(writes.flatMap(({ posting }) => posting.orderId ?? [])))
              await putChip(tx, orderId, deriveChip);
            if (close !== undefined) await batches.delete(close);
            if (put !== undefined) await batches.put(put);
            if (pace !== undefined) await tx.objectStore('paces').put({ ...pace, realmId });
          },
          'strict',
        );
        return { written: true };
      } catch (error) {
        if (error instanceof NotWritten) return error.outcome;
        throw error;
      }
    },

    readBatches: (realmId) =>
      reading(open, ['batches'], async (tx) => {
        const found = await tx.objectStore('batches').index('byRealm').getAll(realmId);
        return found.sort((a, b) => a.sentAtMs - b.sentAtMs);
      }),

    readPostings: (keys) =>
      reading(open, ['postings'], async (tx) => {
        const store = tx.objectStore('postings');
        const found: Posting[] = [];
        for (const key of keys) {
          const posting = await store.get(key);
          if (posting !== undefined) found.push(posting);
        }
        return found;
      }),

    readPace: (realmId) =>
      reading(open, ['paces'], async (tx) => {
        const row = await tx.objectStore('paces').get(realmId);
        return row === undefined ? undefined : { itemMs: row.itemMs };
      }),
  };
}
