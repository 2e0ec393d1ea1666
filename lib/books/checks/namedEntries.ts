import { type AccountRole, accountRoles } from '../accountRoles';
import type { Draft, ListRef } from '../draft';
import { type AccountType, type ItemRole, itemRoles } from '../roles';

/** An account that a document names, and what it has to be. */
export interface NamedAccount {
  readonly ref: ListRef;
  readonly role: ItemRole | AccountRole;
  readonly inWords: string;
  readonly wanted: AccountType;
}

/** The accounts that a document posts to, each once; what the tax of its codes posts to is QuickBooks' affair. */
export function namedAccounts(draft: Draft): readonly NamedAccount[] {
  const named = new Map<string, NamedAccount>();
  const put = (role: ItemRole | AccountRole, ref: ListRef): void => {
    const key = `${role} ${ref.id} ${ref.name}`;
    const row = rows.get(role);
    if (row === undefined || named.has(key)) return;
    named.set(key, { ref, role, inWords: row.inWords, wanted: row.accountType });
  };
  for (const { role, account } of headAccounts(draft)) put(role, account);
  for (const { role, account } of draft.lines) put(role, account);
  return [...named.values()];
}

const rows: ReadonlyMap<string, { readonly inWords: string; readonly accountType: AccountType }> = new Map(
  [...itemRoles, ...accountRoles].map((row) => [row.role, row] as const),
);

function headAccounts(
  draft: Draft,
): readonly { readonly role: ItemRole | AccountRole; readonly account: ListRef }[] {
  switch (draft.kind) {
    case 'salesReceipt':
    case 'refundReceipt':
      return [{ role: 'clearing', account: draft.depositAccount }];
    case 'invoice':
    case 'creditMemo':
      return [{ role: 'receivable', account: draft.receivableAccount }];
    case 'payment':
      return [
        { role: 'clearing', account: draft.depositAccount },
        { role: 'receivable', account: draft.receivableAccount },
      ];
    case 'deposit':
      return [{ role: 'bank', account: draft.depositAccount }];
    case 'purchase':
      return [{ role: 'clearing', account: draft.paidFrom }];
    // Either side of a transfer is money: clearing, the bank or the card.
    case 'transfer':
      return [
        { role: 'clearing', account: draft.fromAccount },
        { role: 'clearing', account: draft.toAccount },
      ];
    case 'estimate':
    case 'journalEntry':
      return [];
  }
}

/** In whose name a document is, where it is in anyone's. */
export function namedParty(
  draft: Draft,
): { readonly what: 'customer' | 'vendor'; readonly ref: ListRef } | undefined {
  if (draft.kind === 'purchase') return { what: 'vendor', ref: draft.vendor };
  return 'customer' in draft ? { what: 'customer', ref: draft.customer } : undefined;
}

/** Kinds whose lines are items: each posts where its item does. */
export function isOfItems({ kind }: Draft): boolean {
  return (
    kind === 'salesReceipt' ||
    kind === 'refundReceipt' ||
    kind === 'invoice' ||
    kind === 'creditMemo' ||
    kind === 'estimate'
  );
}
