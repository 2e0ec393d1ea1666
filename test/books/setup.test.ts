import { expect, test } from 'vitest';
import { checkSetup } from '../../lib/books/checkSetup';
import type { CompanyLists, ListAccount, ListItem } from '../../lib/books/company';
import { proposeSetup } from '../../lib/books/proposeSetup';
import { saleRoles } from '../../lib/books/roles';
import type { Books } from '../../lib/books/setup';
import { books, company, lists } from './bookFixtures';

const empty: CompanyLists = { asOfMs: 0, accounts: [], items: [], customers: [] };

function withAccount(id: string, replaced: Partial<ListAccount>): Books {
  const accounts = lists.accounts.map((each) => (each.id === id ? { ...each, ...replaced } : each));
  return { ...books, lists: { ...lists, accounts } };
}

function withItem(id: string, replaced: Partial<ListItem>): Books {
  const items = lists.items.map((each) => (each.id === id ? { ...each, ...replaced } : each));
  return { ...books, lists: { ...lists, items } };
}

test('a sound setup has no problems', () => {
  expect(checkSetup(books)).toEqual([]);
});

test.each<[string, Books, string, RegExp]>([
  ['clearing of type income', withAccount('clearing', { type: 'Income' }), 'clearing_account_type', /Income/],
  [
    'clearing of type receivable',
    withAccount('clearing', { type: 'Accounts Receivable' }),
    'clearing_account_type',
    /Receivable/,
  ],
  [
    'inactive clearing',
    withAccount('clearing', { active: false }),
    'choice_inactive',
    /clearing account “Amazon Clearing”/,
  ],
  ['foreign clearing', withAccount('clearing', { currency: 'EUR' }), 'clearing_account_currency', /EUR/],
  [
    'deleted clearing',
    { ...books, setup: { ...books.setup, clearingAccountId: 'x' } },
    'choice_gone',
    /clearing account/,
  ],
  ['deleted customer', { ...books, setup: { ...books.setup, customerId: 'x' } }, 'choice_gone', /customer/],
  [
    'inactive customer',
    { ...books, lists: { ...lists, customers: [{ id: 'customer', name: 'Amazon', active: false }] } },
    'choice_inactive',
    /customer “Amazon”/,
  ],
  [
    'foreign customer',
    {
      ...books,
      lists: { ...lists, customers: [{ id: 'customer', name: 'Amazon', active: true, currency: 'CAD' }] },
    },
    'customer_currency',
    /CAD/,
  ],
  [
    'fee on income',
    withAccount('account-sellingFees', { type: 'Income' }),
    'fee_on_income_account',
    /lower your sales/,
  ],
  [
    'fee on a liability',
    withAccount('account-sellingFees', { type: 'Other Current Liability' }),
    'fee_on_other_account',
    /Liability/,
  ],
  [
    'sales on expense',
    withAccount('account-sales', { type: 'Expense' }),
    'income_on_other_account',
    /Expense/,
  ],
  [
    'inactive account of an item',
    withAccount('account-sales', { active: false }),
    'choice_inactive',
    /Amazon Sales/,
  ],
  ['inactive item', withItem('item-sales', { active: false }), 'choice_inactive', /item for sales/],
  ['inventory item', withItem('item-sales', { type: 'Inventory' }), 'item_type', /Inventory/],
  ['bundle', withItem('item-sales', { type: 'Group' }), 'item_type', /Group/],
  [
    'item whose account is gone',
    withItem('item-sales', { incomeAccountId: 'x' }),
    'item_without_account',
    /Amazon sales/,
  ],
  [
    'deleted item',
    { ...books, setup: { ...books.setup, itemIds: { ...books.setup.itemIds, shipping: 'x' } } },
    'choice_gone',
    /item for shipping/,
  ],
])('%s is refused with its reason', (_name, changed, code, sentence) => {
  const problems = checkSetup(changed);
  expect(problems.map((each) => each.code)).toEqual([code]);
  expect(problems[0]?.sentence).toMatch(sentence);
  expect(problems[0]?.sentence).not.toMatch(/[{}]/);
});

test.each(['Bank', 'Other Current Asset'])('clearing may be of type %s', (type) => {
  expect(checkSetup(withAccount('clearing', { type }))).toEqual([]);
});

test('everything missing is named in one sentence', () => {
  const [only, ...others] = checkSetup({ ...books, setup: { itemIds: {} } });
  expect(others).toEqual([]);
  for (const words of [
    'a clearing account',
    'a customer',
    ...saleRoles.map(({ inWords }) => `an item for ${inWords}`),
  ]) {
    expect(only?.sentence).toContain(words);
  }
});

test('an empty company: everything is proposed to be created, each role on an account of its type', () => {
  const proposal = proposeSetup(company, empty);
  expect(proposal.clearingAccount).toEqual({
    use: 'create',
    name: 'Amazon Clearing',
    type: 'Bank',
    subType: 'CashOnHand',
  });
  expect(proposal.customer).toEqual({ use: 'create', name: 'Amazon' });
  for (const { role, itemName, accountName, accountType, accountSubType } of saleRoles) {
    expect(proposal.items[role]).toEqual({
      use: 'create',
      name: itemName,
      account: { use: 'create', name: accountName, type: accountType, subType: accountSubType },
    });
  }
});

test('what was set up as proposed is proposed again', () => {
  const proposal = proposeSetup(company, lists);
  expect(proposal.clearingAccount).toMatchObject({ use: 'existing', id: 'clearing' });
  expect(proposal.customer).toMatchObject({ use: 'existing', id: 'customer' });
  for (const { role } of saleRoles)
    expect(proposal.items[role]).toMatchObject({ use: 'existing', id: `item-${role}` });
});

test('a fee item on an income account is never proposed, nor its name taken again', () => {
  const proposal = proposeSetup(company, withAccount('account-sellingFees', { type: 'Income' }).lists);
  expect(proposal.items.sellingFees).toEqual({
    use: 'create',
    name: 'Amazon seller fees 2',
    account: {
      use: 'create',
      name: 'Amazon Seller Fees 2',
      type: 'Expense',
      subType: 'OtherMiscellaneousServiceCost',
    },
  });
});

test('inactive, foreign and wrongly typed entries are passed over', () => {
  const proposal = proposeSetup(company, {
    ...empty,
    accounts: [
      { id: '1', name: 'Amazon Clearing', type: 'Income', active: true },
      { id: '2', name: 'AMAZON CLEARING (old)', type: 'Bank', active: false },
      { id: '3', name: 'Amazon clearing EUR', type: 'Bank', active: true, currency: 'EUR' },
      { id: '4', name: 'Clearing for Amazon', type: 'Other Current Asset', active: true },
    ],
    customers: [{ id: '5', name: 'amazon.com', active: true }],
  });
  expect(proposal.clearingAccount).toMatchObject({ use: 'existing', id: '4' });
  expect(proposal.customer).toMatchObject({ use: 'existing', id: '5' });
});
