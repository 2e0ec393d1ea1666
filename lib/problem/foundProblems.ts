import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What is met when documents are found again in QuickBooks. */
export const foundProblems = {
  found_twice: {
    party: 'quickbooks',
    sentence: 'Documents {number} and {other} in QuickBooks both book the same amounts of Amazon’s.',
    remedy: 'Look at the two in QuickBooks, and delete the one that should not be there.',
    retry: sellerActs,
  },
  found_incomplete: {
    party: 'quickbooks',
    sentence:
      'Document {number} in QuickBooks stands for {count} amounts of Amazon’s, and {missing} of them are not named there any more. Nothing of that time is sent until it is known which they are.',
    remedy:
      'Bring back the notes attached to the document in QuickBooks, or undo the document and send it again.',
    retry: sellerActs,
  },
  other_total: {
    party: 'quickbooks',
    sentence:
      'Document {number} in QuickBooks was not made here and comes to {shown}, which is neither what the buyer paid nor what Amazon pays for this order.',
    remedy: 'Look at the document in QuickBooks. Nothing of this order is sent while it is there.',
    retry: sellerActs,
  },
  rebuild_unfinished: {
    party: 'counterfoil',
    sentence:
      'This browser is still reading from QuickBooks what is in the books already, so nothing was sent.',
    remedy: 'Leave the browser open for a few minutes and send again.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
