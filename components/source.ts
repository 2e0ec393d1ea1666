import type { OrderPlan } from '../lib/books/plan';
import type { Books } from '../lib/books/setup';
import type { Announcement } from '../lib/messages/protocol';
import type { Posting } from '../lib/posting/posting';
import type { MonthOfReads } from '../lib/sync/batch/reads';
import type { Connection, ConnectionId } from '../lib/sync/connection';
import type { AccountStatus, AmazonStatus, QuickBooksStatus } from '../lib/sync/connections/status';
import type { StoredOrder } from '../lib/sync/ports';

/** Both connections as they are stored. */
export interface Connections {
  readonly amazon: AmazonStatus;
  readonly quickbooks: QuickBooksStatus;
}

/** All that the panel shows of one order. */
export interface OrderView {
  /** The connection whose books it is, or would be, in. */
  readonly connectionId?: ConnectionId;
  readonly stored?: StoredOrder;
  readonly plan?: OrderPlan;
  readonly postings: readonly Posting[];
  readonly books?: Books;
  readonly connections: Connections;
}

/** All that the popup shows. */
export interface TodayView {
  readonly connections: Connections;
  /** In QuickBooks since midnight of this computer, newest first. */
  readonly sent: readonly Posting[];
  /** Postings that need the seller or have no known outcome. */
  readonly attention: readonly Posting[];
}

/** What the full-page application shows. */
export interface AppData {
  /** Those of what is looked at where no connection is named. */
  readonly connections: Connections;
  /** Every seller account and every company, the oldest first. */
  readonly accounts: readonly AccountStatus[];
  /** What joins them. */
  readonly pairs: readonly Connection[];
  /** What was read of each company's QuickBooks, a month each: Intuit meters it. */
  readonly reads: readonly MonthOfReads[];
  readonly books?: Books;
}

/** Reads what our pages show from the store. Nothing here calls Amazon or QuickBooks. */
export interface Source {
  order(orderId: string): Promise<OrderView>;
  today(): Promise<TodayView>;
  app(): Promise<AppData>;
  /** Calls back for each announcement of the background; answers how to stop. */
  onAnnouncement(listen: (announcement: Announcement) => void): () => void;
  /** False once the extension was updated beneath this page. */
  isCurrent(): boolean;
}
