import { orderProblems } from './orderProblems';
import { postingProblems } from './postingProblems';
import type { ProblemRow } from './row';
import { saleProblems } from './saleProblems';
import { setupProblems } from './setupProblems';
import { storeProblems } from './storeProblems';

const never = { kind: 'never' } as const;
const sellerActs = { kind: 'whenSellerActs' } as const;

/** What the extension itself holds back, and its own failures. */
export const counterfoilProblems = {
  ...setupProblems,
  ...orderProblems,
  ...saleProblems,
  ...postingProblems,
  ...storeProblems,
  setup_incomplete: {
    party: 'counterfoil',
    sentence: 'The books are not set up yet: {missing}.',
    remedy: 'Open Set up the books and choose or create what is missing.',
    retry: sellerActs,
  },
  unknown_kind: {
    party: 'counterfoil',
    sentence: 'Amazon reports “{label}”, which we do not know. Its {amount} would be missing from the books.',
    remedy: 'Nothing is sent for this order until the label is known. Report it so that it can be added.',
    retry: never,
  },
  does_not_add_up: {
    party: 'counterfoil',
    sentence:
      'Amazon’s own figures for this shipment do not add up: the parts make {parts}, the total says {total}.',
    remedy: 'Look at the transaction in Seller Central. It is read again the next time you open the order.',
    retry: sellerActs,
  },
  preview_changed: {
    party: 'counterfoil',
    sentence: 'The document has changed since you looked at it, so nothing was sent.',
    remedy: 'Look at it again and send it if it is right.',
    retry: sellerActs,
  },
  store_failed: {
    party: 'counterfoil',
    sentence: 'The browser could not store what we need to keep.',
    remedy:
      'Free some disk space and restart the browser. What is in QuickBooks already is found there and not sent twice.',
    retry: sellerActs,
  },
  locked: {
    party: 'counterfoil',
    sentence: 'The stored keys cannot be opened in this browser profile.',
    remedy: 'Enter the keys again under Connections.',
    retry: sellerActs,
  },
  internal: {
    party: 'counterfoil',
    sentence: 'Something went wrong inside the extension.',
    remedy:
      'Try again: what is in QuickBooks already is found there and not sent twice. If it stays, report it with the details below.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
