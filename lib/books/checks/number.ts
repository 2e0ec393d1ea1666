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

/** Nobody else's document bears it. Transfers and payments bear none but in their note. */
export const numberFree: DocumentCheck = ({ kind, number }, { foreignNumbers }) =>
  kind !== 'transfer' && kind !== 'payment' && foreignNumbers.has(number)
    ? [blocked(problem('document_number_taken', { number }))]
    : [];

/** Where QuickBooks numbers documents itself, that is said and holds nothing back. */
export const numberedByUs = inBooks(({ kind, number }, { company }) =>
  company.customTransactionNumbers || kind === 'transfer' || kind === 'payment'
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
};
