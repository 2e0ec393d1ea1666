import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../../amazon/shapes/order';
import { dateIn } from '../../calendar/calendar';
import { labelOf } from '../../ledger/kinds';
import type { BookContext } from '../bookContext';
import { zoneOf } from '../bookedDay';
import type { BookedEvent } from '../bookedEvent';
import { documentText } from '../text';

/** Which document of an event the memo is of. */
export type MemoOf = 'event' | 'fees' | 'payment' | 'estimate';

/**
 * The memo of an order's document: what the rule says, its `{orderId}` and the like filled in, else
 * `Amazon.com order 114-… shipped 2026-11-02`. What is said of its day stands behind either.
 */
export function orderMemo(
  booked: BookedEvent,
  of: MemoOf,
  word: string | undefined,
  context: BookContext,
): string {
  const { memo } = booked.outcome;
  const text = memo === undefined ? ownMemo(booked, of, context) : filled(memo, booked, of, context);
  return documentText(word === undefined ? text : `${text}; ${word}`, longestMemo);
}

/** Far below the length of a private note, so that the marks behind it have room. */
const longestMemo = 500;

function ownMemo(booked: BookedEvent, of: MemoOf, context: BookContext): string {
  const facts = factsOf(booked, of, context);
  const order = `${facts.marketplace} order ${facts.orderId}`;
  switch (of) {
    case 'fees':
      return `Amazon fees on ${what(booked, order, facts)}`;
    case 'payment':
      return `Payment of ${what(booked, order, facts)}, released ${facts.released}`;
    case 'estimate':
      return `${order}, not shipped yet`;
    case 'event':
      return `${what(booked, order, facts)}${facts.released === '' ? '' : `, released ${facts.released}`}`;
  }
}

/** `Amazon.com order 114-… shipped 2026-11-02`, `refund of …`, and for anything else Amazon's word for it. */
function what({ event }: BookedEvent, order: string, { posted }: Facts): string {
  switch (event.kind) {
    case 'shipment':
      return `${order} shipped ${posted}`;
    case 'refund':
      return `refund of ${order} on ${posted}`;
    case 'multiChannel':
      return `order ${event.orderId ?? ''} of another shop, shipped by Amazon on ${posted}`;
    default: {
      const first = event.lines[0];
      const word = first === undefined ? event.transactionType : labelOf(event.transactionType, first.path);
      return `${word}, ${order}, on ${posted}`;
    }
  }
}

interface Facts {
  readonly orderId: string;
  readonly sellerOrderId: string;
  readonly shipmentId: string;
  readonly settlementId: string;
  readonly marketplace: string;
  readonly document: string;
  readonly date: string;
  readonly posted: string;
  /** Empty where it was never held back, or still is. */
  readonly released: string;
}

function factsOf({ event, date }: BookedEvent, of: MemoOf, { settings, orders }: BookContext): Facts {
  const { release } = event;
  const zone = zoneOf(event.marketplaceId, settings, event.currency);
  const order: AmazonOrder | undefined = orders.get(event.orderId ?? '');
  const waited = release.state === 'released' && (release.deferredFor !== undefined || of === 'payment');
  return {
    orderId: event.orderId ?? '',
    sellerOrderId: order?.sellerOrderId ?? '',
    shipmentId: event.shipmentId ?? '',
    settlementId: event.settlementId ?? '',
    marketplace: marketplaceOf(event.marketplaceId ?? '')?.salesChannel ?? 'Amazon',
    document: of === 'event' ? event.kind : of,
    date,
    posted: dateIn(event.postedAt, zone),
    released: waited ? dateIn(release.releasedAt, zone) : '',
  };
}

/** A placeholder that is none stays as it was written, so that the mistake is seen. */
function filled(template: string, booked: BookedEvent, of: MemoOf, context: BookContext): string {
  const facts: Readonly<Record<string, string>> = { ...factsOf(booked, of, context) };
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
