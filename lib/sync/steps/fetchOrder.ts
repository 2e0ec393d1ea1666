import type { AmazonOrder } from '../../amazon/shapes/order';
import type { AmazonTransaction } from '../../amazon/shapes/transaction';
import { toEvents } from '../../ledger/toEvents';
import { failed, ok, type Problem, type Result } from '../../problem/problem';
import type { Fetched, Ports, SaveOrder, StoredOrder } from '../ports';
import { booksFor } from './booksFor';
import { companyLock } from './companyLock';
import { giveSuffixes } from './giveSuffixes';
import { type OrderPorts, planOrderNow } from './planOrderNow';
import { refreshPostings } from './refreshPostings';

/** Stands in event keys where Amazon names no seller account. */
const unnamedSeller = 'seller';

/**
 * Reads one order anew: the order and its transactions from Amazon become stored facts, its shipments get
 * their numbers, and its documents are looked for in QuickBooks. What one side does not give is kept as a
 * problem beside what the other gave.
 */
export async function fetchOrder(ports: OrderPorts, orderId: string): Promise<Result<StoredOrder>> {
  const books = await ports.store.readBooks();
  const name = books === undefined ? `order:${orderId}` : companyLock(books.company.realmId);
  return ports.lock.hold(name, async () => {
    const fetched = await fromAmazon(ports, orderId);
    if (!fetched.ok) return fetched;
    const found = await inQuickBooks(ports, fetched.value);
    ports.announce({ what: 'order', orderId });
    return found.ok ? fetched : found;
  });
}

async function fromAmazon(ports: Ports, orderId: string): Promise<Result<StoredOrder>> {
  const before = await ports.store.readOrder(orderId);
  const order = await ports.amazon.getOrder(orderId);
  const transactions = await ports.amazon.listTransactionsOfOrder(orderId);
  if (!order.ok && !transactions.ok) return order;
  const save = savedOf(orderId, before, order, transactions, ports.clock.nowMs());
  await ports.store.saveOrder(save);
  const stored = await ports.store.readOrder(orderId);
  return ok(stored ?? save.order);
}

function savedOf(
  orderId: string,
  before: StoredOrder | undefined,
  order: Result<Fetched<AmazonOrder>>,
  transactions: Result<Fetched<readonly AmazonTransaction[]>>,
  fetchedAtMs: number,
): SaveOrder {
  const known = before?.events ?? [];
  const reported = transactions.ok ? transactions.value.value : [];
  const seller =
    reported.find(({ sellingPartnerId }) => sellingPartnerId !== undefined)?.sellingPartnerId ??
    known[0]?.sellerAccountId ??
    unnamedSeller;
  const events = toEvents(reported, seller, known);
  const changed = new Map(events.map((event) => [event.key, event]));
  const all = [...known.filter(({ key }) => !changed.has(key)), ...events];
  const read = order.ok ? order.value.value : before?.order;
  const fetchProblem: Problem | undefined = !order.ok
    ? order.problem
    : transactions.ok
      ? undefined
      : transactions.problem;
  return {
    order: {
      orderId,
      events: all,
      fetchedAtMs,
      ...(read === undefined ? {} : { order: read }),
      ...(fetchProblem === undefined ? {} : { fetchProblem }),
    },
    events,
    rawPages: [...rawOf('getOrder', order), ...rawOf('listTransactions', transactions)],
  };
}

function rawOf<T>(source: string, result: Result<Fetched<T>>): SaveOrder['rawPages'] {
  return result.ok ? result.value.rawPages.map((body) => ({ source, body })) : [];
}

/** Numbers and documents, where a company is connected. Without one the preview alone works. */
async function inQuickBooks(ports: OrderPorts, stored: StoredOrder): Promise<Result<null>> {
  const fresh = await booksFor(ports, ports.connection?.settings);
  if (!fresh.ok) return failed(fresh.problem);
  const books = fresh.value;
  if (books === undefined) return ok(null);
  const { realmId } = books.company;
  const suffixes = await giveSuffixes(ports, realmId, stored.orderId, stored.events);
  if (!suffixes.ok) return failed(suffixes.problem);
  return refreshPostings(ports, books, await planOrderNow(ports, books, stored, suffixes.value));
}
