import type { ShipmentSuffix } from '../sync/ports';
import type { Reading, Writing } from './schema';

/** The suffixes of an order's events in one company. */
export async function readSuffixes(
  transaction: Reading,
  realmId: string,
  orderId: string,
): Promise<readonly ShipmentSuffix[]> {
  // An array sorts after every string, so this is each event of the order.
  const events = IDBKeyRange.bound([realmId, orderId], [realmId, orderId, []]);
  return transaction.objectStore('suffixes').getAll(events);
}

/** Adds suffixes. One that an event has, or a number that another event has, fails. */
export async function addSuffixes(transaction: Writing, suffixes: readonly ShipmentSuffix[]): Promise<void> {
  const store = transaction.objectStore('suffixes');
  for (const suffix of suffixes) await store.add({ ...suffix, series: suffix.series ?? 'sale' });
}
