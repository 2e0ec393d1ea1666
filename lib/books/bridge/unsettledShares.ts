import { zoneOf } from '../bookedDay';
import type { BookedEvent } from '../bookedEvent';
import { isProvisional } from '../days/dayEnd';
import type { BridgeDocument, BridgeFacts, BridgeReason, BridgeShare } from './bridge';
import type { BridgeBooks } from './bridgeBooks';

/** A share of a document with the reason why it is in clearing. */
export interface Reasoned extends BridgeShare {
  readonly reason: BridgeReason;
}

/** What documents of orders and days have brought to clearing, as far as no settlement has cleared it. */
export function unsettledShares(books: BridgeBooks, facts: BridgeFacts): readonly Reasoned[] {
  const byKey = new Map(facts.booked.map((each) => [each.event.key, each]));
  return books.ofSales.flatMap((sent) =>
    [...books.sharesOf(sent)]
      .filter(([key]) => !books.clearedBy.has(key))
      .map(([key, amountMinor]) => ({
        reason: reasonOf(sent, byKey.get(key), facts),
        number: sent.number,
        amountMinor,
      })),
  );
}

function reasonOf(
  { key, date }: BridgeDocument,
  booked: BookedEvent | undefined,
  { context: { settings, asOf } }: BridgeFacts,
): BridgeReason {
  if (booked?.event.release.state === 'deferred') return 'deferred';
  const isDay = key.startsWith('day/');
  return isDay && isProvisional(date, zoneOf(booked?.event.marketplaceId, settings), asOf)
    ? 'provisional'
    : 'unsettled';
}
