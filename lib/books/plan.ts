import type { AmazonOrder } from '../amazon/shapes/order';
import type { InstantText } from '../calendar/calendar';
import type { AmazonEvent, EventKey } from '../ledger/event';
import type { Problem } from '../problem/problem';
import type { SuffixOf } from './assignSuffixes';
import type { LedgerEffect, SalesReceipt } from './draft';
import type { Books } from './setup';

/** All that is known of one order. */
export interface OrderFacts {
  readonly orderId: string;
  readonly order?: AmazonOrder;
  readonly events: readonly AmazonEvent[];
}

/** What a plan depends on beside the order itself. */
export interface PlanContext {
  readonly books: Books | undefined;
  /** The suffixes stored for the order's shipments. Those still lacking are provisional in the plan. */
  readonly suffixes: readonly SuffixOf[];
  /** Numbers of the order that QuickBooks holds on documents which are not ours. */
  readonly foreignNumbers?: readonly string[];
}

/** One event of an order and what becomes of it in the books. */
export interface PlannedDocument {
  readonly eventKey: EventKey;
  readonly eventKind: AmazonEvent['kind'];
  readonly postedAt: InstantText;
  readonly amazonTotalMinor: number;
  /** Tax that the buyer paid and Amazon keeps and remits: a fact to show, never a line. */
  readonly facilitatorTaxMinor?: number;
  readonly currency: string;
  /**
   * `ready` can be sent; `waiting` resolves itself (with the reason); `blocked` needs the seller;
   * `leftOut` is never a document of its own.
   */
  readonly state: 'ready' | 'waiting' | 'blocked' | 'leftOut';
  /** Why it is not ready, the most pressing first; on a ready document, what the seller should know. */
  readonly problems: readonly Problem[];
  /** Drawn up wherever that is possible, also while waiting or blocked, so that it can be looked at. */
  readonly draft?: SalesReceipt;
  /** Debits and credits of the draft. */
  readonly effects: readonly LedgerEffect[];
  /** What the seller agrees to: hash of the draft. */
  readonly previewHash?: string;
}

/** What an order is, or would be, in the books. */
export interface OrderPlan {
  readonly orderId: string;
  /** Why there is no document yet, where the order itself says so: not shipped, cancelled, not reported. */
  readonly standing?: Problem;
  readonly documents: readonly PlannedDocument[];
}
