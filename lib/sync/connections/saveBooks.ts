import type { StorePort } from '../ports';
import type { ReadCompany } from './testCompany';

/** Stores what was read. What was chosen in another company's lists means nothing in this one's. */
export async function saveBooks(
  store: Pick<StorePort, 'readBooks' | 'saveCompany' | 'saveSetup'>,
  { company, lists }: ReadCompany,
): Promise<void> {
  const before = await store.readBooks();
  if (before !== undefined && before.company.realmId !== company.realmId) {
    await store.saveSetup({ itemIds: {} });
  }
  await store.saveCompany(company, lists);
}
