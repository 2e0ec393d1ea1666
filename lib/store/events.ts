import type { AmazonOrder } from '../amazon/shapes/order';
import { epochMs, type InstantText, instantText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import type { FactsKey } from './engineRows';
import type { EventRow, Reading, Writing } from './schema';

/** What stands before a moment or a settlement in an index: one account's do not mix with another's. */
function within(factsKey: FactsKey, text: string): string {
  return `${factsKey}\n${text}`;
}

/** The events of an order. */
export async function readEvents(transaction: Reading, orderId: string): Promise<readonly AmazonEvent[]> {
  const rows = await transaction.objectStore('events').index('byOrder').getAll(orderId);
  return rows.map(({ event }) => event);
}

/**
 * Adds events, or replaces those that are known by their key. `orderId`: that they were fetched with, for those that
 * name none; empty where they belong to no order.
 */
export async function putEvents(
  transaction: Writing,
  factsKey: FactsKey,
  orderId: string,
  events: readonly AmazonEvent[],
  order: AmazonOrder | undefined,
): Promise<void> {
  const store = transaction.objectStore('events');
  for (const event of events) {
    await store.put(rowOf(factsKey, event.orderId ?? orderId, event, order));
    await widenSettlement(transaction, factsKey, event);
  }
}

function rowOf(
  factsKey: FactsKey,
  orderId: string,
  event: AmazonEvent,
  order: AmazonOrder | undefined,
): EventRow {
  const { release, settlementId } = event;
  const released = release.state === 'released' ? release.releasedAt : release.maturesAt;
  const moments = new Set([event.postedAt, released, order?.createdAt].filter((each) => each !== undefined));
  return {
    key: event.key,
    orderId,
    factsKey,
    event,
    moments: [...moments].map((instant) => within(factsKey, instant)),
    ...(settlementId === undefined ? {} : { settlement: within(factsKey, settlementId) }),
  };
}

async function widenSettlement(
  transaction: Writing,
  factsKey: FactsKey,
  { settlementId, postedAt }: AmazonEvent,
): Promise<void> {
  if (settlementId === undefined) return;
  const store = transaction.objectStore('settlementSpans');
  const known = await store.get([factsKey, settlementId]);
  const first = known === undefined || epochMs(postedAt) < epochMs(known.firstAt);
  const last = known === undefined || epochMs(postedAt) > epochMs(known.lastAt);
  if (!first && !last) return;
  await store.put({
    factsKey,
    settlementId,
    firstAt: first ? postedAt : known.firstAt,
    lastAt: last ? postedAt : known.lastAt,
  });
}

/** Events of which any moment lies in `[from, until)`; the order of the moments is not that of the events. */
export async function readEventsTouching(
  transaction: Reading,
  factsKey: FactsKey,
  from: InstantText,
  until: InstantText,
): Promise<readonly EventRow[]> {
  const [fromMs, untilMs] = [epochMs(from), epochMs(until)];
  // Texts of one moment differ (`…00Z`, `…00.000Z`): a second more on both sides, and looked at once more.
  const range = IDBKeyRange.bound(
    within(factsKey, instantText(fromMs - 1_000)),
    within(factsKey, instantText(untilMs + 1_000)),
  );
  const rows = await transaction.objectStore('events').index('byMoment').getAll(range);
  const isIn = (moment: string): boolean => {
    const atMs = epochMs(moment.slice(factsKey.length + 1));
    return atMs >= fromMs && atMs < untilMs;
  };
  const touching = rows.filter(({ moments = [] }) => moments.some(isIn));
  return [...new Map(touching.map((row) => [row.key, row])).values()];
}

/** Events that were paid with a settlement. */
export async function readEventsOfSettlement(
  transaction: Reading,
  factsKey: FactsKey,
  settlementId: string,
): Promise<readonly AmazonEvent[]> {
  const key = within(factsKey, settlementId);
  const rows = await transaction.objectStore('events').index('bySettlement').getAll(key);
  return rows.map(({ event }) => event);
}

/** The oldest first; those of one moment in the order of their keys. */
export function byTime(events: readonly AmazonEvent[]): readonly AmazonEvent[] {
  return [...events].sort(
    (a, b) => epochMs(a.postedAt) - epochMs(b.postedAt) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}
