import { epochMs, type InstantText } from '../../calendar/calendar';
import { controlTypeOf } from '../../ledger/control/controlSide';
import type { SettlementAmount, SettlementOrder } from '../../ledger/settlement/settlement';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Facet } from '../facet';
import { blocked, type Verdict } from '../verdict';
import { daysIn } from './daysIn';
import { subsetOf } from './subsetOf';

/** What of a file is in the books already. */
export interface FileOverlap {
  /** The events that stand in the place of the file's rows, released when the file says so. */
  readonly events: readonly BookedEvent[];
  /** The rows that they stand for, with the other sign. */
  readonly taken: readonly SettlementAmount[];
  readonly verdicts: readonly Verdict[];
}

/** Rows of a file, and the events that may be the same: of one order and type, or of one day without an order. */
interface Place {
  readonly what: string;
  readonly rows: SettlementAmount[];
  readonly events: BookedEvent[];
}

/**
 * Finds what other documents have booked from transactions, by order and type with equal totals. What bears
 * no order, a day's advertising say, is found by its day. Where the two figures differ, both are told.
 */
export function fileOverlap(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  timeZone: string,
  context: BookContext,
): FileOverlap {
  const own = booked.filter((each) => mayBeIn(each, settlement));
  if (!own.some((each) => isOwned(each, context))) return { events: [], taken: [], verdicts: [] };
  const orders = settlement.reading?.orders;
  if (orders === undefined)
    return { events: [], taken: [], verdicts: [blocked(problem('settlement_orders_unread'))] };
  const found = placesOf(orders, own, timeZone)
    .filter(({ events }) => events.some((each) => isOwned(each, context)))
    .map((place) => matched(place, settlement));
  return {
    events: found.flatMap(({ events }) => events),
    taken: found.flatMap(({ taken }) => taken),
    verdicts: found.flatMap(({ verdicts }) => verdicts),
  };
}

/** An event that bears the id of another settlement, or was released outside this one's time, is not in it. */
function mayBeIn({ event }: BookedEvent, { settlementId, currency, startAt, endAt }: Settlement): boolean {
  if (event.currency !== currency || event.sameAs !== undefined) return false;
  if (event.lines.some(({ kind }) => kind === 'payout' || kind === 'charge' || kind === 'payable'))
    return false;
  if (event.settlementId !== undefined) return event.settlementId === settlementId;
  const { release, postedAt } = event;
  if (epochMs(postedAt) > epochMs(endAt)) return false;
  const releasedAt = release.state === 'released' ? release.releasedAt : endAt;
  return (
    startAt === undefined ||
    (epochMs(releasedAt) >= epochMs(startAt) && epochMs(releasedAt) <= epochMs(endAt))
  );
}

function isOwned({ event }: BookedEvent, { owners }: BookContext): boolean {
  return facets.some((facet) => ownerOf(owners, event.key, facet) !== undefined);
}

const facets: readonly Facet[] = ['revenue', 'fees', 'cash'];

/** Amazon's ids of orders; other ids in their column name removals or inbound shipments, and differ by source. */
const orderIdPattern = /^(\d{3}|S\d{2})-\d{7}-\d{7}$/;

function placesOf(
  orders: readonly SettlementOrder[],
  booked: readonly BookedEvent[],
  timeZone: string,
): readonly Place[] {
  const dayOf = daysIn(timeZone);
  const places = new Map<string, Place>();
  const placeOf = (orderId: string, transactionType: string, postedAt: InstantText): Place => {
    const hasOrder = orderIdPattern.test(orderId);
    const key = hasOrder ? `${orderId} ${controlTypeOf(transactionType)}` : dayOf(postedAt);
    const found = places.get(key);
    if (found !== undefined) return found;
    const place = { what: hasOrder ? `order ${orderId}` : `the day ${key}`, rows: [], events: [] };
    places.set(key, place);
    return place;
  };
  for (const { orderId, transactionType, amounts } of orders) {
    for (const { rowMinor, rows, sku: _sku, ...row } of amounts)
      placeOf(orderId, transactionType, row.postedAt).rows.push({
        ...row,
        amountMinor: rowMinor * rows,
        rows,
      });
  }
  for (const each of booked) {
    const { orderId = '', transactionType, postedAt } = each.event;
    placeOf(orderId, transactionType, postedAt).events.push(each);
  }
  return [...places.values()];
}

function matched({ what, rows, events }: Place, { settlementId, currency }: Settlement): FileOverlap {
  // A day of charges is compared only by what the transactions know of it.
  const kinds = new Set(events.flatMap(({ event }) => event.lines.map(({ kind }) => kind)));
  const isDay = what.startsWith('the day');
  const own = isDay ? rows.filter(({ meaning }) => meaning !== undefined && kinds.has(meaning.kind)) : rows;
  const [first] = own;
  // An order that the file does not know belongs to another settlement, unless Amazon says otherwise.
  if (first === undefined && events.every(({ event }) => event.settlementId !== settlementId)) return nothing;
  const fileMinor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const subset = subsetOf(events, ({ event }) => event.totalMinor, fileMinor);
  if (first === undefined || subset === undefined) return { ...nothing, verdicts: [differs()] };
  return {
    events: subset.map((each) => releasedIn(each, first.postedAt)),
    taken: own.map(({ amountMinor, ...row }) => ({ ...row, amountMinor: -amountMinor })),
    verdicts: [],
  };

  function differs(): Verdict {
    const shown = (minor: number): string => `${decimalText(minor, currency)} ${currency}`;
    const books = events.reduce((sum, { event }) => sum + event.totalMinor, 0);
    return blocked(
      problem('settlement_order_differs', { what, file: shown(fileMinor), books: shown(books) }),
    );
  }
}

const nothing: FileOverlap = { events: [], taken: [], verdicts: [] };

/** What a file pays has been released, whatever the transactions have said so far. */
function releasedIn(booked: BookedEvent, releasedAt: InstantText): BookedEvent {
  const { event } = booked;
  if (event.release.state === 'released') return booked;
  const release = { state: 'released' as const, releasedAt, deferredFor: event.release.reason };
  return { ...booked, event: { ...event, release } };
}
