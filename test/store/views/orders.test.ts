import { describe, expect, test } from 'vitest';
import type { AmazonTransaction } from '../../../lib/amazon/shapes/transaction';
import { readOrders } from '../../../lib/store/views/orders';
import type { Connection } from '../../../lib/sync/connection';
import { firstSettings } from '../../../lib/sync/connections/firstSettings';
import type { Prepared } from '../../../lib/sync/prepared';
import { books } from '../../books/bookFixtures';
import { transaction } from '../../ledger/transactionFixtures';
import { context } from '../storeFixtures';

const nowMs = Date.UTC(2026, 10, 22);
const connection: Connection = {
  connectionId: 'first',
  amazonAccountId: 'amazon/na/a',
  realmId: '1',
  settings: firstSettings(books),
  updatedAtMs: 1,
};
const orderId = '114-0000000-0000001';

/** Stores what a step brought, as the runner does. */
async function imported(transactions: readonly AmazonTransaction[], rows: readonly Prepared[]) {
  const { store, open } = context();
  await store.changeConnections(() => ({ put: [connection], answer: null }));
  const id = 'r1/fetchTransactions/0000';
  const asked = { from: '2026-11-01T00:00:00Z', until: '2026-11-21T00:00:00Z' };
  await store.jobs.addJobs(
    'first',
    undefined,
    [{ id, kind: 'fetchTransactions', asked, urgency: 'click' }],
    nowMs,
  );
  const job = await store.jobs.lease(id, nowMs, nowMs + 90_000);
  if (job === undefined) throw new Error('not to be taken');
  const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = job;
  await store.jobs.commit(
    { ...kept, state: 'done' },
    {
      outcome: { end: 'done' },
      facts: [
        {
          write: 'transactions',
          transactions,
          page: { source: 'listTransactions', body: '{}' },
          fetchedAtMs: nowMs,
        },
      ],
      prepared: { put: rows, of: [], clean: [] },
    },
  );
  return open;
}

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
});
