import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;
const waits = { kind: 'after', waitMs: 3_600_000 } as const;

/** What keeps a settlement’s documents back, or what the seller should know of them. */
export const settlementBookProblems = {
  settlement_event_blocked: {
    party: 'counterfoil',
    sentence: 'The settlement holds {what}, which cannot be booked yet. {reason}.',
    remedy: 'First see to this amount. {remedy}.',
    retry: sellerActs,
  },
  settlement_more_blocked: {
    party: 'counterfoil',
    sentence: 'The settlement holds {count} more amounts that cannot be booked yet.',
    remedy: 'Resolve the ones that are named first; often the others have the same reason.',
    retry: sellerActs,
  },
  settlement_amounts_missing: {
    party: 'counterfoil',
    sentence: 'Of {count} sales and fees that the settlement pays, the details are not there.',
    remedy: 'Fetch the time of the settlement from Amazon again, or use the settlement’s file.',
    retry: sellerActs,
  },
  settlement_file_missing: {
    party: 'counterfoil',
    sentence: 'The file that this settlement is to be booked from is not there.',
    remedy: 'Add the settlement’s file again.',
    retry: sellerActs,
  },
  settlement_other_currency: {
    party: 'counterfoil',
    sentence: 'The settlement is in {own}, but {what} in it is in {other}.',
    remedy: 'Please report this: Amazon settles each currency by itself.',
    retry: sellerActs,
  },
  settlement_open: {
    party: 'amazon',
    sentence: 'Amazon has not closed this settlement yet, so its amounts still change.',
    remedy: 'Nothing to do: it is booked when Amazon has closed it.',
    retry: waits,
  },
  settlement_before_start: {
    party: 'counterfoil',
    sentence: 'The settlement ended before {start}, from when on the books are kept here.',
    remedy: 'Nothing to do: it belongs to what the books were kept with before.',
    retry: { kind: 'never' },
  },
  settlement_adds_up: {
    party: 'counterfoil',
    sentence:
      'The settlement’s documents come to {sum}, but Amazon pays {total}: they are {difference} apart.',
    remedy: 'Nothing of it is sent. Please report this with the settlement’s file.',
    retry: sellerActs,
  },
  settlement_invoice_unpaid: {
    party: 'counterfoil',
    sentence: 'Amazon has paid {what}, but its invoice {number} has no payment in the books.',
    remedy: 'Send the payment of the invoice first.',
    retry: sellerActs,
  },
  settlement_part_undone: {
    party: 'counterfoil',
    sentence:
      'Document {number} has booked the money of {what}, and what that money was for is no longer in the books.',
    remedy: 'Send that part again, or take {number} out as well.',
    retry: sellerActs,
  },
  settlement_order_differs: {
    party: 'counterfoil',
    sentence: 'In the settlement’s file {what} comes to {file}, in the books to {books}.',
    remedy: 'Compare the two. If the document is wrong, undo it and let the settlement book it.',
    retry: sellerActs,
  },
  settlement_orders_unread: {
    party: 'counterfoil',
    sentence:
      'Some sales or fees of the time of this settlement are in the books already, and its file has not been read order by order, so it is unclear which.',
    remedy: 'Add the settlement’s file again.',
    retry: sellerActs,
  },
  settlement_from_file: {
    party: 'counterfoil',
    sentence: 'The settlement is in the books already, from its file: {number}.',
    remedy: 'Nothing to do.',
    retry: { kind: 'never' },
  },
  settlement_posted: {
    party: 'counterfoil',
    sentence: 'This part of the settlement is in the books already: {number}.',
    remedy: 'Nothing to do.',
    retry: { kind: 'never' },
  },
  settlement_nothing_left: {
    party: 'counterfoil',
    sentence: 'Everything in the settlement is in the books already, with documents of its sales and days.',
    remedy: 'Nothing to do.',
    retry: { kind: 'never' },
  },
  settlement_supplement: {
    party: 'counterfoil',
    sentence: 'After the settlement was booked, {what} went out of the books; this document books it again.',
    remedy: 'Send it, or send the orders by themselves instead.',
    retry: sellerActs,
  },
  settlement_no_number: {
    party: 'counterfoil',
    sentence: 'No document number can be made of the settlement {settlement}.',
    remedy: 'Please report this number.',
    retry: { kind: 'never' },
  },
  settlement_no_deposit_date: {
    party: 'amazon',
    sentence: 'Amazon has not said yet on which day it paid this settlement out.',
    remedy: 'Nothing to do: the payout is booked when the transfer is known.',
    retry: waits,
  },
  settlement_cleared: {
    party: 'counterfoil',
    sentence:
      '{count} of the settlement’s sales and fees are in the books already ({amount}) and are only cleared.',
    remedy: 'Nothing to do.',
    retry: { kind: 'never' },
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
