import type { OrderFacts, OrderPlan } from '../books/plan';
import type { Posting } from '../posting/posting';
import type { Problem } from '../problem/problem';
import type { ConnectionId } from '../sync/connection';
import type { AmazonStatus, QuickBooksStatus } from '../sync/connections/status';

/** All that the panel shows of one order. */
export interface OrderView {
  /** The connection whose books it is, or would be, in. */
  readonly connectionId?: ConnectionId;
  readonly stored?: OrderFacts & { readonly fetchedAtMs: number; readonly fetchProblem?: Problem };
  /** What it is or would be in the books, where it was read. */
  readonly plan?: OrderPlan;
  readonly postings: readonly Posting[];
  readonly connections: { readonly amazon: AmazonStatus; readonly quickbooks: QuickBooksStatus };
}
