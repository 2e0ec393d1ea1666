import { type Problem, problem } from '../problem/problem';
import type { ListRef } from './draft';
import { itemProblems } from './itemProblems';
import { accountById, itemById } from './listIndex';
import { itemRoles, type RoleRow } from './roles';
import type { Books, CurrencySetup } from './setup';

/** What stands on a document for one choice of the setup, and what is wrong with it. */
export interface Chosen {
  /** Without an id where nothing was chosen: the proposed name, so that the document can be looked at. */
  readonly ref: ListRef;
  /** What the seller has still to choose, in words. */
  readonly missing?: string;
  readonly problems: readonly Problem[];
}

/** An item and the account that it posts to. */
export interface ChosenItem extends Chosen {
  readonly account: ListRef;
}

/** Proposed names of what is not one of the itemRoles. */
export const clearingAccountName = 'Amazon Clearing';
/** What the customer is called that a setup proposes to create. */
export const customerName = 'Amazon';

const clearingTypes: readonly string[] = ['Bank', 'Other Current Asset'];

/** The account in which Amazon's money lands. */
export function chosenClearing(books: Books | undefined, currency: string | undefined): Chosen {
  const id = setupIn(books, currency)?.clearingAccountId;
  const what = 'clearing account';
  if (books === undefined || id === undefined) return notChosen(clearingAccountName, `a ${what}`);
  const account = accountById(books.lists, id);
  if (account === undefined) return gone(id, clearingAccountName, what);
  const { name, type } = account;
  const wanted = keptCurrency(books, currency);
  const otherCurrency = wanted !== undefined && (account.currency ?? wanted) !== wanted;
  return {
    ref: { id, name },
    problems: [
      ...(account.active ? [] : [problem('choice_inactive', { what, name })]),
      ...(clearingTypes.includes(type) ? [] : [problem('clearing_account_type', { name, type })]),
      ...(otherCurrency
        ? [
            problem('clearing_account_currency', {
              name,
              accountCurrency: account.currency ?? '',
              currency: wanted,
            }),
          ]
        : []),
    ],
  };
}

/** The customer in whose name sales are booked. */
export function chosenCustomer(books: Books | undefined, currency: string | undefined): Chosen {
  const id = setupIn(books, currency)?.customerId;
  const what = 'customer';
  if (books === undefined || id === undefined) return notChosen(customerName, `a ${what}`);
  const customer = books.lists.customers.find((each) => each.id === id);
  if (customer === undefined) return gone(id, customerName, what);
  const { name } = customer;
  const wanted = keptCurrency(books, currency);
  const otherCurrency = wanted !== undefined && (customer.currency ?? wanted) !== wanted;
  return {
    ref: { id, name },
    problems: [
      ...(customer.active ? [] : [problem('choice_inactive', { what, name })]),
      ...(otherCurrency
        ? [
            problem('customer_currency', {
              name,
              customerCurrency: customer.currency ?? '',
              currency: wanted,
            }),
          ]
        : []),
    ],
  };
}

/** The item of a role. */
export function chosenItem(books: Books | undefined, row: RoleRow): ChosenItem {
  const id = books?.setup.itemIds[row.role];
  const proposedAccount = { id: '', name: row.accountName };
  if (books === undefined || id === undefined) {
    return { ...notChosen(row.itemName, `an item for ${row.inWords}`), account: proposedAccount };
  }
  const item = itemById(books.lists, id);
  if (item === undefined) {
    return { ...gone(id, row.itemName, `item for ${row.inWords}`), account: proposedAccount };
  }
  const account = accountById(books.lists, item.incomeAccountId);
  return {
    ref: { id, name: item.name },
    account: account === undefined ? { id: '', name: '' } : { id: account.id, name: account.name },
    problems: itemProblems(item, account, row),
  };
}

/** The choices for amounts in a currency: those of that currency where there are any, else the company's. */
export function setupIn(books: Books | undefined, currency: string | undefined): CurrencySetup | undefined {
  if (books === undefined) return undefined;
  const { setup } = books;
  const own = setup.inCurrency?.[currency ?? ''];
  return own === undefined
    ? setup
    : { ...setup, ...own, accountIds: { ...setup.accountIds, ...own.accountIds } };
}

/** The currency in which an entry has to be kept: a company with one currency keeps everything in that one. */
export function keptCurrency(books: Books, currency: string | undefined): string | undefined {
  const { multiCurrency, homeCurrency } = books.company;
  return currency === undefined || multiCurrency ? currency : homeCurrency;
}

/** The row of a role. */
export function rowOf(role: RoleRow['role']): RoleRow {
  const row = itemRoles.find((each) => each.role === role);
  if (row === undefined) throw new RangeError(`no row for the role ${role}`);
  return row;
}

/** Nothing was chosen: the proposed name stands there. */
export function notChosen(name: string, what: string): Chosen {
  return { ref: { id: '', name }, missing: what, problems: [] };
}

/** What was chosen is in the lists no more. */
export function gone(id: string, name: string, what: string): Chosen {
  return { ref: { id, name }, problems: [problem('choice_gone', { what })] };
}
