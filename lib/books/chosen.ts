import { type Problem, problem } from '../problem/problem';
import type { ListAccount, ListItem } from './company';
import type { ListRef } from './draft';
import { itemProblems } from './itemProblems';
import { itemRoles, type RoleRow } from './roles';
import type { Books } from './setup';

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
  const id = books?.setup.clearingAccountId;
  const what = 'clearing account';
  if (books === undefined || id === undefined) return missing(clearingAccountName, `a ${what}`);
  const account = books.lists.accounts.find((each) => each.id === id);
  if (account === undefined) return gone(id, clearingAccountName, what);
  const { name, type } = account;
  const otherCurrency = currency !== undefined && (account.currency ?? currency) !== currency;
  return {
    ref: { id, name },
    problems: [
      ...(account.active ? [] : [problem('choice_inactive', { what, name })]),
      ...(clearingTypes.includes(type) ? [] : [problem('clearing_account_type', { name, type })]),
      ...(otherCurrency
        ? [problem('clearing_account_currency', { name, accountCurrency: account.currency ?? '', currency })]
        : []),
    ],
  };
}

/** The customer in whose name sales are booked. */
export function chosenCustomer(books: Books | undefined, currency: string | undefined): Chosen {
  const id = books?.setup.customerId;
  const what = 'customer';
  if (books === undefined || id === undefined) return missing(customerName, `a ${what}`);
  const customer = books.lists.customers.find((each) => each.id === id);
  if (customer === undefined) return gone(id, customerName, what);
  const { name } = customer;
  const otherCurrency = currency !== undefined && (customer.currency ?? currency) !== currency;
  return {
    ref: { id, name },
    problems: [
      ...(customer.active ? [] : [problem('choice_inactive', { what, name })]),
      ...(otherCurrency
        ? [problem('customer_currency', { name, customerCurrency: customer.currency ?? '', currency })]
        : []),
    ],
  };
}

/** The item of a role. */
export function chosenItem(books: Books | undefined, row: RoleRow): ChosenItem {
  const id = books?.setup.itemIds[row.role];
  const proposedAccount = { id: '', name: row.accountName };
  if (books === undefined || id === undefined) {
    return { ...missing(row.itemName, `an item for ${row.inWords}`), account: proposedAccount };
  }
  const item = books.lists.items.find((each) => each.id === id);
  if (item === undefined) {
    return { ...gone(id, row.itemName, `item for ${row.inWords}`), account: proposedAccount };
  }
  const account = accountOf(item, books.lists.accounts);
  return {
    ref: { id, name: item.name },
    account: account === undefined ? { id: '', name: '' } : { id: account.id, name: account.name },
    problems: itemProblems(item, account, row),
  };
}

/** The row of a role. */
export function rowOf(role: RoleRow['role']): RoleRow {
  const row = itemRoles.find((each) => each.role === role);
  if (row === undefined) throw new RangeError(`no row for the role ${role}`);
  return row;
}

function accountOf(item: ListItem, accounts: readonly ListAccount[]): ListAccount | undefined {
  return accounts.find(({ id }) => id === item.incomeAccountId);
}

function missing(name: string, what: string): Chosen {
  return { ref: { id: '', name }, missing: what, problems: [] };
}

function gone(id: string, name: string, what: string): Chosen {
  return { ref: { id, name }, problems: [problem('choice_gone', { what })] };
}
