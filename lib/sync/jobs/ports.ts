import type { AmazonOrder } from '../../amazon/shapes/order';
import type { AmazonTransaction } from '../../amazon/shapes/transaction';
import type { InstantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import type { SettlementReading } from '../../ledger/settlement/settlement';
import type { GivenFile } from '../../posting/evidenceFiles';
import type { BatchPorts } from '../batch/ports';
import type { CompanyPorts } from '../companyPorts';
import type { Connection, ConnectionId, FetchedSpan } from '../connection';
import type { AmazonRoutesPort, StoredOrder } from '../ports';
import type { Dirty, Prepared, Subject } from '../prepared';
import type { Run, RunCounts, RunId } from '../runs/run';
import type { Job, JobId, JobKind, Outcome } from './job';

/** What a step has: everything of one connection. Its store answers for that connection's company. */
export interface EnginePorts extends BatchPorts {
  readonly amazon: AmazonRoutesPort;
  readonly connection: Connection;
  /** Everything of the connection's company; absent where QuickBooks is not connected: previews alone. */
  readonly company?: CompanyPorts;
  readonly facts: FactStorePort;
  readonly prepared: PreparedStorePort;
}

/** What a step brings: stored together with the job, its successors and its run, or not at all. */
export interface StepEnd {
  readonly outcome: Outcome;
  readonly cursor?: unknown;
  readonly progress?: Job['progress'];
  readonly facts?: readonly FactWrite[];
  readonly prepared?: PreparedWrite;
  /** To be drawn anew: what was sent, or came out differently, touches these. */
  readonly dirty?: readonly Subject[];
  readonly successors?: readonly NewJob[];
  /** Added to the run's record. */
  readonly counts?: Partial<RunCounts>;
  /** Added to the run's record: why things wait, are blocked or were left out. */
  readonly reasons?: Run['reasons'];
  /** Of `fetchTransactions`: what is known now without a gap. */
  readonly fetched?: FetchedSpan;
}

/** A job to be added, where none of its id is open. */
export type NewJob = {
  [Kind in JobKind]: Pick<Job<Kind>, 'id' | 'kind' | 'asked' | 'urgency'> & { readonly nextAtMs?: number };
}[JobKind];

/** One step of a job: at most until `untilMs`, begun anew by whoever comes after a death. */
export type Step<Kind extends JobKind> = (
  ports: EnginePorts,
  job: Job<Kind>,
  untilMs: number,
) => Promise<StepEnd>;

/** A raw answer as it is kept. */
export interface RawPage {
  /** The operation, or the type of the report. */
  readonly source: string;
  readonly body: string;
}

/** Facts to be stored: merged with what is known, in the transaction. What they touch becomes dirty. */
export type FactWrite =
  | {
      readonly write: 'transactions';
      readonly transactions: readonly AmazonTransaction[];
      readonly page: RawPage;
      readonly fetchedAtMs: number;
    }
  | {
      readonly write: 'orders';
      readonly orders: readonly AmazonOrder[];
      readonly page: RawPage;
      readonly fetchedAtMs: number;
    }
  | {
      readonly write: 'settlementFile';
      readonly reading: SettlementReading;
      readonly fileName: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly fetchedAtMs: number;
    };

/** What is known of Amazon’s side of a connection. Every method is one transaction. */
export interface FactStorePort {
  readOrders(orderIds: readonly string[]): Promise<readonly StoredOrder[]>;
  /** Events posted in `[from, until)`, oldest first. */
  readEventsPosted(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]>;
  /**
   * Events with any of their moments in `[from, until)`, oldest first: posted, released, to be released, or bought
   * with their order. Which of these days a document bears is for the settings to say.
   */
  readEventsTouching(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]>;
  readEventsOfSettlements(settlementIds: readonly string[]): Promise<readonly AmazonEvent[]>;
  /** Transfers, reserves and whatever else belongs to no order, oldest first. */
  readEventsWithoutOrder(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]>;
  /** Ids of settlements with the span of their events, oldest first. */
  readSettlements(): Promise<
    readonly { readonly settlementId: string; readonly firstAt: InstantText; readonly lastAt: InstantText }[]
  >;
  readSettlementFiles(settlementIds?: readonly string[]): Promise<readonly SettlementReading[]>;
  /** What the stored files are called: one that Amazon lists is known by its name. */
  readSettlementFileNames(): Promise<readonly string[]>;
  /** The file itself, as it was given or downloaded: it is attached to the settlement's entry. */
  readSettlementFile(settlementId: string): Promise<GivenFile | undefined>;
  readFetched(): Promise<FetchedSpan | undefined>;
}

/** What to change in what is prepared. */
export interface PreparedWrite {
  readonly put: readonly Prepared[];
  /** Of these subjects everything that is not in `put` goes. */
  readonly of: readonly Subject[];
  /** Taken off the list, where nothing has touched it since. */
  readonly clean: readonly Dirty[];
}

/** What would be in the books. Every method is one transaction. */
export interface PreparedStorePort {
  /** What has changed since it was last drawn, at most so many. */
  readDirty(most: number): Promise<readonly Dirty[]>;
  /** What of one kind stands so, `ready` unless told, by the key of its draft. */
  readReady(
    what: { readonly of: Subject['of']; readonly state?: Prepared['state'] },
    after: string | undefined,
    most: number,
  ): Promise<readonly Prepared[]>;
  readPrepared(subjects: readonly Subject[]): Promise<readonly Prepared[]>;
}

/** Jobs and runs. Every method is one transaction. Rejects with `StoreError` only. */
export interface JobStorePort {
  /** Jobs that are ready, the earliest first; with their connections. */
  readReady(): Promise<readonly Job[]>;
  /** All jobs of a connection, or those of one of its runs. */
  readJobs(connectionId: ConnectionId, runId?: RunId): Promise<readonly Job[]>;
  /** Adds jobs, each as `newJob` makes it, where none of its id is open. */
  addJobs(
    connectionId: ConnectionId,
    runId: RunId | undefined,
    jobs: readonly NewJob[],
    nowMs: number,
  ): Promise<void>;
  /**
   * Takes a ready job for this worker, as `leased` says: a new epoch, leased until then. `undefined` where another
   * holds it or it is not ready any more.
   */
  lease(id: JobId, nowMs: number, untilMs: number): Promise<Job | undefined>;
  /**
   * Everything that a step brought, the job as it is from now on, its successors, made at `job.updatedAtMs`, and its
   * run: `runAfter(countedRun(run, end.counts, end.reasons), all jobs of the run as they are then, job.updatedAtMs)`. Nothing is
   * written where the stored job is not the holder's any more, as `isHeldBy` says: the worker was believed dead, and
   * somebody else goes on.
   */
  commit(job: Job, end: StepEnd): Promise<boolean>;
  /**
   * Changes a job that nobody holds (not `ready`, or `mayLease`): cancel, retry, quarantine; and its run as `runAfter`
   * says then. Answers the job as it is then; `undefined`: unchanged.
   */
  change(id: JobId, nowMs: number, change: (job: Job) => Job | undefined): Promise<Job | undefined>;
  /** Writes a run and its jobs, where no run of its connection is under way (`isUnderWay`); else answers that one. */
  beginRun(run: Run, jobs: readonly NewJob[]): Promise<Run>;
  readRun(runId: RunId): Promise<Run | undefined>;
  /** Changes a run as it is now; `undefined`: it stays. With jobs that are added in the same transaction. */
  changeRun(
    runId: RunId,
    change: (run: Run) => Run | undefined,
    jobs?: readonly NewJob[],
    nowMs?: number,
  ): Promise<Run | undefined>;
  /** The newest first. */
  readRuns(connectionId: ConnectionId, most: number): Promise<readonly Run[]>;
  readConnections(): Promise<readonly Connection[]>;
}
