import { describe, expect, test } from 'vitest';
import type { Agreed } from '../../../lib/posting/postings';
import { continueUndo } from '../../../lib/sync/steps/continueUndo';
import { BatchWorld, postingOf, realmId, salesOf } from './batchWorld';
import type { MemoryStore } from './memoryStore';

const times = { requestDelayMs: 200, batchItemDelayMs: 200 };

/** A company with sales of ours that have settled, and what the sandbox counted since. */
async function sold(count: number) {
  const world = new BatchWorld(times);
  const store = world.store();
  const sales = salesOf(count);
  await world.send(world.worker(store), sales);
  await world.settle(store);
  const idOf = (index: number): string => {
    const sale = sales[index];
    return (sale === undefined ? undefined : postingOf(store, sale)?.remote?.id) ?? '';
  };
  return { world, store, sales, idOf, before: { ...world.company.calls } };
}

const stateOf = (store: MemoryStore, sale: Agreed | undefined) =>
  sale === undefined ? undefined : postingOf(store, sale)?.state;
const keyOf = (sale: Agreed | undefined) => `${realmId}/${sale?.draftKey}`;

describe('many are taken out together', () => {
  test('what nobody has touched goes, in few requests; the rest stays with the reason', async () => {
    const { world, store, sales, idOf, before } = await sold(100);
    const begun = await world.beginUndo(store);
    expect(begun).toMatchObject({ total: 100, left: 100 });
    // After the seller agreed.
    world.company.editAsPerson('SalesReceipt', idOf(3), { CustomerMemo: { value: 'checked' } });
    world.company.deleteAsPerson('SalesReceipt', idOf(5));
    world.company.markInRegister('SalesReceipt', idOf(7), 'Reconciled');
    await world.settle(store);
    const expected = new Map([
      [3, 'edited'],
      [5, 'gone'],
      [7, 'posted'],
    ]);
    expect(sales.map((sale) => stateOf(store, sale))).toEqual(
      sales.map((_, index) => expected.get(index) ?? 'undone'),
    );
    expect(world.receipts()).toEqual([sales[3]?.draft.number, sales[7]?.draft.number]);
    const { refused = {}, endedAtMs } = store.undoRun ?? {};
    expect(endedAtMs).toBeDefined();
    expect(Object.entries(refused).map(([key, { code }]) => [key, code])).toEqual([
      [keyOf(sales[7]), 'document_reconciled'],
      [keyOf(sales[3]), 'edited_since'],
    ]);
    const { calls } = world.company;
    expect(calls.delete - before.delete).toBe(97);
    expect(calls.batch - before.batch).toBeLessThan(10);
    expect(calls.throttled).toBe(0);
  });

  test('a removal that QuickBooks refuses ends with its reason, after one try', async () => {
    const { world, store, sales, before } = await sold(20);
    await world.beginUndo(store);
    world.company.closeBooks('2026-11-01');
    expect(sales[0]?.draft.date).toBe('2026-11-01');
    await world.settle(store);
    expect(stateOf(store, sales[0])).toBe('posted');
    expect(sales.slice(1).map((sale) => stateOf(store, sale))).toEqual(sales.slice(1).map(() => 'undone'));
    expect(world.receipts()).toEqual([sales[0]?.draft.number]);
    expect(Object.keys(store.undoRun?.refused ?? {})).toEqual([keyOf(sales[0])]);
    expect(world.company.calls.delete - before.delete).toBe(20);
  });

  test('2,500 documents go at the rate that batches allow, in slices, with few reads', async () => {
    const count = 2_500;
    const { world, store } = await sold(count);
    await world.beginUndo(store);
    const before = { ...world.company.calls };
    const startMs = world.clock.now();
    let slices = 0;
    for (let ended = false; !ended; slices += 1) {
      const progress = await world.clock.run(continueUndo(world.worker(store), world.clock.now() + 20_000));
      if (!progress.ok) throw new Error(progress.problem.sentence);
      const { gone = 0, left = 0, refused = [] } = progress.value ?? {};
      expect(gone + left).toBe(count);
      expect(refused).toEqual([]);
      ended = progress.value === undefined || progress.value.ended;
      if (!ended) await world.pass(1_000);
      expect(slices).toBeLessThan(60);
    }
    const minutes = (world.clock.now() - startMs) / 60_000;
    expect(world.receipts()).toEqual([]);
    const { delete: removed, query, read, throttled } = world.company.calls;
    expect(removed - before.delete).toBe(count);
    expect(throttled).toBe(0);
    expect(query + read - before.query - before.read).toBeLessThan(count / 20);
    // 40 batches of 30 a minute; a third more for what a slice looks at first and waits for at its end.
    expect(minutes).toBeLessThan((count / 1_200) * 1.33 + 0.5);
  }, 120_000);
});
