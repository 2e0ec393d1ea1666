import { bookEvent } from '../../lib/books/bookEvent';
import type { BookedEvent } from '../../lib/books/bookedEvent';
import { documentsOfDays } from '../../lib/books/days/dayDocuments';
import { orderDocuments } from '../../lib/books/orders/orderDocuments';
import type { AmazonEvent } from '../../lib/ledger/event';
import { contextOf } from '../books/days/dayFixtures';
import type { Samples } from './parts';
import { manyEvents } from './ruleSamples';

const sizes = [1000, 10_000, 100_000] as const;
/** More of them say nothing new, and the largest takes its time. */
const mostRuns = 5;

const context = contextOf();

/**
 * Drafts a second: a month's events are booked, then drawn up twice, as the summaries of its days and as the
 * documents of each order. Every twelfth event is the refund of the order before it.
 */
export async function takeDraftSamples(runs: number, tell: (what: string) => void): Promise<Samples> {
  const samples = new Map<string, number[]>();
  const months = sizes.map((size) => [size, eventsOf(size)] as const);
  for (let round = -1; round < Math.min(runs, mostRuns); round += 1) {
    tell(round < 0 ? 'Drafts, warming up …' : `Drafts, round ${round + 1} of ${Math.min(runs, mostRuns)}`);
    for (const [size, events] of months) {
      const startMs = performance.now();
      const count = draftsOf(events);
      const perSecond = (1000 * count) / (performance.now() - startMs);
      const name = `drafts.persecond.${size}`;
      if (round >= 0) samples.set(name, [...(samples.get(name) ?? []), perSecond]);
    }
  }
  return samples;
}

function draftsOf(events: readonly AmazonEvent[]): number {
  const booked = events.map((event) => bookEvent(event, context));
  const days = documentsOfDays(booked, context);
  const byOrder = new Map<string, BookedEvent[]>();
  for (const each of booked) {
    const orderId = each.event.orderId ?? '';
    const known = byOrder.get(orderId);
    if (known === undefined) byOrder.set(orderId, [each]);
    else known.push(each);
  }
  let count = days.length;
  for (const [orderId, own] of byOrder) {
    const documents = orderDocuments({ orderId, events: own.map(({ event }) => event) }, own, context, []);
    count += documents.length;
    for (const { state, problems } of documents)
      if (state !== 'ready') throw new Error(`${orderId} is ${state}: ${problems[0]?.sentence}`);
  }
  return count;
}

function eventsOf(count: number): readonly AmazonEvent[] {
  const sales = manyEvents(count);
  return sales.map((sale, place) => {
    const before = sales[place - 1];
    return place % 12 === 11 && before !== undefined ? refundOf(before, sale) : sale;
  });
}

function refundOf(sale: AmazonEvent, { key, transactionIds }: AmazonEvent): AmazonEvent {
  const { shipmentId: _, ...others } = sale;
  return {
    ...others,
    key,
    transactionIds,
    kind: 'refund',
    transactionType: 'Refund',
    description: 'Refund Order',
    refundId: `refund ${key}`,
    totalMinor: -sale.totalMinor,
    lines: sale.lines.map((line) => ({
      ...line,
      kind: line.kind === 'principal' ? ('refund' as const) : line.kind,
      amountMinor: -line.amountMinor,
    })),
  };
}
