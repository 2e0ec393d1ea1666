import type { Draft, DraftLine, LedgerEffect, ListRef } from './draft';

/** An amount on an account; a credit is negative. */
interface Side {
  readonly account: ListRef;
  readonly debitMinor: number;
}

/**
 * What a document does to the books. Debits and credits of one account are kept apart, as a bookkeeper
 * writes them; debits stand first.
 */
export function effectsOf(draft: Draft): readonly LedgerEffect[] {
  const sides = sidesOf(draft);
  const debits = summed(sides.filter(({ debitMinor }) => debitMinor > 0));
  const credits = summed(sides.filter(({ debitMinor }) => debitMinor < 0));
  return [
    ...debits.map(({ account, debitMinor }) => ({ account, debitMinor, creditMinor: 0 })),
    ...credits.map(({ account, debitMinor }) => ({ account, debitMinor: 0, creditMinor: -debitMinor })),
  ];
}

function sidesOf(draft: Draft): readonly Side[] {
  const { totalMinor } = draft;
  switch (draft.kind) {
    case 'salesReceipt':
    case 'deposit':
      return [{ account: draft.depositAccount, debitMinor: totalMinor }, ...sidesOfForm(draft)];
    case 'refundReceipt':
      return [{ account: draft.depositAccount, debitMinor: -totalMinor }, ...sidesOfForm(draft)];
    case 'invoice':
      return [{ account: draft.receivableAccount, debitMinor: totalMinor }, ...sidesOfForm(draft)];
    case 'creditMemo':
      return [{ account: draft.receivableAccount, debitMinor: -totalMinor }, ...sidesOfForm(draft)];
    case 'purchase':
      return [{ account: draft.paidFrom, debitMinor: -totalMinor }, ...sidesOfForm(draft)];
    case 'journalEntry':
      return sidesOfForm(draft);
    case 'payment':
      return [
        { account: draft.depositAccount, debitMinor: totalMinor },
        { account: draft.receivableAccount, debitMinor: -totalMinor },
      ];
    case 'transfer':
      return [
        { account: draft.toAccount, debitMinor: totalMinor },
        { account: draft.fromAccount, debitMinor: -totalMinor },
      ];
    case 'estimate':
      return [];
  }
}

function sidesOfForm({ lines, taxes }: Pick<Draft, 'lines' | 'taxes'>): readonly Side[] {
  return [
    ...lines.map(({ account, amountMinor }: DraftLine) => ({ account, debitMinor: -amountMinor })),
    ...taxes.map(({ account, taxMinor }) => ({ account, debitMinor: -taxMinor })),
  ];
}

/** One side an account, in the order of first appearance. */
function summed(sides: readonly Side[]): readonly Side[] {
  const byAccount = new Map<string, Side>();
  for (const { account, debitMinor } of sides) {
    const key = JSON.stringify([account.id, account.name]);
    byAccount.set(key, { account, debitMinor: (byAccount.get(key)?.debitMinor ?? 0) + debitMinor });
  }
  return [...byAccount.values()];
}
