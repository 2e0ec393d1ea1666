import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Posting } from '../../lib/posting/posting';
import type { UndoRun } from '../../lib/posting/undo/undoRun';
import { migrations } from '../../lib/store/migrations/migrations';
import { createOpener } from '../../lib/store/open';
import { company, lists } from '../books/bookFixtures';
import { context, posting } from './storeFixtures';

test('the one account of each side that a kept old database has stays, under the name of its secrets', async () => {
  const factory = new IDBFactory();
  const old = await createOpener({ factory, migrations: migrations.filter(({ to }) => to <= 3) })();
  const before = old.transaction(['connections', 'secrets'] as never[], 'readwrite');
  const amazon = { side: 'amazon', state: 'connected', region: 'na', marketplaces: [] };
  const quickbooks = { side: 'quickbooks', state: 'none' };
  const put = (store: string, row: unknown) => before.objectStore(store as never).put?.(row as never);
  await put('connections', amazon);
  await put('connections', quickbooks);
  await put('secrets', { name: 'tokens/amazon', iv: new Uint8Array(1), bytes: new ArrayBuffer(1) });
  await before.done;
  old.close();
  const { store } = context(factory);
  expect(await store.readAccounts()).toEqual([{ ...amazon, accountId: 'amazon' }]);
  expect(await store.readConnections()).toEqual([]);
  expect(await store.secrets.readSecret('tokens/amazon')).toBeDefined();
  expect(await store.readLooked()).toEqual({ amazonAccountId: 'amazon' });
});

test('a company sees its own books, postings and removals, and changes no other’s', async () => {
  const { store } = context();
  const others = { ...company, realmId: '2', name: 'The other' };
  await store.saveCompanyOf(company, lists);
  await store.saveCompanyOf(others, lists);
  const [one, two] = [store.of({ realmId: company.realmId }), store.of({ realmId: '2' })];
  await two.saveSetup({ customerId: '7', itemIds: {} });
  expect(await one.readBooks()).toMatchObject({ company: { name: company.name }, setup: { itemIds: {} } });
  expect((await one.readBooks())?.setup.customerId).toBeUndefined();
  expect(await two.readBooks()).toMatchObject({ company: { name: 'The other' }, setup: { customerId: '7' } });
  // A test of the one must not write the other's lists under it.
  await one.saveCompany(others, lists);
  expect((await one.readBooks())?.company.name).toBe(company.name);

  const due: Partial<Posting> = { nextAtMs: 5 };
  await store.writePosting(posting(due), undefined);
  await store.writePosting(posting({ ...due, key: '2/sale/E1', realmId: '2' }), undefined);
  expect((await one.readDuePostings()).map(({ key }) => key)).toEqual([`${company.realmId}/sale/E1`]);
  expect((await two.readDuePostings()).map(({ key }) => key)).toEqual(['2/sale/E1']);
  expect(await two.readPostingsOfOrder(posting().orderId ?? '')).toHaveLength(1);
  expect(await store.of({}).readDuePostings()).toEqual([]);

  const run = (realmId: string) => ({ realmId, startedAtMs: 1 }) as UndoRun;
  await one.writeUndoRun(run(company.realmId));
  await two.writeUndoRun(run('2'));
  expect((await one.readUndoRun())?.realmId).toBe(company.realmId);
  expect((await two.readUndoRun())?.realmId).toBe('2');
});
