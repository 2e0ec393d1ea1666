/** How Amazon's products find the company's items. */
export interface MatchingSettings {
  /** Products as one item for all sales, or each as an item of the company. */
  readonly products: 'oneItem' | 'matched';
}

/** One service item for all sales: nothing has to be matched, and no stock moves. */
export const proposedMatching: MatchingSettings = { products: 'oneItem' };
