import { expect, test } from 'vitest';
import { ensureLists } from '../../../lib/sync/lists/ensureLists';
import { exchangeRateOn } from '../../../lib/sync/lists/exchangeRates';
import { listTable } from '../../../lib/sync/lists/lists';
import type { Ports } from '../../../lib/sync/ports';
import { freshBooks } from '../../../lib/sync/steps/freshBooks';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { connected, got } from './listsBench';

const hourMs = 3_600_000;

test('every list stands in the table once', () => {
  const names = listTable.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(9);
});

test('a list is read when it is needed, and kept for an hour', async () => {
  const b = await connected();
  b.reads();
  const books = got(await ensureLists(b.ports, ['vendors', 'terms']));
  expect(b.reads()).toEqual({ query: 2, cdc: 0, read: 0 });
  expect(books?.lists.vendors?.map(({ name }) => name)).toEqual(['North Paper Supply']);
  expect(books?.lists.accounts).toBe(b.books()?.lists.accounts);
  expect(b.told).toEqual(['setup']);
  b.clock.advance(hourMs - 1);
  await ensureLists(b.ports, ['vendors', 'terms', 'accounts']);
  expect(b.reads()).toEqual({ query: 0, cdc: 0, read: 0 });
  b.clock.advance(1);
  b.company.createAsPerson('Vendor', { DisplayName: 'Amazon' });
  const later = got(await ensureLists(b.ports, ['vendors', 'terms', 'accounts']));
  expect(b.reads()).toEqual({ query: 0, cdc: 1, read: 0 });
  expect(later?.lists.vendors?.map(({ name }) => name)).toEqual(['North Paper Supply', 'Amazon']);
});

test('what the company cannot have is never asked for', async () => {
  const b = await connected();
  b.company.setMode({ trackClasses: 'off', trackDepartments: false });
  got(await b.setup.refreshBooks());
  b.reads();
  await ensureLists(b.ports, ['classes', 'locations', 'taxCodes']);
  expect(b.reads()).toEqual({ query: 0, cdc: 0, read: 0 });
  const canada = await connected({ realm: realms.canada });
  canada.reads();
  const books = got(await ensureLists(canada.ports, ['taxCodes', 'classes']));
  expect(canada.reads()).toEqual({ query: 3, cdc: 0, read: 0 });
  expect(books?.lists.taxCodes).toHaveLength(7);
});

test('tax codes are read once a day', async () => {
  const b = await connected({ realm: realms.canada });
  await ensureLists(b.ports, ['taxCodes']);
  b.reads();
  b.clock.advance(23 * hourMs);
  await ensureLists(b.ports, ['taxCodes']);
  expect(b.reads()).toEqual({ query: 0, cdc: 0, read: 0 });
  b.clock.advance(hourMs);
  await ensureLists(b.ports, ['taxCodes']);
  expect(b.reads()).toEqual({ query: 2, cdc: 0, read: 0 });
});

test('books that change while a list is read are not overwritten', async () => {
  const b = await connected();
  const quickbooks = {
    readLists: async (asked?: Parameters<typeof b.client.readLists>[0]) => {
      const lists = await b.client.readLists(asked);
      const books = b.books();
      if (books?.lists.items.length === 8) {
        const [item] = books.lists.items;
        if (item !== undefined) {
          b.put({
            ...books,
            lists: { ...books.lists, items: [...books.lists.items, { ...item, id: '99' }] },
          });
        }
      }
      return lists;
    },
  };
  const books = got(await ensureLists({ ...b.ports, quickbooks }, ['vendors']));
  expect(books?.lists.items.map(({ id }) => id)).toContain('99');
  expect(books?.lists.vendors).toHaveLength(1);
});

test('books that change every time are shown with what was read', async () => {
  const b = await connected();
  let changes = 0;
  const quickbooks = {
    readLists: async (asked?: Parameters<typeof b.client.readLists>[0]) => {
      const lists = await b.client.readLists(asked);
      const books = b.books();
      changes += 1;
      if (books !== undefined) b.put({ ...books, setup: { ...books.setup, customerId: String(changes) } });
      return lists;
    },
  };
  const books = got(await ensureLists({ ...b.ports, quickbooks }, ['vendors']));
  expect(books?.lists.vendors).toHaveLength(1);
  expect(books?.setup.customerId).toBe('3');
  expect(b.books()?.lists).not.toHaveProperty('vendors');
});

