import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Why no cost of goods is booked. */
export const costProblems = {
  cost_missing: {
    party: 'counterfoil',
    sentence: 'There is no unit cost for {count} of the products that were sold: {skus}.',
    remedy: 'Enter what a unit costs under Cost of goods. The sales themselves are booked without it.',
    retry: sellerActs,
  },
  cost_without_sku: {
    party: 'counterfoil',
    sentence:
      'Amazon names no SKU for {count} of the products that were sold, so that their cost is not known.',
    remedy: 'Book their cost by hand, or switch off the booking of cost for these sales.',
    retry: sellerActs,
  },
  cost_units_unknown: {
    party: 'counterfoil',
    sentence: 'Amazon paid for lost or damaged stock without saying how many units it was: {skus}.',
    remedy: 'Book their cost by hand if it matters.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
