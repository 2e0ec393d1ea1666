import type { SuffixOf } from '../../../lib/books/assignSuffixes';
import { assignSuffixes } from '../../../lib/books/assignSuffixes';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import { dayDocuments } from '../../../lib/books/days/dayDocuments';
import { daysOf } from '../../../lib/books/days/daysOf';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { settlementDrafts } from '../../../lib/books/settlement/settlementDrafts';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import type { Bookkeeper } from './bookkeeper';
import { settlementOf } from './settlementOf';

/** What the product proposes to a bookkeeper, at every moment from what is known and owned then. */
export class Plans {
  private readonly books: Bookkeeper;
  private readonly readings: ReadonlyMap<string, SettlementReading>;
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
    const settlement = this.settlementOf(settlementId);
    if (settlement === undefined) return [];
    const keys = new Set(settlement.eventKeys);
    const booked = this.booked().filter(({ event }) => settlement.source === 'file' || keys.has(event.key));
    return settlementDrafts(settlement, booked, this.books.context);
  }

  /** Sales of a month that Amazon still holds back. */
  month(_month: string): readonly PlannedDraft[] {
    return [];
  }

  /** The cost of what moved on a day. */
  cost(_date: string): readonly PlannedDraft[] {
    return [];
  }

  /** All that there is to see at this moment. */
  all(): readonly PlannedDraft[] {
    const booked = this.booked();
    const orderIds = new Set(booked.flatMap(({ event }) => event.orderId ?? []));
    return [
      ...[...orderIds].flatMap((orderId) => this.order(orderId)),
      ...daysOf(booked).flatMap(({ scope, booked: own }) => dayDocuments(scope, own, this.books.context)),
      ...this.books.world.periods.flatMap(({ settlementId }) => this.settlement(settlementId)),
    ];
  }

  private booked(): readonly BookedEvent[] {
    return this.books.bookedEvents();
  }

  private settlementOf(settlementId: string): Settlement | undefined {
    return settlementOf(settlementId, this.books, this.readings);
  }
}
