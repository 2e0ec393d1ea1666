import { problem } from '../../problem/problem';
import type { Draft } from '../draft';
import { longestNumber } from '../numbers/fitting';
import { blocked, type Verdict } from '../verdict';
import { type DocumentCheck, inBooks } from './documentCheck';

/** The document that has no number to be found by again; for whoever draws, in the place of the draft. */
export function withoutNumber(what: string): Verdict {
  return blocked(problem('document_without_number', { what, most: String(longestNumber) }));
}

/** It has a number that fits. */
export const numbered: DocumentCheck = ({ kind, number, date }) =>
  number !== '' && number.length <= longestNumber ? [] : [withoutNumber(`the ${kindWords[kind]} of ${date}`)];

/** Kinds without a document number. Source: Intuit, Transfer, Deposit and Payment. */
const withoutNumbers: ReadonlySet<Draft['kind']> = new Set(['transfer', 'deposit', 'payment']);

/** Nobody else's document bears it, of those kinds that bear one. */
export const numberFree: DocumentCheck = ({ kind, number }, { foreignNumbers }) =>
  !withoutNumbers.has(kind) && foreignNumbers.has(number)
    ? [blocked(problem('document_number_taken', { number }))]
    : [];

/** Where QuickBooks numbers documents itself, that is said and holds nothing back. */
export const numberedByUs = inBooks(({ kind, number }, { company }) =>
  company.customTransactionNumbers || withoutNumbers.has(kind)
    ? []
    : [{ state: 'note', problem: problem('numbers_by_quickbooks', { number }) }],
);

const kindWords: Readonly<Record<Draft['kind'], string>> = {
  salesReceipt: 'sales receipt',
  refundReceipt: 'refund receipt',
  invoice: 'invoice',
  creditMemo: 'credit memo',
  estimate: 'estimate',
  payment: 'payment',
  purchase: 'expense',
  journalEntry: 'journal entry',
  transfer: 'transfer',
  deposit: 'bank deposit',
};
