import type { InstantText } from '../../calendar/calendar';
import type { Problem } from '../../problem/problem';
import type { ConnectionId, OrderFilter } from '../connection';
import type { Subject } from '../prepared';
import type { RunAsked, RunId } from '../runs/run';
import type { Urgency } from '../throttle';

/** Names what is to be done for good: a thing to do is in the table once. */
export type JobId = string;

/** Whom a job calls: jobs of one lane go one after the other, lanes go side by side. */
export type Lane = 'amazon' | 'quickbooks' | 'own';

/** What each kind of job is asked to do, frozen when it is made. */
export interface JobAsked {
  /** Everything that Amazon posted in a window, oldest window first, page by page. */
  readonly fetchTransactions: { readonly from: InstantText; readonly until: InstantText };
  /** Orders that changed since, for those that have not shipped. */
  readonly fetchOrders: { readonly changedAfter: InstantText; readonly until: InstantText };
  /** Orders by number: each with its transactions. */
  readonly fetchListed: { readonly orderIds: readonly string[] };
  /** Settlement files that Amazon lists and that are not stored yet. */
  readonly fetchSettlements: { readonly createdAfter: InstantText };
  /** A report asked for, waited for, downloaded and read: long history. */
  readonly fetchReport: {
    readonly reportType: string;
    readonly from: InstantText;
    readonly until: InstantText;
    readonly marketplaceIds: readonly string[];
  };
  /**
   * Draws what has changed, and keeps what each document would be; with a run's own choice of orders where it has
   * one. `everything`: after settings or the company's lists have changed, all that is not in the books.
   */
  readonly prepare: null | { readonly filter?: OrderFilter; readonly everything?: true };
  /** Sends what is ready among these. */
  readonly send: { readonly what: SendSelection };
}

/** What is to be sent: what is ready by itself under the settings, or exactly what a seller saw in a dry run. */
export type SendSelection =
  | { readonly of: 'settings' }
  | {
      readonly of: 'run';
      readonly runId: RunId;
      readonly digest: string;
      /** What the run was asked for: nothing else was shown. */
      readonly asked?: RunAsked['what'];
    }
  | { readonly of: 'subjects'; readonly subjects: readonly Subject[] };

/** The kinds of jobs. What grows is a row in `jobTable.ts`. */
export type JobKind = keyof JobAsked;

/**
 * One thing to do, as it is stored.
 *
 *     ready ──step──▶ ready (again, or slowed down) ──▶ done
 *       │  └─▶ blocked (the seller, or a reason that ends) ──retry──▶ ready
 *       │  └─▶ quarantined (it broke too often; kept with the reason) ──retry──▶ ready
 *       └─cancel─▶ cancelled
 */
export interface Job<Kind extends JobKind = JobKind> {
  readonly id: JobId;
  readonly connectionId: ConnectionId;
  readonly kind: Kind;
  /** The run that wants it; the record of that run grows with its steps. */
  readonly runId?: RunId;
  readonly asked: JobAsked[Kind];
  /** How far it has come: plain data of its own kind. */
  readonly cursor?: unknown;
  readonly state: 'ready' | 'done' | 'blocked' | 'quarantined' | 'cancelled';
  readonly urgency: Urgency;
  /** When the next step may be taken; only while `ready`. */
  readonly nextAtMs?: number;
  /** Steps in a row that broke or brought nothing. */
  readonly attempts: number;
  /** Grows whenever a worker takes the job: what an older holder writes is refused. */
  readonly epoch: number;
  readonly leasedUntilMs?: number;
  readonly progress: JobProgress;
  /** Why it is blocked or quarantined, or what it waits for. */
  readonly problem?: Problem;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** How far a job is, for a real estimate: calls left, by operation, divided by their rate. */
export interface JobProgress {
  readonly done: number;
  /** Of what it counts; absent where nobody knows yet. */
  readonly total?: number;
  readonly callsLeft?: Readonly<Record<string, number>>;
}

/** How a step ended. */
export type Outcome =
  | { readonly end: 'done' }
  /** There is more: at once, or at a time. */
  | { readonly end: 'again'; readonly atMs?: number }
  /** The other side asked to slow down, or its quota is used up. */
  | { readonly end: 'slowDown'; readonly untilMs: number; readonly problem: Problem }
  /** Nothing goes on before somebody mends this. */
  | { readonly end: 'blocked'; readonly problem: Problem };
