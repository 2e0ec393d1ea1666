import { dateIn } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import type { Chip } from '../../posting/chip';
import type { Connection, ConnectionId } from '../../sync/connection';
import { subjectKey } from '../../sync/planning/subjectKey';
import type { ListPart, OrderQuery, OrderRow } from '../../sync/views';
import { readRevision } from '../books';
import { factsKeyOf } from '../factsKey';
import { readOrder } from '../orders';
import { readPostings } from '../postings';
import type { EventRow, OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { chipOfRows } from './chipOfRows';
import { momentsOfDay } from './dayFigures';
import { pageRows, placeOf, walked } from './walk';

/** A number, or its beginning. */
const numberLike = /^[0-9S][0-9]{2}(-[0-9-]*)?$/i;

/** The orders of a connection that fit what is looked for, the last reported first; by number, in its order. */
export function readOrders(
  open: OpenDatabase,
  connectionId: ConnectionId,
  query: OrderQuery,
  after: string | undefined,
): Promise<ListPart<OrderRow>> {
  const stores = ['connections', 'events', 'orders', 'chips', 'prepared', 'postings', 'singles'] as const;
  return reading(open, stores, async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return { rows: [] };
    const text = query.text?.toUpperCase();
    return text !== undefined && numberLike.test(text)
      ? byNumber(tx, connection, text, query, after)
      : byTime(tx, connection, query, after);
  });
}

async function byNumber(
  transaction: Reading,
  connection: Connection,
  start: string,
  { text: _text, ...query }: OrderQuery,
  after: string | undefined,
): Promise<ListPart<OrderRow>> {
  const range = IDBKeyRange.bound(after ?? start, `${start}\uffff`, after !== undefined);
  const known = await transaction.objectStore('orders').getAllKeys(range, pageRows + 1);
  const reported: string[] = [];
  let cursor = await transaction.objectStore('events').index('byOrder').openKeyCursor(range, 'nextunique');
  while (cursor !== null && reported.length <= pageRows) {
    reported.push(String(cursor.key));
    cursor = await cursor.continue();
  }
  const ids = [...new Set([...known, ...reported])].sort();
  const page = ids.slice(0, pageRows);
  const rows: OrderRow[] = [];
  for (const orderId of page) {
    const row = await rowOf(transaction, connection, orderId, query);
    if (row !== undefined) rows.push(row);
  }
  const last = page.at(-1);
  return ids.length > page.length && last !== undefined ? { rows, next: last } : { rows };
}

async function byTime(
  transaction: Reading,
  connection: Connection,
  query: OrderQuery,
  after: string | undefined,
): Promise<ListPart<OrderRow>> {
  const factsKey = factsKeyOf(connection);
  const from = query.first === undefined ? '' : momentsOfDay(query.first)[0];
  const until = query.last === undefined ? '\uffff' : momentsOfDay(query.last)[1];
  const lower = `${factsKey}\n${from}`;
  const last = `${factsKey}\n${until}`;
  const upper = placeOf(after)?.key ?? last;
  if (indexedDB.cmp(lower, upper) > 0) return { rows: [] };
  const index = transaction.objectStore('events').index('byMoment');
  const cursor = index.openCursor(IDBKeyRange.bound(lower, upper), 'prev');
  return walked(cursor, 'prev', after, async ({ key, orderId, event }: EventRow, moment) => {
    if (orderId === '' || !mayFit(event, query)) return undefined;
    const ofOrder = await transaction.objectStore('events').index('byOrder').getAll(orderId);
    // Each order stands once: at the last of its moments that fits, and of events of that moment at the first met.
    const fitting = ofOrder
      .filter((each) => mayFit(each.event, query))
      .flatMap((each) => (each.moments ?? []).map((at) => ({ at, key: each.key })))
      .filter(({ at }) => at <= last);
    if (fitting.some((each) => each.at > String(moment) || (each.at === moment && each.key > key)))
      return undefined;
    return rowOf(transaction, connection, orderId, query);
  });
}

/** What one event can tell already, before its order is read. */
function mayFit({ lines }: AmazonEvent, { text }: OrderQuery): boolean {
  if (text === undefined) return true;
  const words = text.toLowerCase().split(/\s+/);
  return lines.some(({ sku = '', title = '' }) => {
    const whole = `${sku} ${title}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

async function rowOf(
  transaction: Reading,
  connection: Connection,
  orderId: string,
  query: OrderQuery,
): Promise<OrderRow | undefined> {
  const stored = await readOrder(transaction, orderId);
  const events =
    stored?.events ??
    (await transaction.objectStore('events').index('byOrder').getAll(orderId)).map(({ event }) => event);
  const row = described(orderId, stored?.order, events, await chipOf(transaction, connection, orderId));
  return fits(row, events, query) ? row : undefined;
}

function described(
  orderId: string,
  order:
    | { readonly createdAt: string; readonly grandTotalMinor?: number; readonly currency?: string }
    | undefined,
  events: readonly AmazonEvent[],
  chip: Chip,
): OrderRow {
  const last = events
    .map(({ postedAt }) => postedAt)
    .sort()
    .at(-1);
  const title = events.flatMap(({ lines }) => lines.flatMap((line) => line.title ?? []))[0];
  const sold = events.filter(({ kind }) => kind === 'shipment');
  const totalMinor =
    order?.grandTotalMinor ??
    sold.flatMap(({ lines }) => lines).reduce((sum, line) => sum + Math.max(0, line.amountMinor), 0);
  const currency = order?.currency ?? events[0]?.currency;
  return {
    orderId,
    chip,
    ...(order !== undefined && { purchasedAt: order.createdAt }),
    ...(last !== undefined && { postedAt: last }),
    ...(title !== undefined && { title }),
    ...(currency !== undefined && { totalMinor, currency }),
  };
}

function fits(row: OrderRow, events: readonly AmazonEvent[], query: OrderQuery): boolean {
  const { amountMinor, first, last, state } = query;
  if (state !== undefined && row.chip.state !== state) return false;
  if (amountMinor !== undefined) {
    const amounts = events.flatMap(({ totalMinor, lines }) => [
      totalMinor,
      ...lines.map((line) => line.amountMinor),
    ]);
    if (row.totalMinor !== amountMinor && !amounts.includes(amountMinor)) return false;
  }
  if (first === undefined && last === undefined) return true;
  const zone = Temporal.Now.timeZoneId();
  const days = [row.purchasedAt, row.postedAt, ...events.map(({ postedAt }) => postedAt)].flatMap(
    (instant) => (instant === undefined ? [] : dateIn(instant, zone)),
  );
  return days.some((day) => (first === undefined || day >= first) && (last === undefined || day <= last));
}

/** What stands on an order's chip: as it was derived from what is known now, else as its documents are. */
async function chipOf(transaction: Reading, connection: Connection, orderId: string): Promise<Chip> {
  const { connectionId, realmId } = connection;
  const stored = await transaction.objectStore('chips').get(orderId);
  if (stored !== undefined && stored.revision === (await readRevision(transaction))) return stored.chip;
  const key = subjectKey({ of: 'order', orderId });
  const prepared = await transaction.objectStore('prepared').index('bySubject').getAll([connectionId, key]);
  return chipOfRows(orderId, await readPostings(transaction, orderId, realmId), prepared);
}
