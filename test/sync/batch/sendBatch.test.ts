import { describe, expect, test } from 'vitest';
import { BatchWorld, postingOf, salesOf } from './batchWorld';

describe('many sales', () => {
  test('are in the books once each, to the cent, in few requests', async () => {
    const world = new BatchWorld({ requestDelayMs: 200, batchItemDelayMs: 200 });
    const store = world.store();
    const sales = salesOf(200);
    const run = await world.send(world.worker(store), sales);
    expect(run.left).toEqual([]);
    expect([...run.results.values()].filter((each) => !each.ok)).toEqual([]);
    expect(world.receipts()).toEqual(sales.map(({ draft }) => draft.number));
    for (const sale of sales) expect(postingOf(store, sale)?.remote?.totalMinor).toBe(sale.draft.totalMinor);
    expect(store.batches.size).toBe(0);
    expect(world.company.calls).toMatchObject({ create: 200, read: 0, throttled: 0 });
    expect(world.company.calls.batch).toBeLessThan(15);
    await world.settle(store);
    expect(world.receipts()).toHaveLength(200);
    expect([...store.postings.values()].filter(({ nextAtMs }) => nextAtMs !== undefined)).toEqual([]);
    expect(world.company.calls.query).toBeLessThan(10);
  });
});
