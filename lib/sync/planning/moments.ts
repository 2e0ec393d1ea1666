import { dayEnd } from '../../books/days/dayEnd';
import { type SummaryPlace, zoneOfPlace } from '../../books/days/dayScope';
import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { ConnectionSettings } from '../connection';

/** A stretch of time, its end not included. */
export interface Stretch {
  readonly from: InstantText;
  readonly until: InstantText;
}

const dayMs = 86_400_000;

/** When days of a place begin and end, the days themselves included. */
export function stretchOfDays(
  place: SummaryPlace,
  first: string,
  last: string,
  { books, rules }: Pick<ConnectionSettings, 'books' | 'rules'>,
): Stretch {
  const timeZone = zoneOfPlace(place, books);
  const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
  const { back, ahead } = movedBy(rules);
  const opened = openedWith(place, first, last, books);
  return {
    from: opened ?? instantText(epochMs(dayEnd(before, timeZone)) - back * dayMs),
    until: instantText(epochMs(dayEnd(last, timeZone)) + ahead * dayMs),
  };
}

/**
 * What happened before these books began and has to be in them is in them from their first day: a sale that was
 * deferred then. No deferral is longer.
 */
const longestDeferralMs = 120 * dayMs;

function openedWith(
  place: SummaryPlace,
  first: string,
  last: string,
  books: ConnectionSettings['books'],
): InstantText | undefined {
  if (books.start === undefined) return undefined;
  const opening = epochMs(books.start.from);
  const timeZone = zoneOfPlace(place, books);
  const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
  const isIn = opening >= epochMs(dayEnd(before, timeZone)) && opening < epochMs(dayEnd(last, timeZone));
  return isIn ? instantText(opening - longestDeferralMs) : undefined;
}

/** A rule that dates on one day takes what it fits from far away; more is not looked through for it. */
const farDays = 62;

/** By how many days rules move an event at most: what lies so far before a day can fall on it, or so far after. */
function movedBy(rules: ConnectionSettings['rules']): { readonly back: number; readonly ahead: number } {
  let back = 0;
  let ahead = 0;
  for (const action of rules.filter(({ on }) => on).flatMap(({ actions }) => actions)) {
    if (action.do !== 'date') continue;
    if ('is' in action) {
      back = Math.max(back, farDays);
      ahead = Math.max(ahead, farDays);
    } else if ('addDays' in action) {
      back = Math.max(back, action.addDays);
      ahead = Math.max(ahead, -action.addDays);
    } else back = Math.max(back, 31);
  }
  return { back, ahead };
}
