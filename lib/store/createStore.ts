import type { Chip } from '../posting/chip';
import type { ConnectionStatus } from '../sync/connections/status';
import type { BucketStorePort, StorePort } from '../sync/ports';
import type { ScanStorePort } from '../sync/scans';
import { readAttention } from './attention';
import { forgetCompany, putCompany, putSetup, readBooks } from './books';
import { createBucketStore } from './buckets';
import { chipStores, putChip, readChips } from './chips';
import { putConnection, readConnections, type StoredConnections } from './connections';
import type { DeriveChip } from './deriveChip';
import { storedPosting } from './hashed';
import { putOrder, readOrder } from './orders';
import { readOwners } from './ownership';
import { putPosting, readPostings } from './postings';
import { createScanStore } from './scans';
import type { OpenDatabase } from './schema';
import { createSecretStore, type SecretStore } from './secrets';
import { addSuffixes, readSuffixes } from './suffixes';
import { reading, writing } from './transaction';
import { putUndoRun, readUndoPostings, readUndoRun } from './undo';

/** The whole store, as the background wires it. */
export interface Store extends StorePort {
  readonly buckets: BucketStorePort;
  readonly secrets: SecretStore;
  readonly scans: ScanStorePort;
  readConnections(): Promise<StoredConnections>;
  /** `undefined` where there never was one. */
  readConnection(side: ConnectionStatus['side']): Promise<ConnectionStatus | undefined>;
  saveConnection(status: ConnectionStatus): Promise<void>;
  /** No company is connected; its setup and its postings stay for when it is connected again. */
  forgetCompany(): Promise<void>;
  /** How many postings need the seller or have no known outcome. */
  countAttention(): Promise<number>;
  /** The chips of these orders, in their order, from the store alone. */
  readChips(orderIds: readonly string[]): Promise<readonly Chip[]>;
}

/** The store over one database. Every method is one transaction and rejects with `StoreError` only. */
export function createStore(open: OpenDatabase, deriveChip: DeriveChip): Store {
  return {
    buckets: createBucketStore(open),
    secrets: createSecretStore(open),
    scans: createScanStore(open),

    readBooks: () => reading(open, ['companies', 'singles'], readBooks),
    saveCompany: (company, lists, expected) =>
      writing(open, ['companies', 'singles'], (tx) => putCompany(tx, company, lists, expected)),
    saveSetup: (setup) => writing(open, ['companies', 'singles'], (tx) => putSetup(tx, setup)),

    forgetCompany: () => writing(open, ['singles'], forgetCompany),

    readOrder: (orderId) => reading(open, ['orders', 'events'], (tx) => readOrder(tx, orderId)),
    saveOrder: (save) =>
      writing(open, [...chipStores, 'ownership', 'rawPages'], async (tx) => {
        await putOrder(tx, save);
        await putChip(tx, save.order.orderId, deriveChip);
      }),

    readPosting: (key) => reading(open, ['postings'], async (tx) => (await storedPosting(tx, key))?.posting),
    readPostingsOfOrder: (orderId) => reading(open, ['postings'], (tx) => readPostings(tx, orderId)),
    readDuePostings: () =>
      reading(open, ['postings'], (tx) => tx.objectStore('postings').index('byNextAt').getAll()),
    writePosting: (posting, expected) =>
      writing(
        open,
        [...chipStores, 'ownership'],
        async (tx) => {
          const outcome = await putPosting(tx, posting, expected);
          if (outcome.written && posting.orderId !== undefined)
            await putChip(tx, posting.orderId, deriveChip);
          return outcome;
        },
        'strict',
      ),
    countAttention: async () =>
      (await reading(open, ['postings', 'companies', 'singles'], readAttention)).length,
    readUndoPostings: (realmId) => readUndoPostings(open, realmId),
    readUndoRun: () => reading(open, ['singles'], readUndoRun),
    writeUndoRun: (run) => writing(open, ['singles'], (tx) => putUndoRun(tx, run), 'strict'),
    readOwners: (realmId, eventKeys) =>
      reading(open, ['ownership', 'postings', 'events'], (tx) => readOwners(tx, realmId, eventKeys)),

    readSuffixes: (realmId, orderId) =>
      reading(open, ['suffixes'], (tx) => readSuffixes(tx, realmId, orderId)),
    addSuffixes: (suffixes) =>
      writing(
        open,
        chipStores,
        async (tx) => {
          await addSuffixes(tx, suffixes);
          for (const orderId of new Set(suffixes.map((suffix) => suffix.orderId)))
            await putChip(tx, orderId, deriveChip);
        },
        'strict',
      ),

    readConnections: () => reading(open, ['connections'], readConnections),
    readConnection: (side) => reading(open, ['connections'], (tx) => tx.objectStore('connections').get(side)),
    saveConnection: (status) => writing(open, ['connections'], (tx) => putConnection(tx, status)),
    readChips: (orderIds) => readChips(open, orderIds, deriveChip),
  };
}
