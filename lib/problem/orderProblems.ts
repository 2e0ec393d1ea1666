import type { ProblemRow } from './row';

const never = { kind: 'never' } as const;
const sellerActs = { kind: 'whenSellerActs' } as const;
const later = { kind: 'after', waitMs: 3_600_000 } as const;

/** Why an order has no document yet, or fewer than it will have. */
export const orderProblems = {
  order_not_read: {
    party: 'counterfoil',
    sentence: 'This order has not been read from Amazon yet.',
    remedy: 'Open the order here to read it.',
    retry: sellerActs,
  },
  order_pending: {
    party: 'counterfoil',
    sentence: 'The buyer’s payment is not confirmed yet.',
    remedy: 'Nothing to do: the sale is booked when the order ships.',
    retry: later,
  },
  order_unshipped: {
    party: 'counterfoil',
    sentence: 'The order has not shipped yet.',
    remedy: 'Nothing to do: the sale is booked when the order ships.',
    retry: later,
  },
  order_partly_shipped: {
    party: 'counterfoil',
    sentence: 'Part of the order has not shipped yet.',
    remedy: 'Nothing to do: each further shipment becomes a document of its own.',
    retry: later,
  },
  order_cancelled: {
    party: 'counterfoil',
    sentence: 'The order was cancelled before it shipped, so there is nothing to book.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  order_status_unknown: {
    party: 'counterfoil',
    sentence: 'Amazon gives this order no status that we know, and reports no money for it.',
    remedy: 'Look at the order in Seller Central. It is read again the next time you open it here.',
    retry: later,
  },
  shipment_not_reported: {
    party: 'counterfoil',
    sentence:
      'The order has shipped, but Amazon has not reported its money yet. That takes up to 48 hours after the shipment.',
    remedy: 'Nothing to do: open the order again later.',
    retry: later,
  },
  shipment_partly_reported: {
    party: 'counterfoil',
    sentence:
      'Amazon says that {shipped} units have shipped and has reported the money of {reported} so far. That takes up to 48 hours.',
    remedy: 'Nothing to do: what is reported later becomes a document of its own.',
    retry: later,
  },
  order_not_on_amazon: {
    party: 'counterfoil',
    sentence: 'This is an order of another shop that Amazon only ships, so it is no sale on Amazon.',
    remedy: 'Book the sale where it was made.',
    retry: never,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
