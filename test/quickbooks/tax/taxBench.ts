import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import type { BookContext } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { itemRoles } from '../../../lib/books/roles';
import { proposedSettings } from '../../../lib/books/settings/proposedSettings';
import type { Books } from '../../../lib/books/setup';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { Posting } from '../../../lib/posting/posting';
import { ok, type Result } from '../../../lib/problem/problem';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { noRules } from '../../../lib/rules/ruleSet';
import { createOnConsent } from '../../../lib/sync/lists/createOnConsent';
import type { AmazonPort, Ports } from '../../../lib/sync/ports';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { memoryLock } from '../../auth/memory';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { context } from '../../store/storeFixtures';
import { sandboxed } from '../tools';

/** The value of a result; throws what went wrong. */
export function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.sentence} ${result.problem.said ?? ''}`);
}

/**
 * A company of the sandbox, set up by the extension itself: what is read, created, planned, sent and read back
 * is all its own code, and the company's ledger and return say what came of it.
 */
export async function taxBench(realm: string, mode: Partial<CompanyMode> = {}) {
  const b = sandboxed({ realm });
  b.company.setMode(mode);
  const { store } = context();
  const company = got(await b.client.readCompany());
  const lists = got(await b.client.readLists({ names: ['accounts', 'items', 'customers', 'vendors'] }));
  const taxCodes =
    company.country === 'US' ? lists : got(await b.client.readLists({ names: ['taxCodes'], known: lists }));
  let books: Books = { company, lists: taxCodes, setup: { itemIds: {} } };
  const keep = async (
    before: Books,
    kept: Books['lists'],
    choice: Partial<Books['setup']>,
  ): Promise<Books> => {
    books = { ...before, lists: kept, setup: { ...before.setup, ...choice } };
    return books;
  };
  for (const create of ['clearingAccount', 'customer', 'vendor'] as const)
    books = got(await createOnConsent({ client: b.client, keep }, books, { create }));
  for (const { role } of itemRoles)
    books = got(await createOnConsent({ client: b.client, keep }, books, { create: 'item', role }));
  await store.saveCompany(books.company, books.lists);
  await store.saveSetup(books.setup);

  const bookContext: BookContext = {
    books,
    settings: proposedSettings(books.company, books.lists),
    rules: noRules,
    owners: new Map(),
    orders: new Map(),
    asOf: '2026-12-01T00:00:00Z',
    foreignNumbers: new Set<string>(),
  };
  const ports: Ports = {
    clock: { nowMs: () => b.clock.now() },
    amazon: {} as AmazonPort,
    quickbooks: b.client,
    store,
    lock: memoryLock(),
    freeze: payloadOf,
    announce: () => {},
  };
  return {
    ...b,
    store,
    books,
    /** The documents of an order's events, with what was read of the order. */
    plan(events: readonly AmazonEvent[], orders: readonly AmazonOrder[] = []): readonly PlannedDraft[] {
      const known = { ...bookContext, orders: new Map(orders.map((order) => [order.orderId, order])) };
      const booked = events.map((event) => bookEvent(event, known));
      const orderId = events[0]?.orderId ?? '';
      return orderDocuments({ orderId, events }, booked, known, []);
    },
    /** Sends one of them, as a click does. */
    async post({ key, state, draft, previewHash = '', problems }: PlannedDraft): Promise<Posting> {
      if (draft === undefined || state !== 'ready')
        throw new Error(problems.map(({ sentence }) => sentence).join(' '));
      const agreed = { realmId: realm, draftKey: key, previewHash, draft };
      return got(await postAgreed(ports, key, async () => ok(agreed)));
    },
  };
}
