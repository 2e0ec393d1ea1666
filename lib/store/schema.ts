import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { DraftKey } from '../books/plannedDraft';
import type { BookSetup, Books } from '../books/setup';
import type { AmazonEvent, EventKey } from '../ledger/event';
import type { Batch } from '../posting/batch/batch';
import type { Pace } from '../posting/batch/pace';
import type { Chip } from '../posting/chip';
import type { Writer } from '../posting/claimState';
import type { Evidence } from '../posting/evidenceState';
import type { Posting } from '../posting/posting';
import type { UndoRun } from '../posting/undo/undoRun';
import type { MonthOfReads } from '../sync/batch/reads';
import type { Connection, ConnectionId } from '../sync/connection';
import type { AccountId, AccountStatus } from '../sync/connections/status';
import type { Job, JobId } from '../sync/jobs/job';
import type { Told } from '../sync/notices';
import type { Bucket, Ownership, ShipmentSuffix, StoredOrder } from '../sync/ports';
import type { Run, RunId } from '../sync/runs/run';
import type { RebuildProgress, SweepProgress } from '../sync/scans';
import type { StagedFile } from '../sync/stagedFiles';
import type { ScanPlan } from '../sync/wake/scanPlan';
import type * as rows from './engineRows';

/** The database of one browser profile; every context of the extension opens the same. */
export const databaseName = 'counterfoil';

/** What is kept, by object store. A change here is a migration there. */
interface StoreSchema extends DBSchema {
  orders: { key: string; value: OrderRow };
  events: {
    key: EventKey;
    value: EventRow;
    indexes: {
      byOrder: string;
      /** `<account>\n<instant>`, each of its moments. */
      byMoment: string;
      /** `<account>\n<settlement id>` */
      bySettlement: string;
    };
  };
  rawPages: { key: [orderId: string, hash: string]; value: RawPageRow };
  postings: {
    key: string;
    value: Posting;
    indexes: {
      byOrder: string;
      byState: string;
      /** Holds only what is due some time. */
      byNextAt: number;
      byPostedAt: number;
      /** Holds only what has a problem. */
      byProblem: string;
    };
  };
  ownership: { key: OwnershipKey; value: Ownership; indexes: { byOwner: string } };
  /** Only those of which something is not known yet. */
  batches: { key: string; value: Batch; indexes: { byRealm: string } };
  paces: { key: string; value: PaceRow };
  reads: { key: [realmId: string, month: string]; value: MonthOfReads };
  suffixes: {
    key: SuffixKey;
    value: ShipmentSuffix;
    indexes: { byNumber: [string, string, string, number] };
  };
  companies: { key: string; value: CompanyRow };
  writers: { key: string; value: Writer };
  evidence: { key: string; value: Evidence; indexes: { byNextAt: number } };
  evidenceFiles: { key: string; value: EvidenceFileRow };
  singles: { key: SingleRow['name']; value: SingleRow };
  /** Seller accounts and companies. */
  accounts: { key: AccountId; value: AccountStatus };
  /** What joins a seller account and a company. */
  connections: { key: ConnectionId; value: Connection };
  jobs: { key: JobId; value: Job; indexes: { byState: string; byConnection: ConnectionId; byRun: RunId } };
  runs: { key: RunId; value: Run; indexes: { byConnection: [ConnectionId, number] } };
  dirty: { key: rows.DirtyKey; value: rows.DirtyRow };
  prepared: {
    key: [ConnectionId, DraftKey];
    value: rows.PreparedRow;
    indexes: {
      bySubject: [ConnectionId, string];
      byState: [ConnectionId, string, string, DraftKey];
    };
  };
  settlementFiles: { key: [rows.FactsKey, string]; value: rows.SettlementFileRow };
  settlementSpans: { key: [rows.FactsKey, string]; value: rows.SettlementSpanRow };
  fetched: { key: rows.FactsKey; value: rows.FetchedRow };
  /** What pages have left for the background. */
  staged: { key: string; value: StagedFile };
  chips: { key: string; value: ChipRow };
  buckets: { key: string; value: Bucket };
  secrets: { key: string; value: SecretRecord };
  keys: { key: string; value: KeyRow };
}

