import { expect, test } from 'vitest';
import { accountRoles } from '../../lib/books/accountRoles';
import { serves } from '../../lib/books/accountTypes';
import { chosenClearing, chosenCustomer } from '../../lib/books/chosen';
import { chosenAccount } from '../../lib/books/chosenAccount';
import { chosenDayCustomer, chosenVendor } from '../../lib/books/chosenParty';
import type { CompanyLists, ListAccount } from '../../lib/books/company';
import { itemRoles } from '../../lib/books/roles';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { BookSetup, Books } from '../../lib/books/setup';
import { books, lists } from './bookFixtures';

function withLists(replaced: Partial<CompanyLists>, setup: Partial<BookSetup> = {}): Books {
  const company = { ...books.company, multiCurrency: true };
  return { company, lists: { ...lists, ...replaced }, setup: { ...books.setup, ...setup } };
}

function withAccount(
  account: Partial<ListAccount>,
  role: 'carried' | 'receivable' | 'sales' = 'carried',
): Books {
  const added: ListAccount = { id: 'x', name: 'X', type: 'Other Current Asset', active: true, ...account };
  return withLists({ accounts: [...lists.accounts, added] }, { accountIds: { [role]: 'x' } });
}

test('every role has an account by name, and its own type serves it', () => {
  for (const { role, accountName, accountType } of [...accountRoles, ...itemRoles]) {
    expect(chosenAccount(undefined, role).ref).toEqual({ id: '', name: accountName });
    expect(serves(accountType, accountType)).toBe(true);
  }
});

test('the chosen account, else that of the item, else the proposed name with what is missing', () => {
  expect(chosenAccount(withAccount({}), 'carried')).toEqual({ ref: { id: 'x', name: 'X' }, problems: [] });
  expect(chosenAccount(withAccount({ type: 'Income' }, 'sales'), 'sales').ref.id).toBe('x');
  expect(chosenAccount(books, 'sales')).toEqual({
    ref: { id: 'account-sales', name: 'Amazon Sales' },
    problems: [],
  });
  expect(chosenAccount(books, 'carried')).toEqual({
    ref: { id: '', name: 'Amazon Carried Balances' },
    missing: 'an account for balances carried into the next month',
    problems: [],
  });
  expect(chosenAccount(books, 'loans').missing).toBe('an account for loans');
  expect(chosenAccount(books, 'clearing').ref.id).toBe('clearing');
});

test.each<[string, Books, 'carried' | 'receivable' | 'sales', string | undefined, string, RegExp]>([
  [
    'gone',
    withLists({}, { accountIds: { carried: 'x' } }),
    'carried',
    undefined,
    'choice_gone',
    /account for balances carried/,
  ],
  ['inactive', withAccount({ active: false }), 'carried', undefined, 'choice_inactive', /“X”/],
  [
    'of another type',
    withAccount({ type: 'Expense' }),
    'carried',
    undefined,
    'account_type',
    /Expense, where Other Current Asset/,
  ],
  ['in another currency', withAccount({ currency: 'EUR' }), 'carried', 'CAD', 'account_currency', /EUR.*CAD/],
  [
    'a receivable in the home currency',
    withAccount({ type: 'Accounts Receivable', currency: 'USD' }, 'receivable'),
    'receivable',
    'CAD',
    'account_currency',
    /USD.*CAD/,
  ],
])('an account that is %s is a problem', (_name, changed, role, currency, code, sentence) => {
  const { problems } = chosenAccount(changed, role, currency);
  expect(problems.map((each) => each.code)).toEqual([code]);
  expect(problems[0]?.sentence).toMatch(sentence);
});

test('an account in the home currency may hold amounts in another one', () => {
  expect(chosenAccount(withAccount({ currency: 'USD' }), 'carried', 'CAD').problems).toEqual([]);
});

test('each currency may have choices of its own; the rest is the company’s', () => {
  const accounts = [
    ...lists.accounts,
    { id: 'clearing-cad', name: 'Clearing CAD', type: 'Bank', active: true, currency: 'CAD' },
    { id: 'x', name: 'X', type: 'Other Current Asset', active: true },
  ];
  const customers = [...lists.customers, { id: 'ca', name: 'Amazon.ca', active: true, currency: 'CAD' }];
  const inCurrency = { CAD: { clearingAccountId: 'clearing-cad', customerId: 'ca' } };
  const two = withLists({ accounts, customers }, { inCurrency, accountIds: { carried: 'x' } });
  expect(chosenClearing(two, 'CAD')).toEqual({
    ref: { id: 'clearing-cad', name: 'Clearing CAD' },
    problems: [],
  });
  expect(chosenClearing(two, 'USD').ref.id).toBe('clearing');
  expect(chosenCustomer(two, 'CAD').ref.id).toBe('ca');
  expect(chosenCustomer(two, undefined).ref.id).toBe('customer');
  expect(chosenAccount(two, 'carried', 'CAD').ref.id).toBe('x');
});

test('the vendor: chosen, gone, inactive, or from a list that is older than the choice', () => {
  const vendors = [{ id: 'v', name: 'Amazon Services', active: true }];
  expect(chosenVendor(withLists({ vendors }))).toEqual({
    ref: { id: '', name: 'Amazon' },
    missing: 'a vendor',
    problems: [],
  });
  expect(chosenVendor(withLists({ vendors }, { vendorId: 'v' }))).toEqual({
    ref: { id: 'v', name: 'Amazon Services' },
    problems: [],
  });
  expect(chosenVendor(withLists({}, { vendorId: 'v' }))).toEqual({
    ref: { id: 'v', name: 'Amazon' },
    problems: [],
  });
  expect(chosenVendor(withLists({ vendors }, { vendorId: 'x' })).problems.map(({ code }) => code)).toEqual([
    'choice_gone',
  ]);
  const foreign = [{ id: 'v', name: 'Amazon EU', active: false, currency: 'EUR' }];
  expect(
    chosenVendor(withLists({ vendors: foreign }, { vendorId: 'v' }), 'USD').problems.map(({ code }) => code),
  ).toEqual(['choice_inactive', 'party_currency']);
});

test('the customer of a day: chosen, else called as the settings say', () => {
  const { day } = unitedStatesSettings;
  const summary = { id: 's', name: 'amazon summary', active: true };
  expect(chosenDayCustomer(undefined, { day }).ref).toEqual({ id: '', name: 'Amazon summary' });
  expect(chosenDayCustomer(books, { day }).missing).toBe('a customer for daily summaries, “Amazon summary”');
  const named = withLists({ customers: [{ ...summary, id: 'old', active: false }, summary] });
  expect(chosenDayCustomer(named, { day })).toEqual({
    ref: { id: 's', name: 'amazon summary' },
    problems: [],
  });
  const chosen = withLists({ customers: [...lists.customers, summary] }, { dayCustomerId: 'customer' });
  expect(chosenDayCustomer(chosen, { day }).ref).toEqual({ id: 'customer', name: 'Amazon' });
  const gone = withLists({}, { dayCustomerId: 'x' });
  expect(chosenDayCustomer(gone, { day }).problems.map(({ code }) => code)).toEqual(['choice_gone']);
});
