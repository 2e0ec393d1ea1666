import { expect, test } from 'vitest';
import type { CompanyLists } from '../../lib/books/company';
import type { Books } from '../../lib/books/setup';
import { failed, ok, type Problem, problem } from '../../lib/problem/problem';
import { createSetup, type SetupCompanyPort } from '../../lib/sync/setup';
import { memoryLock } from '../auth/memory';
import { company } from './connections/connectionsBench';

const start: CompanyLists = {
  asOfMs: 1,
  accounts: [{ id: 'income', name: 'Sales', type: 'Income', active: true }],
  items: [{ id: 'wrong', name: 'Fees', type: 'Service', active: true, incomeAccountId: 'income' }],
  customers: [],
};

function bench(existing: Partial<SetupCompanyPort> = {}) {
  let books: Books | undefined = { company: company('1'), lists: start, setup: { itemIds: {} } };
  const calls: string[] = [];
  let refuse: { readonly name: string; readonly because: Problem } | undefined;
  let count = 0;
  const answer = <T>(name: string, entry: (id: string) => T) => {
    calls.push(name);
    if (refuse?.name === name) return failed(refuse.because);
    count += 1;
    return ok({ entry: entry(`new-${count}`) });
  };
  const client: SetupCompanyPort = {
    readCompany: async () => ok(company('1')),
    readLists: async () => ok({ ...start, asOfMs: 2 }),
    createAccount: async ({ name, type }) => answer(name, (id) => ({ id, name, type, active: true })),
    createItem: async ({ name, accountId }) =>
      answer(name, (id) => ({ id, name, type: 'Service', active: true, incomeAccountId: accountId })),
    createCustomer: async ({ name }) => answer(name, (id) => ({ id, name, active: true })),
    createVendor: async ({ name }) => answer(name, (id) => ({ id, name, active: true })),
    createPaymentMethod: async ({ name }) => answer(name, (id) => ({ id, name, active: true })),
    createProduct: async ({ name, sku, incomeAccountId }) =>
      answer(name, (id) => ({
        id,
        name,
        type: 'NonInventory',
        active: true,
        incomeAccountId,
        ...(sku === undefined ? {} : { sku }),
      })),
    ...existing,
  };
  const setup = createSetup({
    store: {
      readBooks: async () => books,
      saveCompany: async (facts, lists) => {
        if (books !== undefined) books = { ...books, company: facts, lists };
      },
      saveSetup: async (chosen) => {
        if (books !== undefined) books = { ...books, setup: chosen };
      },
    },
    quickbooks: async () => ok(client),
    lock: memoryLock(),
    announce: () => undefined,
  });
  return {
    setup,
    calls,
    books: () => books,
    refuse: (name: string, because: Problem) => {
      refuse = { name, because };
    },
  };
}

test('creates account before item, and chooses all of it', async () => {
  const b = bench();
  const end = await b.setup.createForSetup({
    create: [{ create: 'clearingAccount' }, { create: 'customer' }, { create: 'item', role: 'sellingFees' }],
  });
  expect(b.calls).toEqual(['Amazon Clearing', 'Amazon', 'Amazon Seller Fees', 'Amazon seller fees']);
  expect(end).toEqual(
    ok({ clearingAccountId: 'new-1', customerId: 'new-2', itemIds: { sellingFees: 'new-4' } }),
  );
  expect(b.books()?.lists.items.find(({ id }) => id === 'new-4')?.incomeAccountId).toBe('new-3');
});

test('what was created before a failure stays chosen, and is not created again', async () => {
  const b = bench();
  b.refuse('Amazon seller fees', problem('quickbooks_unavailable'));
  const create = [{ create: 'customer' }, { create: 'item', role: 'sellingFees' }] as const;
  expect(await b.setup.createForSetup({ create })).toMatchObject({
    ok: false,
    problem: { code: 'quickbooks_unavailable' },
  });
  expect(b.books()?.setup).toEqual({ customerId: 'new-1', itemIds: {} });
  b.refuse('nothing', problem('internal'));
  expect(await b.setup.createForSetup({ create })).toMatchObject({ ok: true });
  expect(b.calls.filter((name) => name === 'Amazon' || name === 'Amazon Seller Fees')).toHaveLength(2);
});

test('an item of the name that posts to income is not taken for fees', async () => {
  const b = bench({
    createItem: async ({ name }) =>
      ok({ entry: { id: 'old', name, type: 'Service', active: true, incomeAccountId: 'income' } }),
  });
  expect(await b.setup.createForSetup({ create: [{ create: 'item', role: 'sellingFees' }] })).toMatchObject({
    problem: { code: 'fee_on_income_account' },
  });
  expect(b.books()?.setup.itemIds).toEqual({});
});

test('saves part of the choices, but none that is gone and no fee on income', async () => {
  const { setup, books } = bench();
  expect(await setup.saveSetup({ setup: { itemIds: { sales: 'wrong' } } })).toEqual(ok(null));
  expect(await setup.saveSetup({ setup: { customerId: 'none', itemIds: {} } })).toMatchObject({
    problem: { code: 'choice_gone' },
  });
  expect(await setup.saveSetup({ setup: { itemIds: { sellingFees: 'wrong' } } })).toMatchObject({
    problem: { code: 'fee_on_income_account' },
  });
  expect(books()?.setup).toEqual({ itemIds: { sales: 'wrong' } });
});

test('reads company and lists anew, and keeps what was chosen', async () => {
  const { setup, books } = bench();
  await setup.saveSetup({ setup: { itemIds: { sales: 'wrong' } } });
  expect(await setup.refreshBooks()).toEqual(ok(null));
  expect(books()).toMatchObject({ lists: { asOfMs: 2 }, setup: { itemIds: { sales: 'wrong' } } });
});
