import type { AmazonEvent } from '../ledger/event';
import type { Reading, Writing } from './schema';

/** The events that were fetched with an order. */
export async function readEvents(transaction: Reading, orderId: string): Promise<readonly AmazonEvent[]> {
  const rows = await transaction.objectStore('events').index('byOrder').getAll(orderId);
  return rows.map(({ event }) => event);
}

/** Adds events, or replaces those that are known by their key. */
export async function putEvents(
  transaction: Writing,
  orderId: string,
  events: readonly AmazonEvent[],
): Promise<void> {
  const store = transaction.objectStore('events');
  for (const event of events) await store.put({ key: event.key, orderId: event.orderId ?? orderId, event });
}
