import { expect, test } from 'vitest';
import { chosenAccountRoles } from '../../../lib/books/accountRoles';
import { chosenItem } from '../../../lib/books/chosen';
import { chosenAccount } from '../../../lib/books/chosenAccount';
import { itemRoles } from '../../../lib/books/roles';
import type { SetupCreation } from '../../../lib/sync/setup';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { wholeChart } from '../wholeChart';
import { connected, got } from './listsBench';

test('the whole recommended chart is created once, and every choice of it holds', async () => {
  const b = await connected();
  const setup = got(await b.setup.createForSetup({ create: wholeChart }));
  const books = b.books();
  for (const role of chosenAccountRoles) {
    expect(chosenAccount(books, role).problems, role).toEqual([]);
    expect(setup.accountIds?.[role], role).toBeDefined();
  }
  for (const row of itemRoles) {
    expect(chosenItem(books, row).problems, row.role).toEqual([]);
    expect(setup.itemIds[row.role], row.role).toBeDefined();
  }
  const made = b.company.log.filter(({ kind }) => kind === 'create').length;
  expect(got(await b.setup.createForSetup({ create: wholeChart }))).toEqual(setup);
  expect(b.company.log.filter(({ kind }) => kind === 'create')).toHaveLength(made);
  // What the sandbox holds is what the lists say.
  const whole = got(await b.client.readLists());
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    [...list].sort((a, c) => Number(a.id) - Number(c.id));
  expect(byId(books?.lists.items ?? [])).toEqual(byId(whole.items));
  expect(byId(books?.lists.accounts ?? [])).toEqual(byId(whole.accounts));
  expect(byId(books?.lists.customers ?? [])).toEqual(byId(whole.customers));
});

test('fees are on items whose account is an expense account', async () => {
  const b = await connected();
  const { itemIds } = got(
    await b.setup.createForSetup({ create: [{ create: 'item', role: 'sellingFees' }] }),
  );
  const item = b.books()?.lists.items.find(({ id }) => id === itemIds.sellingFees);
  const account = b.company.document('Account', item?.incomeAccountId ?? '');
  expect([item?.type, account?.['AccountType']]).toEqual(['Service', 'Expense']);
});

test('vendor and customer of one name: each gets its own, and an employee does not stop either', async () => {
  const b = await connected();
  b.company.createAsPerson('Vendor', { DisplayName: 'amazon' });
  const setup = got(await b.setup.createForSetup({ create: [{ create: 'customer' }, { create: 'vendor' }] }));
  const { customers, vendors } = b.books()?.lists ?? {};
  expect(customers?.find(({ id }) => id === setup.customerId)?.name).toBe('Amazon (customer)');
  expect(vendors?.find(({ id }) => id === setup.vendorId)?.name).toBe('amazon');
});

test('every currency has a clearing account, a customer and a vendor of its own', async () => {
  const b = await connected();
  b.company.setMode({ multicurrency: true });
  got(await b.setup.refreshBooks());
  const create = (['clearingAccount', 'customer', 'vendor'] as const).flatMap((kind) => [
    { create: kind },
    { create: kind, currency: 'EUR' },
  ]);
  const setup = got(await b.setup.createForSetup({ create }));
  const { accounts = [], customers = [], vendors = [] } = b.books()?.lists ?? {};
  const named = (
    list: readonly { readonly id: string; readonly name: string; readonly currency?: string }[],
    id?: string,
  ) => list.filter((each) => each.id === id).map(({ name, currency }) => `${name}, ${currency}`)[0];
  const euros = setup.inCurrency?.['EUR'];
  expect([
    named(accounts, setup.clearingAccountId),
    named(accounts, euros?.clearingAccountId),
    named(customers, setup.customerId),
    named(customers, euros?.customerId),
    named(vendors, setup.vendorId),
    named(vendors, euros?.vendorId),
  ]).toEqual([
    'Amazon Clearing, USD',
    'Amazon Clearing (EUR), EUR',
    'Amazon, USD',
    'Amazon (EUR), EUR',
    'Amazon (vendor), USD',
    'Amazon (EUR) (vendor), EUR',
  ]);
  expect(got(await b.setup.createForSetup({ create }))).toEqual(setup);
});

