import type { AmazonOrder } from '../amazon/shapes/order';
import type { InstantText } from '../calendar/calendar';
import type { AmazonEvent, EventKey } from '../ledger/event';
import type { Problem } from '../problem/problem';
import type { SuffixOf } from './assignSuffixes';
import type { BookContext } from './bookContext';
import type { PlannedDraft } from './plannedDraft';
import type { Books } from './setup';

/** All that is known of one order. */
export interface OrderFacts {
  readonly orderId: string;
  readonly order?: AmazonOrder;
  readonly events: readonly AmazonEvent[];
}

/** What a plan depends on beside the order itself. */
export interface PlanContext extends Partial<Pick<BookContext, 'settings' | 'rules' | 'owners'>> {
  readonly books: Books | undefined;
  /** The suffixes stored for the order's events. Those still lacking are provisional in the plan. */
  readonly suffixes: readonly SuffixOf[];
  /** Numbers of the order that QuickBooks holds on documents which are not ours. */
  readonly foreignNumbers?: readonly string[];
}

/** Which document of an event one is: its own, that of its fees, the payment of its invoice; or the order's estimate. */
export type DocumentPart = 'event' | 'fees' | 'payment' | 'estimate';

/** One document of an order as it is, or would be, in the books. */
export interface PlannedDocument extends PlannedDraft {
  readonly part: DocumentPart;
  /** The event that it is about; an estimate is about what has not shipped. */
  readonly eventKey?: EventKey;
  readonly eventKind: AmazonEvent['kind'] | 'unshipped';
  readonly postedAt: InstantText;
  /** Of the event, whichever part of it the document books. */
  readonly amazonTotalMinor: number;
  /** Tax that the buyer paid and Amazon keeps and remits: a fact to show, never a line. */
  readonly facilitatorTaxMinor?: number;
  readonly currency: string;
  /** Numbers of the documents, a day's or a settlement's perhaps, that hold what this one leaves out. */
  readonly inBooks?: readonly string[];
}

/** What an order is, or would be, in the books. */
export interface OrderPlan {
  readonly orderId: string;
  /** Why there is no document yet, where the order itself says so: not shipped, cancelled, not reported. */
  readonly standing?: Problem;
  readonly documents: readonly PlannedDocument[];
}
