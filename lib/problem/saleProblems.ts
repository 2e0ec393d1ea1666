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
  invoiced_order: {
    party: 'counterfoil',
    sentence:
      'The buyer paid this order by invoice. In the books that is an invoice and a payment, which this version does not send.',
    remedy: 'Enter the invoice and its payment in QuickBooks by hand.',
    retry: never,
  },
  company_not_covered: {
    party: 'counterfoil',
    sentence:
      'Your QuickBooks company is in {country}. This version sends sales to companies in the US only.',
    remedy: 'Enter the sale in QuickBooks by hand for now.',
    retry: never,
  },
  marketplace_not_covered: {
    party: 'counterfoil',
    sentence: 'This is a sale on {marketplace}. This version sends sales of Amazon.com only.',
    remedy: 'Enter the sale in QuickBooks by hand for now.',
    retry: never,
  },
  marketplace_unknown: {
    party: 'counterfoil',
    sentence: 'Amazon does not say on which of its marketplaces this sale was made.',
    remedy: 'Look at the order in Seller Central and enter the sale by hand.',
    retry: never,
  },
  currency_not_covered: {
    party: 'counterfoil',
    sentence: 'This sale is in {currency}, and your books are kept in {homeCurrency}.',
    remedy: 'Enter the sale in QuickBooks by hand for now.',
    retry: never,
  },
  tax_not_covered: {
    party: 'counterfoil',
    sentence:
      'Amazon paid you {amount} of tax on this sale that you have to pay on yourself. This version does not book such tax.',
    remedy: 'Enter the sale with its tax in QuickBooks by hand.',
    retry: never,
  },
  amount_not_covered: {
    party: 'counterfoil',
    sentence: 'This sale contains “{label}” ({amount}), which this version does not book.',
    remedy: 'Enter the sale in QuickBooks by hand.',
    retry: never,
  },
  negative_total: {
    party: 'counterfoil',
    sentence:
      'This sale comes to {total}: its fees are higher than its price. A sales receipt cannot be negative.',
    remedy: 'Enter it in QuickBooks as a journal entry.',
    retry: never,
  },
  refund_not_sent: {
    party: 'counterfoil',
    sentence: 'This is a refund of {amount}. Refunds are not sent by this version.',
    remedy: 'Enter a refund receipt in QuickBooks by hand.',
    retry: never,
  },
  multi_channel: {
    party: 'counterfoil',
    sentence:
      'Amazon shipped an order of another shop and took {amount} for it. That is an expense and no sale; it is not sent by this version.',
    remedy: 'Enter the expense in QuickBooks by hand.',
    retry: never,
  },
  other_not_sent: {
    party: 'counterfoil',
    sentence: '“{label}”, {amount}, belongs to this order and is no sale. It is not sent by this version.',
    remedy: 'Enter it in QuickBooks by hand.',
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
  twin_found_late: {
    party: 'counterfoil',
    sentence: 'Amazon reported this sale twice, and said only later that both are the same.',
    remedy: 'See in QuickBooks whether it is there already; if it is not, enter it by hand.',
    retry: sellerActs,
  },
  same_as_other: {
    party: 'counterfoil',
    sentence: 'Amazon reported this sale twice; it stands in the other entry of this order.',
    remedy: 'Nothing to do here.',
    retry: never,
  },
  number_unavailable: {
    party: 'counterfoil',
    sentence: 'No document number can be made of the order id {orderId}.',
    remedy: 'Enter the sale in QuickBooks by hand.',
    retry: never,
  },
  number_taken: {
    party: 'counterfoil',
    sentence: 'QuickBooks already holds a document {number} that we did not make. It may be this sale.',
    remedy:
      'Look at it in QuickBooks. If it is another one, change its number there, then read the order again.',
    retry: sellerActs,
  },
  numbers_by_quickbooks: {
    party: 'counterfoil',
    sentence: 'QuickBooks numbers the documents of this company itself, so this one will not bear {number}.',
    remedy: 'Turn on custom transaction numbers in QuickBooks under Account and settings, Sales.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
