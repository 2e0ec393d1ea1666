import type { Books } from '../../books/setup';
import type { Reading } from '../schema';

/** The books of one company, as far as they have been read. */
export async function booksOf(transaction: Reading, realmId: string | undefined): Promise<Books | undefined> {
  if (realmId === undefined) return undefined;
  const row = await transaction.objectStore('companies').get(realmId);
  if (row === undefined) return undefined;
  const { company, lists, setup = { itemIds: {} } } = row;
  return { company, lists, setup };
}
