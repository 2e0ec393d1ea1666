import { expect, test } from 'vitest';
import { accountRoles } from '../../lib/books/accountRoles';
import { chosenAccount } from '../../lib/books/chosenAccount';
import type { CompanyLists, ListAccount } from '../../lib/books/company';
import { proposeChart } from '../../lib/books/proposeChart';
import type { AccountCreation, ItemCreation, Proposal } from '../../lib/books/proposeSetup';
import { itemRoles } from '../../lib/books/roles';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { Books } from '../../lib/books/setup';
import { company } from './bookFixtures';

const empty: CompanyLists = { asOfMs: 0, accounts: [], items: [], customers: [] };
const propose = (lists: CompanyLists) => proposeChart(company, lists, unitedStatesSettings);

test('an empty company: the recommended chart, one item a role, three parties with names of their own', () => {
  const { accounts, items, vendor, customer, dayCustomer } = propose(empty);
  for (const { role, accountName, accountType, accountSubType } of accountRoles) {
    if (role === 'taxAgency') continue;
    expect(accounts[role]).toEqual({
      use: 'create',
      name: accountName,
      type: accountType,
      subType: accountSubType,
    });
  }
  for (const { role, itemName, accountName, accountType, accountSubType } of itemRoles) {
    const account = { use: 'create', name: accountName, type: accountType, subType: accountSubType };
    expect(items[role]).toEqual({ use: 'create', name: itemName, account });
  }
  expect(customer).toEqual({ use: 'create', name: 'Amazon' });
  expect(dayCustomer).toEqual({ use: 'create', name: 'Amazon summary' });
  // QuickBooks refuses a vendor of the customer's name.
  expect(vendor).toEqual({ use: 'create', name: 'Amazon (vendor)' });
});

test('what was created as proposed is found again, and nothing is wrong with it', () => {
  const { accounts, items, vendor, customer, dayCustomer } = propose(empty);
  const made = new Map<string, ListAccount>();
  const account = (proposal: Proposal<AccountCreation>): string => {
    if (proposal.use === 'existing') return proposal.id;
    const id = `a-${proposal.name}`;
    made.set(id, { id, name: proposal.name, type: proposal.type, subType: proposal.subType, active: true });
    return id;
  };
  for (const proposal of Object.values(accounts)) account(proposal);
  const listed = Object.entries(items).map(([role, proposal]: [string, Proposal<ItemCreation>]) => ({
    id: `i-${role}`,
    name: proposal.name,
    type: 'Service',
    active: true,
    incomeAccountId: proposal.use === 'create' ? account(proposal.account) : '',
  }));
  const lists: CompanyLists = {
    asOfMs: 0,
    accounts: [...made.values()],
    items: listed,
    customers: [
      { id: 'c', name: customer.name, active: true },
      { id: 'd', name: dayCustomer.name, active: true },
    ],
    vendors: [{ id: 'v', name: vendor.name, active: true }],
  };
  const again = propose(lists);
  for (const proposal of [...Object.values(again.accounts), ...Object.values(again.items)])
    expect(proposal.use).toBe('existing');
  for (const [role, proposal] of Object.entries(again.items))
    expect(proposal).toMatchObject({ id: `i-${role}` });
  expect(again.customer).toMatchObject({ id: 'c' });
  expect(again.dayCustomer).toMatchObject({ id: 'd' });
  const ids = (proposals: object): Record<string, string> =>
    Object.fromEntries(Object.entries(proposals).map(([role, { id }]) => [role, id]));
  const { clearing: _clearing, ...accountIds } = ids(again.accounts);
  const setup = {
    clearingAccountId: ids(again.accounts)['clearing'] ?? '',
    itemIds: ids(again.items),
    accountIds,
  };
  const books: Books = { company, lists, setup };
  for (const { role } of [...accountRoles, ...itemRoles]) {
    if (role !== 'taxAgency') expect(chosenAccount(books, role)).toMatchObject({ problems: [] });
  }
});

test('the company’s only receivable, card and bank are taken; of several none', () => {
  const lists: CompanyLists = {
    ...empty,
    accounts: [
      { id: 'ar', name: 'Debtors', type: 'Accounts Receivable', active: true },
      { id: 'visa', name: 'Visa', type: 'Credit Card', active: true },
      { id: 'bank', name: 'Chase', type: 'Bank', active: true },
      { id: 'clear', name: 'Amazon Clearing', type: 'Bank', active: true },
    ],
  };
  const { accounts, items } = propose(lists);
  expect(accounts.receivable).toMatchObject({ use: 'existing', id: 'ar' });
  expect(accounts.card).toMatchObject({ use: 'existing', id: 'visa' });
  expect(accounts.clearing).toMatchObject({ use: 'existing', id: 'clear' });
  expect(items.bank).toMatchObject({ use: 'create', account: { use: 'existing', id: 'bank' } });
  const second = { id: 'amex', name: 'Amex', type: 'Credit Card', active: true };
  const more = propose({ ...lists, accounts: [...lists.accounts, second] });
  expect(more.accounts.card).toMatchObject({ use: 'create', name: 'Card on File' });
});

test('names that any customer or vendor has are not proposed again', () => {
  const inactive = { id: 'x', name: 'amazon', active: false };
  const { customer, vendor } = propose({ ...empty, vendors: [inactive] });
  expect(customer).toEqual({ use: 'create', name: 'Amazon (customer)' });
  expect(vendor).toEqual({ use: 'create', name: 'Amazon (vendor)' });
  const there = propose({ ...empty, vendors: [{ ...inactive, active: true }] });
  expect(there.vendor).toMatchObject({ use: 'existing', id: 'x' });
});
