import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;
const later = { kind: 'after', waitMs: 21_600_000 } as const;
const never = { kind: 'never' } as const;

/** Why a summary of a day or a month is not ready, and what it leaves out. */
export const dayProblems = {
  day_provisional: {
    party: 'counterfoil',
    sentence: 'Amazon may report more of {date} until {until}.',
    remedy:
      'Send it now if you like: what comes later gets a document of its own. By itself it is sent then.',
    retry: later,
  },
  summary_blocked: {
    party: 'counterfoil',
    sentence: 'Something of {date} cannot be booked yet: {names}. It is only sent whole.',
    remedy: 'Put right what is said of these, or leave them out by a rule.',
    retry: sellerActs,
  },
  summary_waits_without: {
    party: 'counterfoil',
    sentence: 'Not among this yet, because Amazon still holds the money back: {names}.',
    remedy: 'Nothing to do: each is booked when its money is released.',
    retry: later,
  },
  summary_in_books: {
    party: 'counterfoil',
    sentence: 'Left off, because it is in the books already: {names}, in {documents}.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  summary_partly_in_books: {
    party: 'counterfoil',
    sentence: 'A part of {names} is in the books already, in {documents}. This document has the rest.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  summary_invoiced: {
    party: 'counterfoil',
    sentence: 'Left off, because the buyers pay by invoice, and each has an invoice of its own: {names}.',
    remedy: 'Send the invoices with their orders.',
    retry: sellerActs,
  },
  summary_left_out: {
    party: 'counterfoil',
    sentence: '{reason} So this is left off: {names}.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  summary_without_money: {
    party: 'counterfoil',
    sentence: 'No money moves with this, so that there is nothing to book: {names}.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  summary_moves_no_stock: {
    party: 'counterfoil',
    sentence: 'This can only be a journal entry, and QuickBooks takes nothing out of stock for one: {names}.',
    remedy: 'Send these sales with their orders, or correct the quantities in QuickBooks.',
    retry: sellerActs,
  },
  month_not_over: {
    party: 'counterfoil',
    sentence:
      'The month is not over. Which of its sales Amazon still holds back at its end is known after {until}.',
    remedy: 'Nothing to do until then.',
    retry: later,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
