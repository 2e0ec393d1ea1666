import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Invoice, SalesReceipt } from '../../../lib/books/draft';
import type { Agreed } from '../../../lib/posting/postings';
import { itemBatchLimits, itemQuotas } from '../../../lib/quickbooks/quotas';
import { createBatchStore } from '../../../lib/store/batches';
import { deriveChip } from '../../../lib/store/deriveChip';
import { lists } from '../../books/bookFixtures';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { context } from '../../store/storeFixtures';
import { BatchWorld, company, postingOf, realmId, salesOf } from './batchWorld';
import { judgeEnd } from './judge';

const times = { requestDelayMs: 200, batchItemDelayMs: 200 };
const keysOf = (sales: ReturnType<typeof salesOf>) => sales.map(({ draftKey }) => `${realmId}/${draftKey}`);

describe('many sales', () => {
  test('are in the books once each, to the cent, in few requests', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(200);
    const run = await world.send(world.worker(store), sales);
    expect(run.left).toEqual([]);
    expect([...run.results.values()].filter((each) => !each.ok)).toEqual([]);
    expect(world.receipts()).toEqual(sales.map(({ draft }) => draft.number));
    for (const sale of sales) expect(postingOf(store, sale)?.remote?.totalMinor).toBe(sale.draft.totalMinor);
    expect(world.company.calls).toMatchObject({ create: 200, read: 0, throttled: 0 });
    expect(world.company.calls.batch).toBeLessThan(15);
    await world.settle(store);
    judgeEnd(world, [store], sales);
    expect(world.company.calls.query).toBeLessThan(10);
  });

  test('that are asked for again are not sent again, and cost no read', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(40);
    await world.send(world.worker(store), sales);
    const { query, batch } = world.company.calls;
    const again = await world.send(world.worker(store), sales);
    expect([...again.results.values()].map((each) => each.ok && each.value.state)).toEqual(
      sales.map(() => 'posted'),
    );
    expect(world.company.calls).toMatchObject({ create: 40, query, batch });
  });

  test('go on where time was up', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(300);
    let runs = 0;
    for (let left = sales.length; left > 0; runs += 1) {
      const run = await world.send(world.worker(store), sales, world.clock.now() + 8_000);
      expect(run.left.length).toBeLessThan(left);
      left = run.left.length;
    }
    expect(runs).toBeGreaterThan(1);
    await world.settle(store);
    judgeEnd(world, [store], sales);
    expect(world.company.calls).toMatchObject({ create: 300, throttled: 0 });
  });

  test('of which a person has entered some are left as they are', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(30);
    const line = {
      Amount: 9,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: '1' } },
    };
    world.company.createAsPerson('SalesReceipt', { DocNumber: sales[7]?.draft.number ?? '', Line: [line] });
    await world.send(world.worker(store), sales);
    await world.settle(store);
    expect(sales.map((sale) => postingOf(store, sale)?.state)).toEqual(
      sales.map((_, index) => (index === 7 ? 'exists' : 'posted')),
    );
    expect(world.company.calls.create).toBe(29);
  });

  test('on invoices, and then their payments, which name them', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const invoices = salesOf(6).map((sale): Agreed => {
      const { depositAccount: _, ...draft } = sale.draft as SalesReceipt;
      const receivableAccount = { id: american.accounts.accountsReceivable, name: '' };
      return { ...sale, draft: { ...draft, kind: 'invoice', receivableAccount } };
    });
    const payments = invoices.map((invoice): Agreed => {
      const { number, totalMinor, customer, receivableAccount, ...draft } = invoice.draft as Invoice;
      const pays = [{ number, amountMinor: totalMinor }];
      const depositAccount = { id: american.accounts.checking, name: '' };
      const moved = { customer, receivableAccount, depositAccount, pays, totalMinor, lines: [] };
      const covers = draft.covers.map((cover) => ({ ...cover, facets: ['recognition' as const] }));
      return {
        ...invoice,
        draftKey: `${invoice.draftKey}/payment`,
        draft: { ...draft, ...moved, covers, kind: 'payment', number: `${number}P` },
      };
    });
    const unpaid = await world.send(world.worker(store), payments);
    expect([...unpaid.results.values()].map((each) => each.ok)).toEqual(payments.map(() => false));
    await world.send(world.worker(store), invoices);
    await world.send(world.worker(store), payments);
    await world.settle(store);
    for (const each of [...invoices, ...payments]) expect(postingOf(store, each)?.state).toBe('posted');
    expect(world.company.ledger.balanceMinor(american.accounts.accountsReceivable)).toBe(0);
  });

  test('of which QuickBooks makes one with another total lose that one again', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(20);
    const ports = world.worker(store);
    const freeze: typeof ports.freeze = (draft, note, facts) => {
      const payload = ports.freeze(draft, note, facts);
      return draft.number === sales[4]?.draft.number
        ? payload.replace('"Amount":10.04', '"Amount":10.05')
        : payload;
    };
    await world.send({ ...ports, freeze }, sales);
    await world.settle(store);
    expect(sales.map((sale) => postingOf(store, sale)?.state)).toEqual(
      sales.map((_, index) => (index === 4 ? 'blocked' : 'posted')),
    );
    expect(world.receipts()).toHaveLength(19);
    expect(world.company.calls).toMatchObject({ create: 20, delete: 1 });
  });

  test('keep to the limits as Intuit says them and as it may mean them, and meet them where they do not', async () => {
    const eachItem = { ...times, batchItemsCount: true };
    const refusals: number[] = [];
    for (const options of [times, { ...eachItem, limits: itemBatchLimits, quotas: itemQuotas }, eachItem]) {
      const world = new BatchWorld(options);
      await world.send(world.worker(world.store()), salesOf(900));
      refusals.push(world.company.calls.throttled);
    }
    expect(refusals.slice(0, 2)).toEqual([0, 0]);
    expect(refusals[2]).toBeGreaterThan(0);
  });

  test('are not sent where QuickBooks gives the numbers and nobody is there', async () => {
    const world = new BatchWorld({ ...times, mode: { customTxnNumbers: false } });
    const store = world.store({ customTransactionNumbers: false });
    await expect(world.send(world.worker(store), salesOf(3))).rejects.toThrow();
    expect(world.company.calls.create).toBe(0);
  });

  test('live in the real store as in memory', async () => {
    const world = new BatchWorld(times);
    const { open, store } = context();
    await store.saveCompany(company, lists);
    const both = { ...store, ...createBatchStore(open, deriveChip) };
    const sales = salesOf(60);
    world.faults.plan({ url: /\/batch/, fault: { kind: 'drop', at: 'after' }, times: 1 });
    await world.send(world.worker(both), sales);
    expect(await both.readBatches(realmId)).toHaveLength(1);
    await world.settle(both);
    await world.send(world.worker(both), sales);
    await world.settle(both);
    expect(world.receipts()).toEqual(sales.map(({ draft }) => draft.number));
    expect(world.company.calls.create).toBe(60);
    const postings = await both.readPostings(keysOf(sales));
    expect(postings.map(({ state, nextAtMs }) => `${state} ${nextAtMs}`)).toEqual(
      sales.map(() => 'posted undefined'),
    );
    expect(await both.readBatches(realmId)).toEqual([]);
  });
});
