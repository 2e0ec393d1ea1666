import type { CompanyLists } from '../books/company';
import type { FoundDocument } from './outcome';
import type { HeldContent } from './rebuildFacets';

/** Entries of the company's lists that a document names, by id. */
export interface NamedEntries {
  readonly headAccountIds: readonly string[];
  readonly lineAccountIds: readonly string[];
  readonly itemIds: readonly string[];
}

const incomeTypes: readonly string[] = ['Income', 'Other Income'];
const expenseTypes: readonly string[] = ['Expense', 'Other Expense', 'Cost of Goods Sold'];

/** What the lines of a document are, by the accounts that they are booked on. */
export function heldContent(
  { kind, number }: FoundDocument,
  eventCount: number,
  { headAccountIds, lineAccountIds, itemIds }: NamedEntries,
  { accounts, items }: Pick<CompanyLists, 'accounts' | 'items'>,
  deferredAccountId: string,
): HeldContent {
  const ofItems = items
    .filter(({ id }) => itemIds.includes(id))
    .flatMap(({ incomeAccountId, expenseAccountId }) => incomeAccountId ?? expenseAccountId ?? []);
  const named = new Set([...lineAccountIds, ...ofItems]);
  const types = accounts.filter(({ id }) => named.has(id)).map(({ type }) => type);
  const stands = [...headAccountIds, ...(kind === 'journalEntry' ? lineAccountIds : [])];
  return {
    kind,
    ...(number === undefined ? {} : { number }),
    income: types.some((type) => incomeTypes.includes(type)),
    expense: types.some((type) => expenseTypes.includes(type)),
    deferred: deferredAccountId !== '' && stands.includes(deferredAccountId),
    eventCount,
  };
}
