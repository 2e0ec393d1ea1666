import { epochMs } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import type { FactStorePort } from '../sync/jobs/ports';
import type { StoredOrder } from '../sync/ports';
import type { FactsKey } from './engineRows';
import { byTime, readEventsOfSettlement, readEventsTouching } from './events';
import { readOrder } from './orders';
import type { OpenDatabase } from './schema';
import { reading } from './transaction';

/** What is known of Amazon's side of one account. */
export function createFactStore(open: OpenDatabase, factsKey: FactsKey): FactStorePort {
  const ofAccount = ofKey(factsKey);
  return {
    readOrders: (orderIds) =>
      reading(open, ['orders', 'events'], async (tx) => {
        const orders: StoredOrder[] = [];
        for (const orderId of orderIds) {
          const order = await readOrder(tx, orderId);
          if (order !== undefined) orders.push(order);
        }
        return orders;
      }),
    readEventsPosted: (from, until) =>
      reading(open, ['events'], async (tx) => {
        const rows = await readEventsTouching(tx, factsKey, from, until);
        const [fromMs, untilMs] = [epochMs(from), epochMs(until)];
        const isIn = ({ postedAt }: AmazonEvent): boolean =>
          epochMs(postedAt) >= fromMs && epochMs(postedAt) < untilMs;
        return byTime(rows.map(({ event }) => event).filter(isIn));
      }),
    readEventsTouching: (from, until) =>
      reading(open, ['events'], async (tx) =>
        byTime((await readEventsTouching(tx, factsKey, from, until)).map(({ event }) => event)),
      ),
    readEventsOfSettlements: (settlementIds) =>
      reading(open, ['events'], async (tx) => {
        const events: AmazonEvent[] = [];
        for (const settlementId of new Set(settlementIds))
          events.push(...(await readEventsOfSettlement(tx, factsKey, settlementId)));
        return byTime(events);
      }),
    readEventsWithoutOrder: (from, until) =>
      reading(open, ['events'], async (tx) => {
        const rows = await readEventsTouching(tx, factsKey, from, until);
        const own = rows.filter(({ event }) => event.orderId === undefined);
        return byTime(own.map(({ event }) => event));
      }),
    readSettlements: () =>
      reading(open, ['settlementSpans'], async (tx) => {
        const rows = await tx.objectStore('settlementSpans').getAll(ofAccount());
        return rows
          .map(({ settlementId, firstAt, lastAt }) => ({ settlementId, firstAt, lastAt }))
          .sort((a, b) => epochMs(a.firstAt) - epochMs(b.firstAt));
      }),
    readSettlementFiles: (settlementIds) =>
      reading(open, ['settlementFiles'], async (tx) => {
        const rows = await tx.objectStore('settlementFiles').getAll(ofAccount());
        const wanted = settlementIds === undefined ? undefined : new Set(settlementIds);
        return rows.flatMap((row) =>
          wanted === undefined || wanted.has(row.settlementId) ? [row.reading] : [],
        );
      }),
    readSettlementFileNames: () =>
      reading(open, ['settlementFiles'], async (tx) => {
        const rows = await tx.objectStore('settlementFiles').getAll(ofAccount());
        return rows.map((row) => row.fileName);
      }),
    readSettlementFile: (settlementId) =>
      reading(
        open,
        ['settlementFiles'],
        async (tx) => (await tx.objectStore('settlementFiles').get([factsKey, settlementId]))?.file,
      ),
    readFetched: () =>
      reading(open, ['fetched'], async (tx) => (await tx.objectStore('fetched').get(factsKey))?.span),
  };
}

/** Everything of one account: an array sorts after every string. */
function ofKey(factsKey: FactsKey): () => IDBKeyRange {
  return () => IDBKeyRange.bound([factsKey], [factsKey, []]);
}
