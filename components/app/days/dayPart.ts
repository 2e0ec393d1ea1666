import type { DayScope } from '../../../lib/books/days/dayScope';

/** A day of a place as its page's address says it: `2026-11-24 US USD`. */
export function dayPart({ date, country, currency }: DayScope): string {
  return [date, country ?? '-', currency].join(' ');
}

/** The day of an address; none where it does not name one. */
export function dayOfPart(part: string): DayScope | undefined {
  const [, date, country, currency] = /^(\d{4}-\d{2}-\d{2}) ([A-Z]{2}|-) ([A-Z]{3})$/.exec(part) ?? [];
  if (date === undefined || currency === undefined || !isDay(date)) return undefined;
  return country === undefined || country === '-' ? { date, currency } : { date, country, currency };
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
