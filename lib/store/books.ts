import { canonicalJson } from '../books/canonicalJson';
import type { CompanyFacts, CompanyLists } from '../books/company';
import type { BookSetup, Books } from '../books/setup';
import { problem } from '../problem/problem';
import { realmOf } from '../sync/connections/status';
import { readAccounts } from './accounts';
import type { CompanyRow, CurrentRow, Reading, Writing } from './schema';
import { StoreError } from './storeError';

/** The connected company with its lists and what the seller chose; nothing chosen is an empty setup. */
export async function readBooks(transaction: Reading): Promise<Books | undefined> {
  const { realmId } = await readCurrent(transaction);
  return realmId === undefined ? undefined : readBooksOf(transaction, realmId);
}

/** What is known of a company, whichever is looked at; also of one that is not connected any more. */
export async function readBooksOf(transaction: Reading, realmId: string): Promise<Books | undefined> {
  const row = await transaction.objectStore('companies').get(realmId);
  if (row === undefined) return undefined;
  const { company, lists, setup = { itemIds: {} } } = row;
  return { company, lists, setup };
}

/** The same, as long as the company is connected. */
export async function readBooksIf(transaction: Reading, realmId: string): Promise<Books | undefined> {
  const accounts = await readAccounts(transaction);
  const company = accounts.find((each) => each.side === 'quickbooks' && realmOf(each) === realmId);
  return company?.state === 'none' ? undefined : readBooksOf(transaction, realmId);
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
  if (expected !== undefined && !isSameBooks(await readBooks(transaction), expected)) return;
  await keepCompany(transaction, company, lists, company.realmId);
}

/**
 * Keeps what was read of a company, under the same condition. The one that is looked at stays it; where there is
 * none, this is it.
 */
export async function putCompanyOf(
  transaction: Writing,
  company: CompanyFacts,
  lists: CompanyLists,
  expected?: Books,
): Promise<void> {
  const { realmId } = company;
  if (expected !== undefined && !isSameBooks(await readBooksIf(transaction, realmId), expected)) return;
  await keepCompany(transaction, company, lists, (await readCurrent(transaction)).realmId ?? realmId);
}

async function keepCompany(
  transaction: Writing,
  company: CompanyFacts,
  lists: CompanyLists,
  current: string,
): Promise<void> {
  const { realmId } = company;
  const store = transaction.objectStore('companies');
  const before = await store.get(realmId);
  const row: CompanyRow = { ...before, realmId, company, lists };
  await store.put(row);
  const looked = await readCurrent(transaction);
  const same = looked.realmId === current && before !== undefined && isSame(before, row);
  const revision = same ? looked.revision : looked.revision + 1;
  await transaction.objectStore('singles').put({ name: 'books', realmId: current, revision });
}

/** Keeps what the seller chose for the connected company. */
export async function putSetup(transaction: Writing, setup: BookSetup): Promise<void> {
  const { realmId } = await readCurrent(transaction);
  if (realmId === undefined) throw new StoreError(problem('quickbooks_not_connected'));
  await putSetupOf(transaction, realmId, setup);
}

/** Keeps what the seller chose for a company. */
export async function putSetupOf(transaction: Writing, realmId: string, setup: BookSetup): Promise<void> {
  const row = await transaction.objectStore('companies').get(realmId);
  if (row === undefined) throw new StoreError(problem('quickbooks_not_connected'));
  await transaction.objectStore('companies').put({ ...row, setup });
  const current = await readCurrent(transaction);
  await transaction.objectStore('singles').put({ ...current, revision: current.revision + 1 });
}

/** A company is not connected any more. Where it was looked at, another that is connected is, if there is one. */
export async function forgetCompanyOf(transaction: Writing, realmId: string): Promise<void> {
  const { realmId: current, revision } = await readCurrent(transaction);
  if (current !== realmId) return;
  const accounts = await readAccounts(transaction);
  const next = accounts.find(
    (each) => each.side === 'quickbooks' && each.state !== 'none' && realmOf(each) !== realmId,
  );
  const nextRealm = next?.side === 'quickbooks' ? realmOf(next) : undefined;
  await transaction.objectStore('singles').put({
    name: 'books',
    revision: revision + 1,
    ...(nextRealm === undefined ? {} : { realmId: nextRealm }),
  });
}

/** Something that chips depend on beside their orders has changed: they are derived anew when they are read. */
export async function growRevision(transaction: Writing): Promise<void> {
  const current = await readCurrent(transaction);
  await transaction.objectStore('singles').put({ ...current, revision: current.revision + 1 });
}

/** Which company is looked at. */
export async function readCurrent(transaction: Reading): Promise<CurrentRow> {
  const row = await transaction.objectStore('singles').get('books');
  return row?.name === 'books' ? row : { name: 'books', revision: 0 };
}

function isSameBooks(now: Books | undefined, expected: Books): boolean {
  return (
    canonicalJson(now?.company) === canonicalJson(expected.company) &&
    canonicalJson(now?.lists) === canonicalJson(expected.lists)
  );
}

/** Lists that were read again without a change leave every chip as it is. */
function isSame(before: CompanyRow, after: CompanyRow): boolean {
  const facts = ({ company, lists }: CompanyRow): string =>
    canonicalJson({ company, lists: { ...lists, asOfMs: 0, readings: {}, exchangeRates: [] } });
  return facts(before) === facts(after);
}