/** An order without its events, which have rows of their own. */
type OrderRow = Omit<StoredOrder, 'events'>;

/** An event under its order, or the one that it was fetched with; empty where it belongs to none. */
export interface EventRow {
  readonly key: EventKey;
  readonly orderId: string;
  readonly factsKey?: rows.FactsKey;
  readonly event: AmazonEvent;
  readonly moments?: readonly string[];
  readonly settlement?: string;
}

/** One raw answer; fetched again without a change, it stays one row. */
interface RawPageRow {
  readonly orderId: string;
  readonly hash: string;
  readonly source: string;
  readonly body: string;
  readonly fetchedAtMs: number;
}

/** [realm id, event key, facet]: one owner, because a key exists once. */
export type OwnershipKey = [realmId: string, eventKey: string, facet: string];

/** How fast a company's QuickBooks was with the last batches. */
interface PaceRow extends Pace {
  readonly realmId: string;
}

/** [realm id, order id, event key] */
type SuffixKey = [realmId: string, orderId: string, eventKey: string];

/** What is known and chosen for one company. The ids in a setup mean nothing in another company. */
export interface CompanyRow extends Omit<Books, 'setup'> {
  readonly realmId: string;
  readonly setup?: BookSetup;
}

/** Which company is connected. `revision` grows with whatever a chip may depend on beside its order. */
export interface CurrentRow {
  readonly name: 'books';
  readonly realmId?: string;
  readonly revision: number;
}

/** When this store began, and whether it stands in for one that the browser has lost. */
interface BirthRow {
  readonly name: 'birth';
  readonly atMs: number;
  readonly replacesLost: boolean;
}

/** What is being taken out of QuickBooks, or was last, by company; `run` is from before there were several. */
interface UndoRow {
  readonly name: 'undo';
  readonly run?: UndoRun;
  readonly runs?: Readonly<Record<string, UndoRun>>;
}

/** How far finding documents again has come, by company. */
interface RebuildRow {
  readonly name: 'rebuild';
  readonly progresses: Readonly<Record<string, RebuildProgress>>;
}

/** From when on changes in QuickBooks are asked for, by company. */
interface SweepRow {
  readonly name: 'sweep';
  readonly progresses: Readonly<Record<string, SweepProgress>>;
}

/** When the long readings of QuickBooks go on by themselves, by company. */
interface ScanPlansRow {
  readonly name: 'scanPlans';
  readonly plans: Readonly<Record<string, ScanPlan>>;
}

/** What the seller was told by a notice of the browser's. */
interface ToldRow {
  readonly name: 'told';
  readonly told: Told;
}

/** What tells this browser profile from every other one. */
interface DeviceRow {
  readonly name: 'device';
  readonly deviceId: string;
}

/** What there is only one of. */
type SingleRow = CurrentRow | BirthRow | UndoRow | RebuildRow | SweepRow | ScanPlansRow | ToldRow | DeviceRow;

/** The bytes of a file that is not attached yet, under their hash. */
interface EvidenceFileRow {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A chip, and the revision of the books that it was derived with: an older one is derived anew on reading. */
interface ChipRow {
  readonly orderId: string;
  readonly revision: number;
  readonly chip: Chip;
}

/** An encrypted secret. Only the vault can open it. */
export interface SecretRecord {
  readonly name: string;
  readonly iv: Uint8Array;
  readonly bytes: ArrayBuffer;
}

/** A key that can be used and never be exported. */
interface KeyRow {
  readonly name: string;
  readonly key: CryptoKey;
}

/** The open database. */
export type Database = IDBPDatabase<StoreSchema>;

/** Gives the open database, opening it where it is not. */
export type OpenDatabase = () => Promise<Database>;

/** The name of one of our object stores. */
export type StoreName = StoreNames<StoreSchema>;

/** A transaction in which one may read. */
export type Reading = IDBPTransaction<StoreSchema, StoreName[], 'readonly' | 'readwrite'>;

/** A transaction in which one may write. */
export type Writing = IDBPTransaction<StoreSchema, StoreName[], 'readwrite'>;

/** The transaction in which the database itself changes. */
export type Upgrading = IDBPTransaction<StoreSchema, StoreName[], 'versionchange'>;
