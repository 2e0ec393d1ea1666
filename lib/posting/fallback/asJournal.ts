import type { Draft, ListRef } from '../../books/draft';
import { contentOf } from '../../books/drawing/formContent';
import { journalDraft } from '../../books/drawing/forms';
import { baseOf, numberOf } from './base';
import type { FallbackFacts } from './facts';

/**
 * The same lines as a journal entry, balanced on the account that the form would have moved. Lines of a journal
 * stand in no box of a tax return, so that a document with tax is none.
 */
export function asJournal(draft: Draft, facts: FallbackFacts): readonly Draft[] | undefined {
  const account = moneyAccountOf(draft);
  if (account === undefined || draft.taxes.length > 0) return undefined;
  // A purchase of fees keeps its number, and so does a deposit: journal entries have numbers of their own.
  const keeps = draft.kind === 'purchase' || draft.kind === 'deposit';
  const number = keeps ? draft.number : numberOf(draft, facts, 'journal');
  const base = { ...baseOf(draft), number };
  const lines = draft.lines.map(({ taxCode: _code, ...line }) => line);
  const role = draft.kind === 'deposit' ? 'bank' : 'clearing';
  const balancing = { role, account, description: account.name || 'Amazon' } as const;
  return [journalDraft(base, contentOf(lines, []), balancing)];
}

/** The account on which a form's money stands. */
export function moneyAccountOf(draft: Draft): ListRef | undefined {
  switch (draft.kind) {
    case 'salesReceipt':
    case 'refundReceipt':
    case 'deposit':
      return draft.depositAccount;
    case 'purchase':
      return draft.paidFrom;
    default:
      return undefined;
  }
}
