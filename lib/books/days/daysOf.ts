import type { DateText } from '../../calendar/calendar';
import type { BookedEvent } from '../bookedEvent';
import { type DayScope, isSummed, placeOf, type SummaryPlace } from './dayScope';

/** A day with its events. */
export interface Day {
  readonly scope: DayScope;
  readonly booked: readonly BookedEvent[];
}

/** The days that events make, each with all of its own, by date, country and currency. */
export function daysOf(booked: readonly BookedEvent[]): readonly Day[] {
  return periodsOf(booked, ({ date }) => date).map(({ place, period, booked: own }) => ({
    scope: { ...place, date: period },
    booked: own,
  }));
}

/** What falls into one period at one place. */
export interface Period {
  readonly place: SummaryPlace;
  /** A day or a month: `2026-11-22`, `2026-11`. */
  readonly period: string;
  readonly booked: readonly BookedEvent[];
}

/** Events that are summed up, by period and place; each event is looked at once. */
export function periodsOf(
  booked: readonly BookedEvent[],
  periodOf: (booked: { readonly date: DateText }) => string,
): readonly Period[] {
  const groups = new Map<string, Omit<Period, 'booked'> & { readonly booked: BookedEvent[] }>();
  for (const each of booked) {
    if (!isSummed(each)) continue;
    const place = placeOf(each);
    const period = periodOf(each);
    const key = `${period} ${place.country ?? ''} ${place.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { place, period, booked: [each] });
    else group.booked.push(each);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
