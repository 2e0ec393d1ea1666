import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { batchOf } from '../../lib/posting/batch/batch';
import { createBatchStore } from '../../lib/store/batches';
import { deriveChip } from '../../lib/store/deriveChip';
import { first } from '../../lib/store/migrations/001-first';
import { createOpener } from '../../lib/store/open';
import { createReadCounts } from '../../lib/store/reads';
import { company } from '../books/bookFixtures';
import { context, fetched, oldRowsOf, orderId, posting, rowsOf, writtenBefore } from './storeFixtures';

const { realmId } = company;

/** The posting of another event. */
const member = (name: string, updatedAtMs = 1) =>
  posting({
    key: `${realmId}/sale/${name}`,
    covers: [{ eventKey: name, facets: ['revenue'] }],
    updatedAtMs,
  });

const batch = batchOf(
  realmId,
  ['E1', 'E2'].map((name) => ({
    operation: 'create' as const,
    key: `${realmId}/sale/${name}`,
    kind: 'salesReceipt' as const,
    payload: `{"DocNumber":"${name}"}`,
    requestId: `request-${name}`,
  })),
  1_000,
);

function stored() {
  const { open, store } = context();
  return { open, store, batches: createBatchStore(open, deriveChip) };
}

const stores = ['postings', 'ownership', 'batches', 'chips'] as const;

describe('a batch and its members', () => {
  test('are written together, and the batch read again as it was', async () => {
    const { store, batches } = stored();
    await store.saveOrder(fetched());
    const writes = [member('E1'), member('E2')].map((each) => ({ posting: each, expected: undefined }));
    expect(await batches.writeTogether(realmId, writes, { put: batch, pace: { itemMs: 300 } })).toEqual({
      written: true,
    });
    expect(await batches.readBatches(realmId)).toEqual([batch]);
    expect(await batches.readBatches('another company')).toEqual([]);
    expect(await batches.readPostings([`${realmId}/sale/E2`, 'unknown'])).toEqual([member('E2')]);
    expect(await batches.readPace(realmId)).toEqual({ itemMs: 300 });
    expect((await store.readChips([orderId])).map(({ state }) => state)).not.toEqual(['notSent']);
    await batches.writeTogether(realmId, [], { close: batch.requestId });
    expect(await batches.readBatches(realmId)).toEqual([]);
  });

  test('are not written at all where one of them has changed', async () => {
    const { open, batches } = stored();
    await batches.writeTogether(realmId, [{ posting: member('E2', 5), expected: undefined }], {});
    const before = await rowsOf(open, stores);
    const writes = [member('E1'), member('E2', 9)].map((each) => ({ posting: each, expected: undefined }));
    expect(await batches.writeTogether(realmId, writes, { put: batch })).toEqual({
      written: false,
      because: 'changed',
      key: `${realmId}/sale/E2`,
    });
    expect(await rowsOf(open, stores)).toEqual(before);
  });

  test('are not written at all where two of them book the same', async () => {
    const { open, batches } = stored();
    const before = await rowsOf(open, stores);
    const twin = { ...member('E1'), key: `${realmId}/day/1` };
    const writes = [member('E1'), twin].map((each) => ({ posting: each, expected: undefined }));
    expect(await batches.writeTogether(realmId, writes, { put: batch })).toEqual({
      written: false,
      because: 'owned',
      owner: `${realmId}/sale/E1`,
      key: twin.key,
    });
    expect(await rowsOf(open, stores)).toEqual(before);
  });
});

test('reads are counted by company and month', async () => {
  const { open } = context();
  const counts = createReadCounts(open);
  for (const month of ['2026-11', '2026-12', '2026-11']) await counts.addReads(realmId, month, 30);
  await counts.addReads('another company', '2026-11', 1);
  expect(await counts.readReads(realmId)).toEqual([
    { realmId, month: '2026-11', count: 60 },
    { realmId, month: '2026-12', count: 30 },
  ]);
});

test('a database from before there were batches keeps its rows and takes batches', async () => {
  const factory = new IDBFactory();
  const old = createOpener({ factory, migrations: [first] });
  await writtenBefore(old);
  const rows = await oldRowsOf(old);
  const open = createOpener({ factory });
  expect((await open()).version).toBeGreaterThan(1);
  expect(await oldRowsOf(open)).toEqual(rows);
  const batches = createBatchStore(open, deriveChip);
  expect(await batches.readBatches(realmId)).toEqual([]);
  const next = posting({ state: 'unknown', updatedAtMs: 2 });
  expect(await batches.writeTogether(realmId, [{ posting: next, expected: 1 }], { put: batch })).toEqual({
    written: true,
  });
});
