import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can keep the browser from storing or giving back what we need. */
export const storeProblems = {
  store_full: {
    party: 'counterfoil',
    sentence: 'The browser has no room left for our records, so this could not be noted.',
    remedy: 'Free some disk space, then open the order again. Nothing is sent before it is noted.',
    retry: sellerActs,
  },
  store_blocked: {
    party: 'counterfoil',
    sentence:
      'An open window still uses an older version of this extension, so our records cannot be opened.',
    remedy: 'Close the windows of the extension and reload Seller Central, or restart the browser.',
    retry: sellerActs,
  },
  store_closed: {
    party: 'counterfoil',
    sentence: 'The browser closed or removed our records while they were in use.',
    remedy: 'Try again. What is in QuickBooks already is found there and not sent twice.',
    retry: sellerActs,
  },
  store_newer: {
    party: 'counterfoil',
    sentence: 'The records in this browser were written by a newer version of this extension.',
    remedy: 'Update the extension, then try again.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
