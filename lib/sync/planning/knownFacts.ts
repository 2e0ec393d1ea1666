import type { AmazonOrder } from '../../amazon/shapes/order';
import type { BookContext } from '../../books/bookContext';
import { twinOwners } from '../../books/drawing/twinOwners';
import { settlementKey } from '../../books/settlement/settlementKeys';
import type { AmazonEvent, EventKey } from '../../ledger/event';
import { ownersOf } from '../../posting/owners';
import type { StoredOrder } from '../ports';
import { type Basis, bookContextOf } from './basis';
import type { PlanningPorts } from './planningPorts';

/** Orders that are read at once. */
const chunk = 500;

/** The orders of events, as they are stored. */
export async function ordersOfEvents(
  { facts }: Pick<PlanningPorts, 'facts'>,
  events: readonly AmazonEvent[],
): Promise<readonly StoredOrder[]> {
  const ids = [...new Set(events.flatMap(({ orderId }) => orderId ?? []))];
  const orders: StoredOrder[] = [];
  for (let from = 0; from < ids.length; from += chunk)
    orders.push(...(await facts.readOrders(ids.slice(from, from + chunk))));
  return orders;
}

/**
 * What the documents of some events depend on: their orders, and who owns what of them, of their doubles, and of
 * `otherKeys`, which settlements own beside events.
 */
export async function contextFor(
  ports: PlanningPorts,
  basis: Basis,
  events: readonly AmazonEvent[],
  orders: readonly StoredOrder[],
  otherKeys: readonly EventKey[] = [],
): Promise<BookContext> {
  const read = new Map<string, AmazonOrder>();
  for (const { orderId, order } of orders) if (order !== undefined) read.set(orderId, order);
  const own = new Set(events.map(({ key }) => key));
  const doubles = orders.flatMap((order) =>
    order.events.filter(({ sameAs }) => sameAs !== undefined && own.has(sameAs)),
  );
  const { books } = basis;
  if (books === undefined) return bookContextOf(basis, new Map(), read);
  const { realmId } = books.company;
  const files = new Set(events.flatMap(({ settlementId }) => settlementId ?? []));
  const keys = new Set([
    ...own,
    ...doubles.map(({ key }) => key),
    // Who has booked a settlement's file has booked its events with it.
    ...[...files].map((id) => settlementKey(id, 'file')),
    ...otherKeys,
  ]);
  const owned = await ports.store.readOwners(realmId, [...keys]);
  const postings = await ports.batches.readPostings([...new Set(owned.map(({ owner }) => owner))]);
  const owners = twinOwners(ownersOf(owned, postings), [...doubles, ...events]);
  return bookContextOf(basis, owners, read);
}
