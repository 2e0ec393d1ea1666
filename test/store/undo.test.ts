import { expect, test } from 'vitest';
import { newUndoRun } from '../../lib/posting/undo/undoRun';
import { company } from '../books/bookFixtures';
import { context, posting } from './storeFixtures';

const { realmId } = company;

test('all postings of a company are read, page by page, without bytes and history; no other company’s', async () => {
  const { store } = context();
  const names = Array.from({ length: 1_003 }, (_, index) => `sale/${String(index).padStart(4, '0')}`);
  for (const name of names) {
    const covers = [{ eventKey: name, facets: ['revenue' as const] }];
    // Without an order: no chip is derived a thousand times.
    const { orderId: _order, ...own } = posting({ key: `${realmId}/${name}`, covers });
    await store.writePosting(own, undefined);
  }
  const other = { key: `${realmId}0/sale/x`, realmId: `${realmId}0`, covers: [] };
  await store.writePosting(posting(other), undefined);
  const read = await store.readUndoPostings(realmId);
  expect(read.map(({ key }) => key)).toEqual(names.map((name) => `${realmId}/${name}`));
  expect(read[0]).not.toHaveProperty('frozen');
  expect(read[0]).not.toHaveProperty('history');
  expect(read[0]).toMatchObject({ state: 'sending', covers: [{ eventKey: 'sale/0000' }] });
});

test('what is being taken out is kept, one at a time', async () => {
  const { store } = context();
  expect(await store.readUndoRun()).toBeUndefined();
  const plan = { goes: [], stays: [], unused: [], hash: 'h' };
  const run = newUndoRun(realmId, plan, { cascade: false, matched: 'keep' }, [], 5);
  await store.writeUndoRun(run);
  expect(await store.readUndoRun()).toEqual(run);
  await store.writeUndoRun({ ...run, endedAtMs: 9 });
  expect(await store.readUndoRun()).toEqual({ ...run, endedAtMs: 9 });
  // The one row stands beside the connected company's and does not touch it.
  expect(await store.readBooks()).toEqual(await context().store.readBooks());
});
