import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What keeps Amazon’s figures from being trusted. */
export const ledgerProblems = {
  settlement_between_missing: {
    party: 'counterfoil',
    sentence:
      'At least one settlement between {after} and {before} is missing, so that the balance between them cannot be checked.',
    remedy:
      'Download the settlements of that time from Amazon (Payments, All statements, Flat file V2) and add them. Older ones may have to be asked for there first.',
    retry: sellerActs,
  },
  settlement_reserve_broken: {
    party: 'amazon',
    sentence:
      'Settlement {after} held back a reserve of {left}, but settlement {before} begins with {brought}.',
    remedy:
      'Look in Seller Central under Payments whether there is another settlement between the two, and compare the reserve there.',
    retry: sellerActs,
  },
  settlement_debt_broken: {
    party: 'amazon',
    sentence:
      'Settlement {after} ended with {left} owed to Amazon, but settlement {before} begins with {brought} owed.',
    remedy:
      'Look in Seller Central under Payments whether there is another settlement between the two, or whether the debt was paid from another account.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