test('a product goes to the account of sales, and without one it is said what is missing', async () => {
  const b = await connected();
  const product = { create: 'product', name: 'Steel bottle', sku: 'SB-1', description: 'One litre' } as const;
  expect(await b.setup.createForSetup({ create: [product] })).toMatchObject({
    ok: false,
    problem: { code: 'setup_incomplete' },
  });
  await b.setup.createForSetup({ create: [{ create: 'item', role: 'sales' }, product] });
  const made = b.books()?.lists.items.find(({ sku }) => sku === 'SB-1');
  const sales = b.books()?.lists.items.find(({ name }) => name === 'Amazon sales');
  expect(made).toMatchObject({ type: 'NonInventory', incomeAccountId: sales?.incomeAccountId });
});

test('a product that is there keeps what was known of it', async () => {
  const b = await connected();
  const create = [
    { create: 'item', role: 'sales' },
    { create: 'product', name: 'x', sku: 'CS-100' },
  ] as const;
  got(await b.setup.createForSetup({ create }));
  expect(b.books()?.lists.items.find(({ id }) => id === american.items.campingStove)).toMatchObject({
    salesPriceMinor: 3995,
  });
});

test('a payment method is added to the list, which is read first', async () => {
  const b = await connected();
  got(await b.setup.createForSetup({ create: [{ create: 'paymentMethod', name: 'Amazon Pay' }] }));
  expect(b.books()?.lists.paymentMethods?.map(({ name }) => name)).toEqual([
    'Cash',
    'Check',
    'Credit Card',
    'Amazon Pay',
  ]);
});

test('a page saves what it shows; other choices stay', async () => {
  const b = await connected();
  const setup = got(await b.setup.createForSetup({ create: wholeChart }));
  const shown = { clearingAccountId: american.accounts.savings, itemIds: {} };
  expect(await b.setup.saveSetup({ setup: shown })).toEqual({ ok: true, value: null });
  const saved = b.books()?.setup;
  expect(saved?.clearingAccountId).toBe(american.accounts.savings);
  expect(saved?.customerId).toBeUndefined();
  expect(saved?.vendorId).toBe(setup.vendorId);
  expect(saved?.accountIds).toEqual(setup.accountIds);
  expect(saved?.itemIds.storage).toBe(setup.itemIds.storage);
  expect(saved?.itemIds.sales).toBeUndefined();
});

test('a choice that is gone is named, in whatever list it was', async () => {
  const b = await connected();
  for (const [setup, what] of [
    [{ itemIds: {}, accountIds: { card: 'none' } }, 'account'],
    [{ itemIds: {}, dayCustomerId: 'none' }, 'customer for daily summaries'],
    [{ itemIds: {}, inCurrency: { EUR: { clearingAccountId: 'none' } } }, 'clearing account in EUR'],
  ] as const) {
    const end = await b.setup.saveSetup({ setup });
    expect(end.ok ? '' : end.problem.sentence).toContain(what);
  }
});

test('an answer lost at any call, before or after it was done: the next try ends with the same, once', async () => {
  const create: readonly SetupCreation[] = [
    { create: 'clearingAccount' },
    { create: 'customer' },
    { create: 'vendor' },
    { create: 'account', role: 'deferred' },
    { create: 'item', role: 'sales' },
    { create: 'item', role: 'sellingFees' },
    { create: 'product', name: 'Steel bottle', sku: 'SB-1' },
    { create: 'paymentMethod', name: 'Amazon Pay' },
  ];
  const madeIn = (b: Awaited<ReturnType<typeof connected>>) =>
    ['Account', 'Item', 'Customer', 'Vendor', 'PaymentMethod'].map((entity) =>
      b.company.documents(entity).map((row) => row['DisplayName'] ?? row['Name']),
    );
  const whole = await connected();
  const calls = () => Object.values(whole.company.calls).reduce((sum, count) => sum + count, 0);
  const before = calls();
  const expected = got(await whole.setup.createForSetup({ create }));
  const count = calls() - before;
  expect(count).toBeGreaterThan(16);
  for (const at of ['before', 'after'] as const) {
    for (let lost = 1; lost <= count; lost += 1) {
      const b = await connected();
      let seen = 0;
      // A plan strikes the next request that fits; this one counts them.
      const url = /./;
      url.test = () => {
        seen += 1;
        return seen === lost;
      };
      b.plan.plan({ url, times: 1, fault: { kind: 'drop', at } });
      await b.setup.createForSetup({ create });
      expect(b.plan.clear(), `call ${lost}`).toBe(0);
      expect(got(await b.setup.createForSetup({ create })), `${at} call ${lost}`).toEqual(expected);
      expect(madeIn(b), `${at} call ${lost}`).toEqual(madeIn(whole));
    }
  }
});
