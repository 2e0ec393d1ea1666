import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;
const never = { kind: 'never' } as const;

/** What keeps any document back before it is sent. */
export const bookProblems = {
  left_out_by_rule: {
    party: 'counterfoil',
    sentence: 'A rule of yours leaves this out: {reason}.',
    remedy:
      'Nothing to do: its settlement still books it. Change the rule if it should have its own document.',
    retry: sellerActs,
  },
  no_money: {
    party: 'counterfoil',
    sentence: 'No money moved with this {what}, so there is nothing to book.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  booked_with_settlement: {
    party: 'counterfoil',
    sentence: 'This is {what}. It is booked together with its settlement.',
    remedy: 'Nothing to do until the settlement is booked.',
    retry: never,
  },
  booked_with_file: {
    party: 'counterfoil',
    sentence: 'It is in the books already, with the file of its settlement: {number}.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  in_books_already: {
    party: 'counterfoil',
    sentence: 'This is in the books already, in {documents}.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  partly_in_books: {
    party: 'counterfoil',
    sentence: '{parts} of this are in the books already, in {documents}. This document has the rest.',
    remedy: 'Nothing to do.',
    retry: never,
  },
  entries_missing: {
    party: 'counterfoil',
    sentence: 'This document needs what is not chosen or created yet: {names}.',
    remedy: 'Open Set up the books and choose or create what is missing.',
    retry: sellerActs,
  },
  document_differs: {
    party: 'counterfoil',
    sentence: 'The document comes to {document}, and Amazon’s own figures for it come to {amazon}.',
    remedy: 'Nothing is sent. Report it with the order or settlement, so that it can be put right.',
    retry: never,
  },
  event_differs: {
    party: 'counterfoil',
    sentence: 'Amazon’s total for this is {amazon}, and the amounts that would be booked come to {booked}.',
    remedy: 'Nothing is sent. Report it with the order or settlement, so that it can be put right.',
    retry: never,
  },
  invoice_first: {
    party: 'counterfoil',
    sentence: 'This is the payment of {number}, which has to be in the books first.',
    remedy: 'Nothing to do once {number} is sent.',
    retry: sellerActs,
  },
  estimate_not_wanted: {
    party: 'counterfoil',
    sentence: 'Nothing of this order is still to be shipped, so there is no estimate of it any more.',
    remedy: 'Nothing to do: an estimate that was sent is taken out again.',
    retry: never,
  },
  estimate_without_prices: {
    party: 'counterfoil',
    sentence: 'Amazon does not say yet what the buyer pays for this order.',
    remedy: 'Nothing to do: Amazon says it when the order is no longer pending.',
    retry: sellerActs,
  },
  document_unbalanced: {
    party: 'counterfoil',
    sentence: 'The debits of this document are {debits}, and its credits are {credits}.',
    remedy: 'Nothing is sent. Report it with the order or settlement, so that it can be put right.',
    retry: never,
  },
  document_negative: {
    party: 'counterfoil',
    sentence: 'The document comes to {total}, and QuickBooks takes no document of its kind below zero.',
    remedy: 'Nothing is sent. Report it with the order or settlement, so that it can be put right.',
    retry: never,
  },
  document_in_closed_period: {
    party: 'counterfoil',
    sentence: 'This document is dated {date}, and the company closed its books until {closedUntil}.',
    remedy:
      'Open the period in QuickBooks, or choose in the settings that such documents are dated on the first open day.',
    retry: sellerActs,
  },
  document_in_locked_period: {
    party: 'counterfoil',
    sentence: 'The document is dated {date}, and you locked everything until {closedUntil} in the settings.',
    remedy:
      'Change that day in the settings, or choose there that such documents are dated on the first open day.',
    retry: sellerActs,
  },
  document_currency: {
    party: 'counterfoil',
    sentence: 'The document is in {currency}, and the company keeps its books in {homeCurrency} alone.',
    remedy: 'Turn on several currencies in QuickBooks, or choose in the settings that amounts are converted.',
    retry: sellerActs,
  },
  document_number_taken: {
    party: 'counterfoil',
    sentence: 'QuickBooks already holds a document {number} that we did not make. It may be the same.',
    remedy: 'Look at it in QuickBooks. If it is another one, change its number there.',
    retry: sellerActs,
  },
  document_without_number: {
    party: 'counterfoil',
    sentence: 'No document number of at most {most} characters can be made for {what}.',
    remedy: 'Enter it in QuickBooks by hand.',
    retry: never,
  },
  document_lines_many: {
    party: 'counterfoil',
    sentence: 'The document has {count} lines, and QuickBooks takes at most {most}.',
    remedy: 'Choose in the settings that lines are summed up by group or account.',
    retry: sellerActs,
  },
  document_text_long: {
    party: 'counterfoil',
    sentence: 'The {what} of this document has {count} characters, and QuickBooks takes at most {most}.',
    remedy: 'Shorten it in your rules or settings.',
    retry: sellerActs,
  },
  document_before_start: {
    party: 'counterfoil',
    sentence: 'The document is dated {date}, and these books begin on {start}.',
    remedy: 'Leave it to the books of before, or choose an earlier beginning in the settings.',
    retry: sellerActs,
  },
  change_of_too_many: {
    party: 'counterfoil',
    sentence: 'This would touch {count} documents at once.',
    remedy: 'Look through them and agree to it, or choose a shorter period.',
    retry: sellerActs,
  },
  change_of_too_much: {
    party: 'counterfoil',
    sentence: 'This would touch {count} documents, more than a fifth of the {all} that are in the books.',
    remedy: 'Look through them and agree to it, or choose a shorter period.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
