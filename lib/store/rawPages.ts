import { digest } from '../posting/digest';
import type { SaveOrder } from '../sync/ports';
import type { Writing } from './schema';

const hashDigits = 32;

/** Keeps the raw answers. The same answer fetched again stays one row, with the time of the last fetch. */
export async function putRawPages(
  transaction: Writing,
  { orderId, fetchedAtMs }: SaveOrder['order'],
  pages: SaveOrder['rawPages'],
): Promise<void> {
  const store = transaction.objectStore('rawPages');
  for (const { source, body } of pages) {
    const hash = digest([source, body], hashDigits);
    await store.put({ orderId, hash, source, body, fetchedAtMs });
  }
}
