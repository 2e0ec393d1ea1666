import type { Draft } from '../../lib/books/draft';

/** An amount on an account as a bookkeeper reads it off a document: debits positive. */
export interface Posting {
  readonly account: string;
  readonly debitMinor: number;
  /** Of a tax code: whatever the account is called. */
  readonly isTax?: boolean;
}

/**
 * What a document posts, read off its face: the total on the account that it names, the lines and taxes on
 * theirs. Written apart from the product's own reading, so that a wrong total does not balance.
 */
export function postingsOf(draft: Draft): readonly Posting[] {
  const debit = (account: { readonly name: string }, debitMinor: number): Posting => ({
    account: account.name,
    debitMinor,
  });
  const credits = [
    ...draft.lines.map(({ account, amountMinor }) => debit(account, -amountMinor)),
    ...draft.taxes.map(({ account, taxMinor }) => ({ ...debit(account, -taxMinor), isTax: true })),
  ];
  switch (draft.kind) {
    case 'salesReceipt':
    case 'deposit':
      return [debit(draft.depositAccount, draft.totalMinor), ...credits];
    case 'refundReceipt':
      return [debit(draft.depositAccount, -draft.totalMinor), ...credits];
    case 'invoice':
      return [debit(draft.receivableAccount, draft.totalMinor), ...credits];
    case 'creditMemo':
      return [debit(draft.receivableAccount, -draft.totalMinor), ...credits];
    case 'purchase':
      return [debit(draft.paidFrom, -draft.totalMinor), ...credits];
    case 'journalEntry':
      return credits;
    case 'payment':
      return [
        debit(draft.depositAccount, draft.totalMinor),
        debit(draft.receivableAccount, -draft.totalMinor),
      ];
    case 'transfer':
      return [debit(draft.toAccount, draft.totalMinor), debit(draft.fromAccount, -draft.totalMinor)];
    case 'estimate':
      return [];
  }
}
