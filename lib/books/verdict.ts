import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonEvent } from '../ledger/event';
import type { Problem } from '../problem/problem';
import type { SalesReceipt } from './draft';
import type { Books } from './setup';

/** What one check found: `note` does not hold the document back. */
export interface Verdict {
  readonly state: 'leftOut' | 'blocked' | 'waiting' | 'note';
  readonly problem: Problem;
}

/** What a check may look at. */
export interface Checked {
  readonly orderId: string;
  readonly event: AmazonEvent;
  readonly order: AmazonOrder | undefined;
  readonly books: Books | undefined;
  /** The order's other events. */
  readonly siblings: readonly AmazonEvent[];
  /** Numbers in QuickBooks that are not ours. */
  readonly foreignNumbers: readonly string[];
  readonly draft: SalesReceipt | undefined;
}

/** One reason to hold a document back, or several of a kind. */
export type Check = (checked: Checked) => readonly Verdict[];

/** A blocking verdict, as most are. */
export function blocked(problem: Problem): Verdict {
  return { state: 'blocked', problem };
}
