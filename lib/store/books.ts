import { canonicalJson } from '../books/canonicalJson';
import type { CompanyFacts, CompanyLists } from '../books/company';
import type { BookSetup, Books } from '../books/setup';
import { problem } from '../problem/problem';
import type { CompanyRow, CurrentRow, Reading, Writing } from './schema';
import { StoreError } from './storeError';

/** The connected company with its lists and what the seller chose; nothing chosen is an empty setup. */
export async function readBooks(transaction: Reading): Promise<Books | undefined> {
  const row = await currentCompany(transaction);
  if (row === undefined) return undefined;
  const { company, lists, setup = { itemIds: {} } } = row;
  return { company, lists, setup };
}

/** The revision that chips are derived with. */
export async function readRevision(transaction: Reading): Promise<number> {
  return (await readCurrent(transaction)).revision;
}

/**
 * Makes this the connected company. The choices made for it before still hold. With `expected`, nothing is
 * written unless the connected company and its lists are still those.
 */
export async function putCompany(
  transaction: Writing,
  company: CompanyFacts,
  lists: CompanyLists,
  expected?: Books,
): Promise<void> {
  const { realmId } = company;
  const store = transaction.objectStore('companies');
  if (expected !== undefined) {
    const now = await currentCompany(transaction);
    if (canonicalJson(now?.company) !== canonicalJson(expected.company)) return;
    if (canonicalJson(now?.lists) !== canonicalJson(expected.lists)) return;
  }
  const before = await store.get(realmId);
  const row: CompanyRow = { ...before, realmId, company, lists };
  await store.put(row);
  const current = await readCurrent(transaction);
  const same = current.realmId === realmId && before !== undefined && isSame(before, row);
  const revision = same ? current.revision : current.revision + 1;
  await transaction.objectStore('singles').put({ name: 'books', realmId, revision });
}

/** Keeps what the seller chose for the connected company. */
export async function putSetup(transaction: Writing, setup: BookSetup): Promise<void> {
  const row = await currentCompany(transaction);
  if (row === undefined) throw new StoreError(problem('quickbooks_not_connected'));
  await transaction.objectStore('companies').put({ ...row, setup });
  const current = await readCurrent(transaction);
  await transaction.objectStore('singles').put({ ...current, revision: current.revision + 1 });
}

/** No company is connected. Its setup stays for when it is connected again. */
export async function forgetCompany(transaction: Writing): Promise<void> {
  const { revision } = await readCurrent(transaction);
  await transaction.objectStore('singles').put({ name: 'books', revision: revision + 1 });
}

async function readCurrent(transaction: Reading): Promise<CurrentRow> {
  const row = await transaction.objectStore('singles').get('books');
  return row?.name === 'books' ? row : { name: 'books', revision: 0 };
}

async function currentCompany(transaction: Reading): Promise<CompanyRow | undefined> {
  const { realmId } = await readCurrent(transaction);
  return realmId === undefined ? undefined : transaction.objectStore('companies').get(realmId);
}

/** Lists that were read again without a change leave every chip as it is. */
function isSame(before: CompanyRow, after: CompanyRow): boolean {
  const facts = ({ company, lists }: CompanyRow): string =>
    canonicalJson({ company, lists: { ...lists, asOfMs: 0, readings: {}, exchangeRates: [] } });
  return facts(before) === facts(after);
}
