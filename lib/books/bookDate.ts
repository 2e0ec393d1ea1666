import { marketplaceOf } from '../amazon/shapes/marketplaces';
import { type DateText, dateIn, type InstantText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';

/**
 * The day on which an event is booked, as the marketplace counts days: when Amazon posted the sale, or
 * when it released one that it had deferred. While it is deferred, the day on which it is due.
 */
export function bookDate(event: AmazonEvent): DateText {
  const { release, postedAt } = event;
  if (release.state === 'deferred') return marketplaceDay(event, release.maturesAt ?? postedAt);
  return marketplaceDay(event, release.deferredFor === undefined ? postedAt : release.releasedAt);
}

/** The day on which Amazon posted the sale. */
export function postedDate(event: AmazonEvent): DateText {
  return marketplaceDay(event, event.postedAt);
}

function marketplaceDay(event: AmazonEvent, instant: InstantText): DateText {
  return dateIn(instant, marketplaceOf(event.marketplaceId ?? '')?.timeZone ?? 'UTC');
}
