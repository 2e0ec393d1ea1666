import type { RemoveOutcome, SendOutcome } from '../outcome';
import type { Observation } from '../step';

/** How one item ended. */
export type ItemOutcome =
  | { readonly operation: 'create'; readonly outcome: SendOutcome }
  | { readonly operation: 'delete'; readonly outcome: RemoveOutcome };

/** How sending a batch ended. */
export interface BatchEnd {
  /**
   * `answered`: each item has an answer of its own, as far as the answer could be read. `unclear`: nobody knows what
   * was done. `notProcessed`: nothing was done.
   */
  readonly ended: 'answered' | 'unclear' | 'notProcessed';
  /** Of each item, in the items' order. */
  readonly outcomes: readonly ItemOutcome[];
}

/** What the end of an item is to its posting. */
export function observationOf(item: ItemOutcome, mayResend: boolean): Observation {
  return item.operation === 'create'
    ? { seen: 'sent', outcome: item.outcome, mayResend }
    : { seen: 'removed', outcome: item.outcome };
}
