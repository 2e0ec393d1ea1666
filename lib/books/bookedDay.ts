import { marketplaceOf, marketplaces } from '../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../amazon/shapes/order';
import { compareDates, type DateText, dateIn, type InstantText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import { beforeStart } from './settings/beforeStart';
import type { BookSettings } from './settings/bookSettings';

/**
 * The zone in which an event's day is counted: the connection's, else the marketplace's own, else that of a
 * marketplace of its currency (those in euros count by the same hours, but for the Irish one).
 */
export function zoneOf(
  marketplaceId: string | undefined,
  settings: Pick<BookSettings, 'timeZone'>,
  currency?: string,
): string {
  const place = marketplaceOf(marketplaceId ?? '') ?? marketplaces.find((each) => each.currency === currency);
  return settings.timeZone ?? place?.timeZone ?? 'UTC';
}

/**
 * The day on which an event is booked: documents, days and months all go by it. What these books have to hold
 * although it happened before they began, such as a sale that was deferred then, is in them from their first day.
 */
export function bookedDay(
  event: AmazonEvent,
  order: AmazonOrder | undefined,
  settings: BookSettings,
): DateText {
  const zone = zoneOf(event.marketplaceId, settings, event.currency);
  const day = dateIn(bookedInstant(event, order, settings), zone);
  const { start } = settings;
  if (start === undefined || beforeStart(event, settings) !== undefined) return day;
  const first = dateIn(start.from, zone);
  return compareDates(day, first) < 0 ? first : day;
}

function bookedInstant(
  { kind, postedAt, release }: AmazonEvent,
  order: AmazonOrder | undefined,
  { saleDate, recognition }: BookSettings,
): InstantText {
  if (kind === 'shipment' && saleDate === 'purchased' && order !== undefined) return order.createdAt;
  if (release.state === 'deferred') {
    return recognisedAtShipment(release.reason, recognition) ? postedAt : (release.maturesAt ?? postedAt);
  }
  const waited = release.deferredFor !== undefined;
  const atRelease =
    saleDate === 'released' || (waited && !recognisedAtShipment(release.deferredFor ?? '', recognition));
  return atRelease ? release.releasedAt : postedAt;
}

/** Whether a sale that Amazon defers for `reason` is booked when it ships. */
export function recognisedAtShipment(reason: string, recognition: BookSettings['recognition']): boolean {
  return (reason === 'DD7' || reason === 'B2B') && recognition[reason] === 'atShipment';
}
