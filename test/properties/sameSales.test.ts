import { expect, test } from 'vitest';
import { parseOrder } from '../../lib/amazon/shapes/parseOrder';
import { parseTransactionsPage } from '../../lib/amazon/shapes/parseTransactionsPage';
import { bookEvent } from '../../lib/books/bookEvent';
import { orderDocuments } from '../../lib/books/orders/orderDocuments';
import { planOrder } from '../../lib/books/planOrder';
import { toEvents } from '../../lib/ledger/toEvents';
import { books } from '../books/bookFixtures';
import { contextOf } from '../books/days/dayFixtures';
import { rowsOf, transactionJson } from '../sandbox/world/financeView';
import { includedDataSets, orderJson } from '../sandbox/world/orderView';
import { generateWorld } from '../sandbox/world/world';

const nowMs = Date.UTC(2026, 10, 23, 19);

test.each([1, 2, 3])('in a world of seed %i the sales that are sent are those of the books', (seed) => {
  const world = generateWorld({ seed, nowMs, orders: 300 });
  let sales = 0;
  for (const each of world.orders) {
    const atMs = nowMs + 20 * 86_400_000;
    const reported = world.eventsByOrderId.get(each.orderId) ?? [];
    const rows = reported.flatMap((event) => rowsOf(event, atMs));
    const transactions = rows.map((row) => transactionJson(row, { world, atMs, deviations: false }));
    const page = parseTransactionsPage({ payload: { transactions } });
    const parsed = parseOrder({ order: orderJson(each, new Set(includedDataSets), atMs) });
    if (!page.ok || !parsed.ok) throw new Error('not read');
    const events = toEvents(page.value.transactions, world.seller.sellerId, []);
    const facts = { orderId: each.orderId, order: parsed.value, events };
    const sent = planOrder(facts, { books, suffixes: [] }).documents.filter(({ state }) => state === 'ready');
    const context = contextOf({}, { books, orders: new Map([[each.orderId, parsed.value]]) });
    const booked = events.map((event) => bookEvent(event, context));
    const drawn = orderDocuments(facts, booked, context, []);
    for (const { eventKey, draft, previewHash } of sent) {
      const same = drawn.find(({ key }) => key === `sale/${eventKey}`);
      expect(same?.problems, each.orderId).toEqual([]);
      expect(same?.draft, each.orderId).toEqual(draft);
      expect(same?.previewHash).toBe(previewHash);
      sales += 1;
    }
  }
  expect(sales).toBeGreaterThan(100);
});
