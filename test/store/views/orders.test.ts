import { describe, expect, test } from 'vitest';
import { readOrders } from '../../../lib/store/views/orders';
import type { Prepared } from '../../../lib/sync/prepared';
import { transaction } from '../../ledger/transactionFixtures';
import { imported, nowMs, orderId } from './importedFacts';

const sale = transaction({ postedDate: '2026-11-20T10:00:00Z', related: { ORDER_ID: orderId } });
const blocked: Prepared = {
  connectionId: 'first',
  draftKey: 'sale/x',
  subject: { of: 'order', orderId },
  state: 'blocked',
  problems: [],
  preparedAtMs: nowMs,
};

describe('the orders of a connection', () => {
  test('say after an import what their documents are, not what stood there before', async () => {
    const open = await imported([sale], [blocked]);
    const { rows } = await readOrders(open, 'first', {}, undefined);
    expect(rows.map(({ orderId: id, chip }) => [id, chip.state])).toEqual([[orderId, 'blocked']]);
    const found = await readOrders(open, 'first', { state: 'blocked' }, undefined);
    expect(found.rows).toHaveLength(1);
    expect((await readOrders(open, 'first', { state: 'sent' }, undefined)).rows).toEqual([]);
  });

  test('are found by number, by day and by amount, and not in another connection', async () => {
    const open = await imported([sale], []);
    const find = async (query: Parameters<typeof readOrders>[2], of = 'first') =>
      (await readOrders(open, of, query, undefined)).rows.map(({ orderId: id }) => id);
    expect(await find({ text: '114-0000' })).toEqual([orderId]);
    expect(await find({ text: '115-0000' })).toEqual([]);
    expect(await find({ first: '2026-11-18', last: '2026-11-22' })).toEqual([orderId]);
    expect(await find({ first: '2026-11-23' })).toEqual([]);
    expect(await find({ amountMinor: sale.totalMinor })).toEqual([orderId]);
    expect(await find({ amountMinor: 1 })).toEqual([]);
    expect(await find({}, 'next-2')).toEqual([]);
  });

  test('stand once, however many of their events are of one moment', async () => {
    const twins = ['T1', 'T2', 'T3'].map((id) =>
      transaction({ id, postedDate: '2026-11-20T10:00:00Z', related: { ORDER_ID: orderId } }),
    );
    const open = await imported(twins, []);
    expect(await (await open()).count('events')).toBe(3);
    const { rows } = await readOrders(open, 'first', {}, undefined);
    expect(rows.map(({ orderId: id }) => id)).toEqual([orderId]);
  });
});