test('a company that is disconnected meanwhile stays so', async () => {
  const b = await connected();
  const quickbooks = {
    readLists: async (asked?: Parameters<typeof b.client.readLists>[0]) => {
      b.put(undefined);
      return b.client.readLists(asked);
    },
  };
  expect(await ensureLists({ ...b.ports, quickbooks }, ['vendors'])).toEqual({ ok: true, value: undefined });
  expect(b.books()).toBeUndefined();
});

test('old books are made fresh with the company and one call for all lists that were read', async () => {
  const b = await connected();
  await ensureLists(b.ports, ['vendors', 'classes', 'paymentMethods']);
  b.clock.advance(2 * hourMs);
  b.company.createAsPerson('Class', { Name: 'Online' });
  b.company.createAsPerson('Account', { Name: 'Amazon Clearing', AccountType: 'Bank' });
  b.reads();
  const ports = b.ports as unknown as Ports;
  const books = got(await freshBooks(ports));
  expect(b.reads()).toEqual({ query: 0, cdc: 1, read: 2 });
  expect(books?.lists.classes?.map(({ name }) => name)).toEqual(['Wholesale', 'Online']);
  expect(books?.lists.accounts.some(({ name }) => name === 'Amazon Clearing')).toBe(true);
  got(await freshBooks(ports));
  expect(b.reads()).toEqual({ query: 0, cdc: 0, read: 0 });
});

test('outside the US the first document, and who asks for the lists anew, reads the tax codes', async () => {
  const b = await connected({ realm: realms.canada });
  const ports = b.ports as unknown as Ports;
  b.reads();
  expect(got(await freshBooks(ports))?.lists.taxCodes).toHaveLength(7);
  expect(b.reads()).toEqual({ query: 2, cdc: 0, read: 0 });
  got(await freshBooks(ports));
  expect(b.reads()).toEqual({ query: 0, cdc: 0, read: 0 });
  const anew = await connected({ realm: realms.canada });
  got(await anew.setup.refreshBooks());
  expect(anew.books()?.lists.taxCodes).toHaveLength(7);
  expect(await connected().then(({ ports: us }) => freshBooks(us as unknown as Ports))).not.toMatchObject({
    value: { lists: { taxCodes: [] } },
  });
});

test('who asks for the lists anew gets all of them as a whole', async () => {
  const b = await connected();
  await ensureLists(b.ports, ['vendors']);
  b.reads();
  expect(await b.setup.refreshBooks()).toEqual({ ok: true, value: null });
  expect(b.reads()).toEqual({ query: 4, cdc: 0, read: 2 });
  expect(b.books()?.lists.vendors).toHaveLength(1);
});

test('a rate of a day is asked for once, and again while it may still be set', async () => {
  const b = await connected();
  b.company.setMode({ multicurrency: true });
  got(await b.setup.refreshBooks());
  b.reads();
  const rateOf = (currency: string, date: string) => exchangeRateOn(b.ports, b.client, currency, date);
  expect(got(await rateOf('EUR', '2026-11-02'))).toMatchObject({ rate: '1.1527' });
  expect(got(await rateOf('EUR', '2026-11-02'))).toMatchObject({ rate: '1.1527' });
  expect(b.reads().read).toBe(1);
  await rateOf('EUR', '2026-11-23');
  await rateOf('EUR', '2026-11-23');
  b.clock.advance(hourMs);
  await rateOf('EUR', '2026-11-23');
  await rateOf('EUR', '2026-11-02');
  expect(b.reads().read).toBe(2);
  expect(got(await rateOf('USD', '2026-11-23'))).toBeUndefined();
  expect(b.books()?.lists.exchangeRates).toHaveLength(2);
});

test('a company with one currency has no rates, and none are asked for', async () => {
  const b = await connected();
  b.reads();
  expect(got(await exchangeRateOn(b.ports, b.client, 'EUR', '2026-11-02'))).toBeUndefined();
  expect(b.reads().read).toBe(0);
});
