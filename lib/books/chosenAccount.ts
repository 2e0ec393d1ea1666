import { problem } from '../problem/problem';
import { type AccountRole, type AccountRoleRow, accountRoles } from './accountRoles';
import { serves } from './accountTypes';
import { type Chosen, chosenClearing, chosenItem, gone, keptCurrency, notChosen, setupIn } from './chosen';
import type { ListAccount } from './company';
import { accountById } from './listIndex';
import { type ItemRole, itemRoles, type RoleRow } from './roles';
import type { Books } from './setup';

/**
 * The account of a role: the one that was chosen for it, else the one that its item posts to, else the
 * proposed name. With a currency, the account has to suit amounts in it.
 */
export function chosenAccount(
  books: Books | undefined,
  role: AccountRole | ItemRole,
  currency?: string,
): Chosen {
  if (role === 'clearing') return chosenClearing(books, currency);
  const row = accountRow(role);
  const id = setupIn(books, currency)?.accountIds?.[role];
  if (books === undefined || id === undefined) return accountOfItem(books, row);
  const what = `account for ${row.inWords}`;
  const account = accountById(books.lists, id);
  if (account === undefined) return gone(id, row.accountName, what);
  const { name, type } = account;
  const otherCurrency = !kept(account, books.company.homeCurrency, keptCurrency(books, currency));
  const wanted = row.accountType;
  return {
    ref: { id, name },
    problems: [
      ...(account.active ? [] : [problem('choice_inactive', { what, name })]),
      ...(serves(type, wanted) ? [] : [problem('account_type', { name, role: row.inWords, type, wanted })]),
      ...(otherCurrency
        ? [
            problem('account_currency', {
              name,
              accountCurrency: account.currency ?? '',
              currency: currency ?? '',
            }),
          ]
        : []),
    ],
  };
}

/**
 * Receivables and cards are kept in the currency of what is booked on them; other accounts may be in the home
 * currency as well, in which QuickBooks then keeps the amount. Source: Intuit, multicurrency.
 */
function kept({ type, currency: own }: ListAccount, home: string, currency: string | undefined): boolean {
  if (currency === undefined || own === undefined || own === currency) return true;
  return own === home && type !== 'Accounts Receivable' && type !== 'Credit Card';
}

/** Without a choice of its own a role with an item is booked where the item posts to. */
function accountOfItem(books: Books | undefined, row: AccountRoleRow | RoleRow): Chosen {
  const what = `an account for ${row.inWords}`;
  if (!('itemName' in row) || books?.setup.itemIds[row.role] === undefined)
    return notChosen(row.accountName, what);
  const { account, problems } = chosenItem(books, row);
  return account.id === '' ? { ...notChosen(row.accountName, what), problems } : { ref: account, problems };
}

const rows: ReadonlyMap<string, AccountRoleRow | RoleRow> = new Map(
  [...accountRoles, ...itemRoles].map((row) => [row.role, row] as const),
);

function accountRow(role: AccountRole | ItemRole): AccountRoleRow | RoleRow {
  const row = rows.get(role);
  if (row === undefined) throw new RangeError(`no row for the role ${role}`);
  return row;
}
