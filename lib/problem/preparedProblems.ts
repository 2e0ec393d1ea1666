import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Why something that could be sent is left out, or waits, by the seller’s own wish. */
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
  settlement_after_documents: {
    party: 'counterfoil',
    sentence:
      'Orders or days of this settlement are still to be sent as documents of their own: {count}. It books what they leave.',
    remedy: 'Send these first, or send the settlement by hand: it then books them too.',
    retry: sellerActs,
  },
  never_by_itself_without_numbers: {
    party: 'counterfoil',
    sentence:
      'QuickBooks numbers the documents of this company itself, so nothing is sent without you: a lost answer could not be told from a document that is missing.',
    remedy: 'Turn on custom transaction numbers in QuickBooks under Account and settings, Sales.',
    retry: sellerActs,
  },
  nothing_known_of_it: {
    party: 'counterfoil',
    sentence: 'Nothing of this has been read from Amazon yet.',
    remedy: 'Update now, or drop the settlement’s file here, and look again.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
