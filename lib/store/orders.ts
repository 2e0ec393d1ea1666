import type { SaveOrder, StoredOrder } from '../sync/ports';
import type { FactsKey } from './engineRows';
import { putEvents, readEvents } from './events';
import { nameFoundAgain } from './foundAgain';
import { putRawPages } from './rawPages';
import type { Reading, Writing } from './schema';

/** The order with its events; `undefined` where it was never fetched. */
export async function readOrder(transaction: Reading, orderId: string): Promise<StoredOrder | undefined> {
  const row = await transaction.objectStore('orders').get(orderId);
  return row === undefined ? undefined : { ...row, events: await readEvents(transaction, orderId) };
}

/** What one fetch brought: the order is replaced, events by key, raw pages are added. */
export async function putOrder(
  transaction: Writing,
  factsKey: FactsKey,
  { order, events, rawPages }: SaveOrder,
): Promise<void> {
  const { events: _events, ...row } = order;
  await transaction.objectStore('orders').put(row);
  await putEvents(transaction, factsKey, order.orderId, events, order.order);
  await nameFoundAgain(transaction, order.orderId, events);
  await putRawPages(transaction, order, rawPages);
}
