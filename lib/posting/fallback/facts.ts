import type { ListRef } from '../../books/draft';

/** What other shapes depend on beside the draft. */
export interface FallbackFacts {
  /** The order whose document it is: other forms of it have numbers of their own. */
  readonly orderId?: string;
  /** Whom fees are bought from, where that was chosen. */
  readonly vendor?: ListRef;
  /** QuickBooks' type of an account; none where it is not in the lists. */
  readonly accountType: (accountId: string) => string | undefined;
}
