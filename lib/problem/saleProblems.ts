import type { ProblemRow } from './row';

const never = { kind: 'never' } as const;
const sellerActs = { kind: 'whenSellerActs' } as const;
const later = { kind: 'after', waitMs: 21_600_000 } as const;

/** Why one thing that Amazon reported is no document, or not yet. */
export const saleProblems = {
  deferred_delivery: {
    party: 'counterfoil',
    sentence: 'Amazon keeps the money of this sale until seven days after delivery, {until}.',
    remedy: 'Nothing to do: the sale can be sent when Amazon has released the money.',
    retry: later,
  },
  deferred_invoice: {
    party: 'counterfoil',
    sentence: 'The buyer pays this order by invoice, and Amazon releases the money when it is paid, {until}.',
    remedy: 'Nothing to do until the invoice is paid.',
    retry: later,
  },
  deferred_other: {
    party: 'counterfoil',
    sentence: 'Amazon keeps the money of this sale for now, {until}. Its reason: {reason}.',
    remedy: 'Nothing to do: the sale can be sent when Amazon has released the money.',
    retry: later,
  },
  marketplace_unknown: {
    party: 'counterfoil',
    sentence: 'Amazon does not say on which of its marketplaces this sale was made.',
    remedy: 'Look at the order in Seller Central and enter the sale by hand.',
    retry: never,
  },
  replacement: {
    party: 'counterfoil',
    sentence: 'This shipment moved no money, as a replacement does, so there is nothing to book.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  unknown_transaction: {
    party: 'counterfoil',
    sentence: 'Amazon reports {amount} as “{label}”, which we do not know.',
    remedy: 'Nothing is sent for it until it is known. Report it so that it can be added.',
    retry: never,
  },
  twins_differ: {
    party: 'counterfoil',
    sentence:
      'Amazon deferred {deferred} for this sale and released {released}, where both should be the same.',
    remedy:
      'Look at both transactions in Seller Central. They are read again the next time you open the order.',
    retry: sellerActs,
  },
  same_as_other: {
    party: 'counterfoil',
    sentence: 'Amazon reported this sale twice; it stands in the other entry of this order.',
    remedy: 'Nothing to do here.',
    retry: never,
  },
  numbers_by_quickbooks: {
    party: 'counterfoil',
    sentence: 'QuickBooks numbers the documents of this company itself, so this one will not bear {number}.',
    remedy: 'Turn on custom transaction numbers in QuickBooks under Account and settings, Sales.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
