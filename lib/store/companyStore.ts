import type { StorePort } from '../sync/ports';
import { putCompanyOf, putSetupOf, readBooksIf } from './books';
import type { OpenDatabase } from './schema';
import { reading, writing } from './transaction';
import { readUndoRun } from './undo';

/**
 * The store as one company sees it: its books, its postings, its removals. What is asked by a key that names a
 * company, or by an order's facts, is the same for all.
 */
export function createCompanyStore(
  open: OpenDatabase,
  whole: StorePort,
  realmId: string | undefined,
): StorePort {
  // Without a company nothing is in any books: all that there is are previews.
  const own = (posting: { readonly realmId: string }): boolean => posting.realmId === realmId;
  return {
    ...whole,
    readBooks: async () =>
      realmId === undefined
        ? undefined
        : reading(open, ['companies', 'accounts'], (tx) => readBooksIf(tx, realmId)),
    saveCompany: async (company, lists, expected) => {
      if (company.realmId === realmId)
        await writing(open, ['companies', 'accounts', 'singles'], (tx) =>
          putCompanyOf(tx, company, lists, expected),
        );
    },
    saveSetup: (setup) =>
      writing(open, ['companies', 'singles'], (tx) => putSetupOf(tx, realmId ?? '', setup)),
    readPostingsOfOrder: async (orderId) => (await whole.readPostingsOfOrder(orderId)).filter(own),
    readDuePostings: async () => (await whole.readDuePostings()).filter(own),
    readUndoRun: async () =>
      realmId === undefined ? undefined : reading(open, ['singles'], (tx) => readUndoRun(tx, realmId)),
  };
}
