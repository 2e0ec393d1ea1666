import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonTransaction } from '../amazon/shapes/transaction';
import { canonicalJson } from '../books/canonicalJson';
import type { AmazonEvent, EventKey } from '../ledger/event';
import { toEvents } from '../ledger/toEvents';
import { digest } from '../posting/digest';
import type { FactWrite, RawPage } from '../sync/jobs/ports';
import { markTouched, type Touched } from './dirty';
import type { FactsKey } from './engineRows';
import { putEvents, readEvents } from './events';
import { nameFoundAgain } from './foundAgain';
import type { StoreName, Writing } from './schema';

/** Everything that facts are written to. */
export const factStores: readonly StoreName[] = [
  'orders',
  'events',
  'rawPages',
  'postings',
  'ownership',
  'suffixes',
  'companies',
  'singles',
  'chips',
  'connections',
  'dirty',
  'settlementFiles',
  'settlementSpans',
];

const hashDigits = 32;
/** A chip of no revision: derived when somebody asks for it. */
const staleRevision = -1;

/** Stores what a step brought, merged with what is known; marks what has to be drawn anew. */
export async function putFacts(
  transaction: Writing,
  factsKey: FactsKey,
  write: FactWrite,
  nowMs: number,
): Promise<void> {
  switch (write.write) {
    case 'transactions':
      await putPage(transaction, write.page, write.fetchedAtMs);
      return putTransactions(transaction, factsKey, write, nowMs);
    case 'orders':
      await putPage(transaction, write.page, write.fetchedAtMs);
      return putOrders(transaction, factsKey, write, nowMs);
    case 'settlementFile':
      return putSettlementFile(transaction, factsKey, write, nowMs);
  }
}

async function putTransactions(
  transaction: Writing,
  factsKey: FactsKey,
  { transactions, fetchedAtMs }: Extract<FactWrite, { write: 'transactions' }>,
  nowMs: number,
): Promise<void> {
  const seller = transactions.find(
    ({ sellingPartnerId }) => sellingPartnerId !== undefined,
  )?.sellingPartnerId;
  const sellerAccountId = seller ?? factsKey;
  const known = await knownEvents(transaction, transactions, sellerAccountId);
  // Windows overlap for what comes late: most of it is known, and nothing has to be drawn anew for it.
  const changed = toEvents(transactions, sellerAccountId, [...known.values()]).filter(
    (event) => !isSame(known.get(event.key), event),
  );
  const touched: Touched['events'][number][] = [];
  for (const [orderId, events] of grouped(changed, (event) => event.orderId ?? '')) {
    const order = orderId === '' ? undefined : await orderOf(transaction, orderId, fetchedAtMs);
    const before = events.flatMap(({ key }) => known.get(key) ?? []);
    touched.push(...[...before, ...events].map((event) => ({ event, order })));
    await putEvents(transaction, factsKey, orderId, events, order);
    if (orderId === '') continue;
    await nameFoundAgain(transaction, orderId, events);
    await markChip(transaction, orderId);
  }
  await markTouched(transaction, factsKey, { events: touched, subjects: [] }, nowMs);
}

/** Events that transactions may belong to: those of their orders, and those that are linked by an id. */
async function knownEvents(
  transaction: Writing,
  transactions: readonly AmazonTransaction[],
  sellerAccountId: string,
): Promise<ReadonlyMap<EventKey, AmazonEvent>> {
  const store = transaction.objectStore('events');
  const known = new Map<EventKey, AmazonEvent>();
  const orderIds = new Set(transactions.flatMap(({ related }) => related['ORDER_ID'] ?? []));
  for (const orderId of orderIds)
    for (const event of await readEvents(transaction, orderId)) known.set(event.key, event);
  const ids = transactions.flatMap(({ related, transactionId }) => [
    transactionId,
    related['DEFERRED_TRANSACTION_ID'] ?? '',
    related['RELEASE_TRANSACTION_ID'] ?? '',
  ]);
  for (const id of new Set(ids)) {
    const key = `${sellerAccountId}/${id}`;
    if (id === '' || known.has(key)) continue;
    const row = await store.get(key);
    if (row !== undefined) known.set(key, row.event);
  }
  return known;
}

/** The order itself, where it was read; one of which only money is known gets a row all the same. */
async function orderOf(
  transaction: Writing,
  orderId: string,
  fetchedAtMs: number,
): Promise<AmazonOrder | undefined> {
  const store = transaction.objectStore('orders');
  const row = await store.get(orderId);
  if (row === undefined) await store.put({ orderId, fetchedAtMs });
  return row?.order;
}

async function putOrders(
  transaction: Writing,
  factsKey: FactsKey,
  { orders, fetchedAtMs }: Extract<FactWrite, { write: 'orders' }>,
  nowMs: number,
): Promise<void> {
  const touched: Touched['events'][number][] = [];
  const subjects: Touched['subjects'][number][] = [];
  for (const order of orders) {
    const { orderId } = order;
    const before = await transaction.objectStore('orders').get(orderId);
    await transaction.objectStore('orders').put({ orderId, order, fetchedAtMs });
    if (isSame(before?.order, order)) continue;
    const events = await readEvents(transaction, orderId);
    // The day on which it was bought is one of its events' moments.
    await putEvents(transaction, factsKey, orderId, events, order);
    touched.push(
      ...events.flatMap((event) => [before?.order, order].map((each) => ({ event, order: each }))),
    );
    subjects.push({ of: 'order', orderId });
    await markChip(transaction, orderId);
  }
  await markTouched(transaction, factsKey, { events: touched, subjects }, nowMs);
}

async function putSettlementFile(
  transaction: Writing,
  factsKey: FactsKey,
  { reading, fileName, bytes, fetchedAtMs }: Extract<FactWrite, { write: 'settlementFile' }>,
  nowMs: number,
): Promise<void> {
  const settlementId = reading.summary?.settlementId;
  // A file without its first row says nothing of which settlement it is: its reader has told so.
  if (settlementId === undefined) return;
  const contentType = fileName.toLowerCase().endsWith('.xml')
    ? ('text/xml' as const)
    : ('text/plain' as const);
  const file = { contentType, bytes };
  await transaction
    .objectStore('settlementFiles')
    .put({ factsKey, settlementId, fileName, reading, file, fetchedAtMs });
  await markTouched(
    transaction,
    factsKey,
    { events: [], subjects: [{ of: 'settlement', settlementId }] },
    nowMs,
  );
}

/** A page of many orders is kept under none of them; fetched again without a change it stays one row. */
async function putPage(transaction: Writing, { source, body }: RawPage, fetchedAtMs: number): Promise<void> {
  const hash = digest([source, body], hashDigits);
  await transaction.objectStore('rawPages').put({ orderId: '', hash, source, body, fetchedAtMs });
}

/** Deriving a chip means drawing the order: that waits until somebody looks at it. */
async function markChip(transaction: Writing, orderId: string): Promise<void> {
  const chip = { orderId, state: 'cannotTell' as const, numbers: [] };
  await transaction.objectStore('chips').put({ orderId, revision: staleRevision, chip });
}

function isSame(before: unknown, after: unknown): boolean {
  return before !== undefined && canonicalJson(before) === canonicalJson(after);
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
