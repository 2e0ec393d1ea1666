import type { Draft, LedgerEffect, ListRef } from './draft';

/**
 * What a sales receipt does to the books: the clearing account against every line's account. Debits and
 * credits of one account are kept apart, as a bookkeeper writes them; debits stand first.
 */
export function effectsOf(draft: Draft): readonly LedgerEffect[] {
  const sides = [
    { account: draft.depositAccount, debitMinor: draft.totalMinor },
    ...draft.lines.map(({ account, amountMinor }) => ({ account, debitMinor: -amountMinor })),
  ];
  const debits = summed(sides.filter(({ debitMinor }) => debitMinor > 0));
  const credits = summed(sides.filter(({ debitMinor }) => debitMinor < 0));
  return [
    ...debits.map(({ account, debitMinor }) => ({ account, debitMinor, creditMinor: 0 })),
    ...credits.map(({ account, debitMinor }) => ({ account, debitMinor: 0, creditMinor: -debitMinor })),
  ];
}

interface Side {
  readonly account: ListRef;
  readonly debitMinor: number;
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
