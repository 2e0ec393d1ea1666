import type { CompanyFacts, CompanyLists } from '../../../lib/books/company';
import type { BookSetup, Books } from '../../../lib/books/setup';
import type { Result } from '../../../lib/problem/problem';
import { createSetup } from '../../../lib/sync/setup';
import { memoryLock } from '../../auth/memory';
import { sandboxed } from '../../quickbooks/tools';

/** A connected company of the sandbox with a store in memory, and what reading it has cost. */
export async function connected(options: Parameters<typeof sandboxed>[0] = {}) {
  const b = sandboxed(options);
  const company = got(await b.client.readCompany());
  const lists = got(await b.client.readLists());
  let books: Books | undefined = { company, lists, setup: { itemIds: {} } };
  const told: string[] = [];
  const store = {
    readBooks: async () => books,
    saveCompany: async (facts: CompanyFacts, read: CompanyLists, expected?: Books) => {
      if (books === undefined || (expected !== undefined && expected !== books)) return;
      books = { ...books, company: facts, lists: read };
    },
    saveSetup: async (setup: BookSetup) => {
      if (books !== undefined) books = { ...books, setup };
    },
  };
  const clock = { nowMs: () => b.clock.now() };
  const announce = ({ what }: { readonly what: string }) => void told.push(what);
  const setup = createSetup({
    store,
    quickbooks: async () => ({ ok: true, value: b.client }),
    lock: memoryLock(),
    announce,
  });
  let before = { ...b.company.calls };
  return {
    ...b,
    ports: { store, quickbooks: b.client, clock, announce },
    setup,
    told,
    books: () => books,
    put: (changed: Books | undefined) => {
      books = changed;
    },
    /** Calls that read, since the last time. */
    reads: () => {
      const now = { ...b.company.calls };
      const since = {
        query: now.query - before.query,
        cdc: now.cdc - before.cdc,
        read: now.read - before.read,
      };
      before = now;
      return since;
    },
  };
}

/** The value of a result that has to hold. */
export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.said ?? ''}`);
  return result.value;
}
