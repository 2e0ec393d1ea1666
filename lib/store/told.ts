import { nothingTold, type Told } from '../sync/notices';
import type { Reading, Writing } from './schema';

/** What the seller was told by a notice of the browser's. */
export async function readTold(transaction: Reading): Promise<Told> {
  const row = await transaction.objectStore('singles').get('told');
  return row?.name === 'told' ? row.told : nothingTold;
}

/** Remembers what was told, over all deaths of the worker. */
export async function putTold(transaction: Writing, told: Told): Promise<void> {
  await transaction.objectStore('singles').put({ name: 'told', told });
}
