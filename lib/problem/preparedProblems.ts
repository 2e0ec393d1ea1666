import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Why something that could be sent is left out by the seller’s own wish. */
export const preparedProblems = {
  left_out_by_choice: {
    party: 'counterfoil',
    sentence: 'By your choice {what} get no documents of their own.',
    remedy: 'Change the choice in the settings, or send this one by hand. Its settlement still books it.',
    retry: sellerActs,
  },
  taken_out_by_seller: {
    party: 'counterfoil',
    sentence: 'You took {number} out of QuickBooks again, so it is not sent by itself.',
    remedy: 'Send it by hand if it should be in the books after all.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
