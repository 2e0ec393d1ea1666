/** Who failed: Amazon, QuickBooks, or this extension (its own setup included). */
export type Party = 'amazon' | 'quickbooks' | 'counterfoil';

/** What may be done by itself after a problem; everything else waits for the seller. */
export type Retry =
  | { readonly kind: 'never' }
  | { readonly kind: 'after'; readonly waitMs: number }
  | { readonly kind: 'whenSellerActs' };

/** What a row of the table says of its code. `{name}` in a text is filled from the facts given. */
export interface ProblemRow {
  readonly party: Party;
  readonly sentence: string;
  readonly remedy: string;
  readonly retry: Retry;
}
