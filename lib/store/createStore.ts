import type { Chip } from '../posting/chip';
import type { Connection, ConnectionId } from '../sync/connection';
import type { CompanyStorePort, ConnectionStorePort } from '../sync/connections/ports';
import type { AccountStorePort } from '../sync/connections/status';
import type { FactStorePort, FactWrite, JobStorePort, PreparedStorePort } from '../sync/jobs/ports';
import type { Told } from '../sync/notices';
import type { BucketStorePort, StorePort } from '../sync/ports';
import type { ScanStorePort } from '../sync/scans';
import type { StagedFilesPort } from '../sync/stagedFiles';
import { putAccount, readAccount, readAccounts } from './accounts';
import { attentionStores, countAttention } from './attention';
import {
  forgetCompanyOf,
  growRevision,
  putCompany,
  putCompanyOf,
  putSetup,
  readBooks,
  readBooksOf,
} from './books';
import { createBucketStore } from './buckets';
import { chipStores, putChip, readChips } from './chips';
import { createCompanyStore } from './companyStore';
import { changeConnections, type Looked, readConnections, readLooked } from './connections';
import type { DeriveChip } from './deriveChip';
import { createFactStore } from './facts';
import { factsKeyOf, usualFactsKey } from './factsKey';
import { factStores, putFacts } from './factWrites';
import { storedPosting } from './hashed';
import { createJobStore } from './jobs';
import { putFetched, savedWith } from './orderFetched';
import { readOrder } from './orders';
import { readOwners } from './ownership';
import { putPosting, readPostings } from './postings';
import { touchedWith } from './postingTouched';
import { createPreparedStore } from './prepared';
import { createScanStore } from './scans';
import type { OpenDatabase } from './schema';
import { createSecretStore, type SecretStore } from './secrets';
import { createStagedStore } from './staged';
import { addSuffixes, readSuffixes } from './suffixes';
import { putTold, readTold } from './told';
import { reading, writing } from './transaction';
import { putUndoRun, readUndoPostings, readUndoRun } from './undo';

/** The whole store, as the background wires it. */
export interface Store extends StorePort, AccountStorePort, ConnectionStorePort, CompanyStorePort {
  readonly buckets: BucketStorePort;
  readonly secrets: SecretStore;
  readonly scans: ScanStorePort;
  /** The account and the company that are looked at where no connection is named. */
  readLooked(): Promise<Looked>;
  /** The store as a connection sees it: nothing of another company is in it. */
  of(connection: Pick<Connection, 'amazonAccountId' | 'realmId'>): StorePort;
  readonly jobs: JobStorePort;
  /** What is known of Amazon's side of a connection. */
  facts(connection: Connection): FactStorePort;
  /** What would be in the books of a connection. */
  prepared(connectionId: ConnectionId): PreparedStorePort;
  /** Files that pages have left for the background. */
  readonly staged: StagedFilesPort;
  /** Stores facts that no job brought. */
  keepFacts(connection: Connection, write: FactWrite): Promise<void>;
  /** How many things need the seller, or have no known outcome. */
  countAttention(): Promise<number>;
  /** What the seller was told by a notice. */
  readTold(): Promise<Told>;
  writeTold(told: Told): Promise<void>;
  /** The chips of these orders, in their order, from the store alone. */
  readChips(orderIds: readonly string[]): Promise<readonly Chip[]>;
}

/** The store over one database. Every method is one transaction and rejects with `StoreError` only. */
export function createStore(open: OpenDatabase, deriveChip: DeriveChip): Store {
  const store: Store = {
    buckets: createBucketStore(open),
    secrets: createSecretStore(open),
    scans: createScanStore(open),

    readBooks: () => reading(open, ['companies', 'singles'], readBooks),
    saveCompany: (company, lists, expected) =>
      writing(open, ['companies', 'singles'], (tx) => putCompany(tx, company, lists, expected)),
    saveSetup: (setup) => writing(open, ['companies', 'singles'], (tx) => putSetup(tx, setup)),

    readBooksOf: (realmId) => reading(open, ['companies'], (tx) => readBooksOf(tx, realmId)),
    saveCompanyOf: (company, lists) =>
      writing(open, ['companies', 'accounts', 'singles'], (tx) => putCompanyOf(tx, company, lists)),
    forgetCompanyOf: (realmId) =>
      writing(open, ['singles', 'accounts'], (tx) => forgetCompanyOf(tx, realmId)),

    readOrder: (orderId) => reading(open, ['orders', 'events'], (tx) => readOrder(tx, orderId)),
    saveOrder: (save) =>
      writing(open, savedWith, async (tx) => {
        await putFetched(tx, await usualFactsKey(tx), save, deriveChip);
      }),

    readPosting: (key) => reading(open, ['postings'], async (tx) => (await storedPosting(tx, key))?.posting),
    readPostingsOfOrder: (orderId) => reading(open, ['postings'], (tx) => readPostings(tx, orderId)),
    readDuePostings: () =>
      reading(open, ['postings'], (tx) => tx.objectStore('postings').index('byNextAt').getAll()),
    writePosting: (posting, expected) =>
      writing(
        open,
        [...chipStores, ...touchedWith, 'ownership'],
        async (tx) => {
          const outcome = await putPosting(tx, posting, expected);
          if (outcome.written && posting.orderId !== undefined)
            await putChip(tx, posting.orderId, deriveChip);
          return outcome;
        },
        'strict',
      ),
    countAttention: () => reading(open, attentionStores, countAttention),
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

    readLooked: () => reading(open, ['accounts', 'connections', 'singles'], readLooked),
    of: (connection) => ({
      ...createCompanyStore(open, store, connection.realmId),
      saveOrder: (save) =>
        writing(open, savedWith, async (tx) =>
          putFetched(tx, connection.amazonAccountId ?? (await usualFactsKey(tx)), save, deriveChip),
        ),
    }),
    jobs: createJobStore(open),
    facts: (connection) => createFactStore(open, factsKeyOf(connection)),
    prepared: (connectionId) => createPreparedStore(open, connectionId),
    readAccounts: () => reading(open, ['accounts'], readAccounts),
    readAccount: (accountId) => reading(open, ['accounts'], (tx) => readAccount(tx, accountId)),
    saveAccount: (status) => writing(open, ['accounts'], (tx) => putAccount(tx, status)),
    readConnections: () => reading(open, ['connections'], readConnections),
    changeConnections: (change) =>
      writing(open, ['connections', 'singles'], async (tx) => {
        await growRevision(tx);
        return changeConnections(tx, change);
      }),
    staged: createStagedStore(open),
    keepFacts: (connection, write) =>
      writing(open, factStores, (tx) => putFacts(tx, factsKeyOf(connection), write, write.fetchedAtMs)),
    readTold: () => reading(open, ['singles'], readTold),
    writeTold: (told) => writing(open, ['singles'], (tx) => putTold(tx, told)),
    readChips: (orderIds) => readChips(open, orderIds, deriveChip),
  };
  return store;
}
