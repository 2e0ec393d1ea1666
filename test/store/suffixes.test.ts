import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createStore } from '../../lib/store/createStore';
import { deriveChip } from '../../lib/store/deriveChip';
import { first } from '../../lib/store/migrations/001-first';
import { withBatches } from '../../lib/store/migrations/002-batches';
import { withEvidence } from '../../lib/store/migrations/003-evidence';
import { withAccounts } from '../../lib/store/migrations/004-accounts';
import { withEngine } from '../../lib/store/migrations/005-engine';
import { createOpener } from '../../lib/store/open';
import type { ShipmentSuffix } from '../../lib/sync/ports';
import { context } from './storeFixtures';

const realmId = '9130000000000001';
const orderId = '114-1111111-1111111';

function suffix(eventKey: string, index: number, series?: ShipmentSuffix['series']): ShipmentSuffix {
  return { realmId, orderId, eventKey, index, ...(series === undefined ? {} : { series }) };
}

test('each series of an order is counted by itself, and no number is given twice within one', async () => {
  const { store } = context();
  await store.addSuffixes([suffix('sale 1', 0), suffix('sale 2', 1), suffix('refund 1', 0, 'refund')]);
  await store.addSuffixes([suffix('refund 2', 1, 'refund')]);
  await expect(store.addSuffixes([suffix('refund 3', 1, 'refund')])).rejects.toThrow(/Constraint/);
  await expect(store.addSuffixes([suffix('sale 3', 1)])).rejects.toThrow(/Constraint/);
  await expect(store.addSuffixes([suffix('sale 1', 7)])).rejects.toThrow(/Constraint/);
  const given = await store.readSuffixes(realmId, orderId);
  expect(given.map(({ eventKey, series, index }) => [eventKey, series, index])).toEqual([
    ['refund 1', 'refund', 0],
    ['refund 2', 'refund', 1],
    ['sale 1', 'sale', 0],
    ['sale 2', 'sale', 1],
  ]);
});

test('a database from before keeps its suffixes: all of them were of sales', async () => {
  const factory = new IDBFactory();
  const kept = [first, withBatches, withEvidence, withAccounts, withEngine];
  const old = createOpener({ factory, migrations: kept });
  const database = await old();
  await database.put('suffixes', suffix('sale 1', 0));
  await database.put('suffixes', suffix('sale 2', 1));
  database.close();
  const store = createStore(createOpener({ factory }), deriveChip);
  expect(await store.readSuffixes(realmId, orderId)).toEqual([
    suffix('sale 1', 0, 'sale'),
    suffix('sale 2', 1, 'sale'),
  ]);
  await store.addSuffixes([suffix('refund 1', 0, 'refund')]);
  await expect(store.addSuffixes([suffix('sale 3', 1)])).rejects.toThrow(/Constraint/);
});
