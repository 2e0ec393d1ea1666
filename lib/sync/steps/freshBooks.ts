import type { Books } from '../../books/setup';
import { ok, type Result } from '../../problem/problem';
import { ensureLists } from '../lists/ensureLists';
import { dueLists, heldLists, neededLists } from '../lists/lists';
import type { Ports } from '../ports';

/** Reads are metered at Intuit; people seldom change accounts while they look at orders. */
const freshForMs = 3_600_000;

/**
 * The books with the company and its lists as they are in QuickBooks, read anew where what is stored is old:
 * an item that a person has put on another account since must not be shown, or sent, on the old one.
 */
export async function freshBooks(ports: Ports): Promise<Result<Books | undefined>> {
  const { store, quickbooks, clock, announce } = ports;
  const before = await store.readBooks();
  if (before === undefined) return ok(undefined);
  const needed = neededLists(before.company);
  if (Math.abs(clock.nowMs() - before.lists.asOfMs) < freshForMs) {
    const missing = needed.filter((name) => before.lists[name] === undefined);
    return missing.length === 0 ? ok(before) : ensureLists(ports, missing);
  }
  const company = await quickbooks.readCompany();
  if (!company.ok) return company;
  const wanted = [...heldLists(company.value, before.lists), ...neededLists(company.value)];
  const names = dueLists(company.value, before.lists, wanted, clock.nowMs());
  const lists = await quickbooks.readLists({ names, known: before.lists });
  if (!lists.ok) return lists;
  await store.saveCompany(company.value, lists.value, before);
  announce({ what: 'setup' });
  return ok(await store.readBooks());
}
