import type { SaveOrder } from '../sync/ports';
import { chipStores, putChip } from './chips';
import type { DeriveChip } from './deriveChip';
import { markTouched } from './dirty';
import type { FactsKey } from './engineRows';
import { putOrder } from './orders';
import type { StoreName, Writing } from './schema';

/** Everything that an order which was fetched by hand is written to. */
export const savedWith: readonly StoreName[] = [
  ...chipStores,
  'ownership',
  'rawPages',
  'connections',
  'accounts',
  'dirty',
  'settlementSpans',
];

/** Stores an order with its chip, and marks what has to be drawn anew because of it. */
export async function putFetched(
  transaction: Writing,
  factsKey: FactsKey,
  save: SaveOrder,
  deriveChip: DeriveChip,
): Promise<void> {
  const { orderId, order } = save.order;
  const before = await transaction.objectStore('orders').get(orderId);
  const keys = new Set(save.events.map(({ key }) => key));
  const rows = await transaction.objectStore('events').index('byOrder').getAll(orderId);
  const known = rows.filter(({ key }) => keys.has(key)).map(({ event }) => ({ event, order: before?.order }));
  await putOrder(transaction, factsKey, save);
  await putChip(transaction, orderId, deriveChip);
  const events = [...known, ...save.events.map((event) => ({ event, order }))];
  await markTouched(
    transaction,
    factsKey,
    { events, subjects: [{ of: 'order', orderId }] },
    save.order.fetchedAtMs,
  );
}
