import type { SuffixOf } from '../../../lib/books/assignSuffixes';
import { assignSuffixes } from '../../../lib/books/assignSuffixes';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import { costDocuments } from '../../../lib/books/cost/costDocuments';
import { dayDocuments } from '../../../lib/books/days/dayDocuments';
import { daysOf } from '../../../lib/books/days/daysOf';
import { dayNumber } from '../../../lib/books/numbers/dayNumbers';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { deferralDocuments, deferralMonthsOf } from '../../../lib/books/recognition/deferralDocuments';
import { settlementDrafts } from '../../../lib/books/settlement/settlementDrafts';
import { epochMs, instantText } from '../../../lib/calendar/calendar';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { settlementsOf } from '../../../lib/ledger/settlement/settlementsOf';
import type { Bookkeeper } from './bookkeeper';

const dayMs = 86_400_000;

/** What the product proposes to a bookkeeper, at every moment from what is known and owned then. */
export class Plans {
  private readonly books: Bookkeeper;
  private readonly readings: ReadonlyMap<string, SettlementReading>;
  private known: { readonly revision: number; readonly settlements: readonly Settlement[] } | undefined;
  private readonly suffixes = new Map<string, readonly SuffixOf[]>();

  constructor(books: Bookkeeper, readings: ReadonlyMap<string, SettlementReading>) {
    this.books = books;
    this.readings = readings;
  }

  /** The documents of an order. Suffixes are given once and stored, as the engine does. */
  order(orderId: string): readonly PlannedDraft[] {
    const { context } = this.books;
    const booked = this.booked().filter(({ event }) => event.orderId === orderId);
    const events = booked.map(({ event }) => event);
    const stored = this.suffixes.get(orderId) ?? [];
    const suffixes = [...stored, ...assignSuffixes(stored, [], events)];
    this.suffixes.set(orderId, suffixes);
    const order = this.books.orders.get(orderId);
    return orderDocuments({ orderId, events, ...(order && { order }) }, booked, context, suffixes);
  }

  /** The documents of a day: of all that are known to be on it. */
  day(date: string): readonly PlannedDraft[] {
    return daysOf(this.booked())
      .filter(({ scope }) => scope.date === date)
      .flatMap(({ scope, booked }) => dayDocuments(scope, booked, this.books.context));
  }

  /** The documents of a settlement. */
  settlement(settlementId: string): readonly PlannedDraft[] {
    const settlement = this.settlements().find((each) => each.settlementId === settlementId);
    if (settlement === undefined) return [];
    const keys = new Set(settlement.eventKeys);
    const booked = this.booked().filter(({ event }) => settlement.source === 'file' || keys.has(event.key));
    return settlementDrafts(settlement, booked, this.books.context);
  }

  /** Sales of a month that Amazon still holds back. */
  month(month: string): readonly PlannedDraft[] {
    return deferralMonthsOf(this.booked())
      .filter(({ scope }) => scope.month === month)
      .flatMap(({ scope, booked }) => deferralDocuments(scope, booked, this.books.context));
  }

  /** The cost of what moved on a day; what moved on it and is reported later makes a further entry. */
  cost(date: string): readonly PlannedDraft[] {
    const { store } = this.books.worlds[0];
    const booked = this.booked().filter((each) => each.date === date);
    const supplement = this.books.posted.filter(({ planned }) =>
      planned.key.startsWith(`cost/${date}`),
    ).length;
    const place = { country: store.country, currency: store.currency };
    const number = dayNumber(place, date, { form: 'cost', supplement }) ?? '';
    const key = `cost/${date}+${supplement}`;
    return costDocuments({ key, number, date, sellsItems: true }, booked, this.books.context);
  }

  /** All that there is to see at this moment. */
  all(): readonly PlannedDraft[] {
    const booked = this.booked();
    const orderIds = new Set(booked.flatMap(({ event }) => event.orderId ?? []));
    return [
      ...[...orderIds].flatMap((orderId) => this.order(orderId)),
      ...daysOf(booked).flatMap(({ scope, booked: own }) => dayDocuments(scope, own, this.books.context)),
      ...deferralMonthsOf(booked).flatMap(({ scope }) => this.month(scope.month)),
      ...this.books.worlds
        .flatMap(({ periods }) => periods)
        .flatMap(({ settlementId }) => this.settlement(settlementId)),
    ];
  }

  private booked(): readonly BookedEvent[] {
    return this.books.bookedEvents();
  }

  /** The settlements as far as they are known; a file is there once the money has been sent. */
  private settlements(): readonly Settlement[] {
    const { worlds, knowledge } = this.books;
    const [world] = worlds;
    if (this.known?.revision === knowledge.revision) return this.known.settlements;
    const readings = [...this.readings.values()].filter(
      ({ summary }) => summary !== undefined && epochMs(summary.depositAt) <= knowledge.atMs,
    );
    const settlements = settlementsOf(knowledge.events, readings, {
      sellerAccountId: world.sellerId,
      readFrom: instantText(Math.min(...worlds.map(({ startsAtMs }) => startsAtMs)) - 90 * dayMs),
      readUntil: instantText(knowledge.atMs),
    });
    this.known = { revision: knowledge.revision, settlements };
    return settlements;
  }
}
