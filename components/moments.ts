import type { DateText, InstantText } from '../lib/calendar/calendar';

/** A calendar day as the reader writes it, `Nov 2, 2026`. No zone is applied: it is a day, not an instant. */
export function dayWords(date: DateText, locale?: string): string {
  return Temporal.PlainDate.from(date).toLocaleString(locale, { dateStyle: 'medium' });
}

/** The moment of an instant in this computer's zone, `Nov 2, 2026, 11:30 PM`. */
export function instantWords(instant: InstantText, locale?: string): string {
  return momentWords(Temporal.Instant.from(instant).epochMilliseconds, locale);
}

/** The moment of `atMs` in this computer's zone, with the day. */
export function momentWords(atMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** The time of day to the second, `10:42:10 AM`. */
export function clockWords(atMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(atMs);
}

/** The time of day where `atMs` is of the same day as `nowMs`, else with the day. */
export function asOfWords(atMs: number, nowMs: number, locale?: string): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' });
  if (day.format(atMs) !== day.format(nowMs)) return momentWords(atMs, locale);
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(atMs);
}

/** The day of an instant in this computer's zone, `Nov 2, 2026`. */
export function instantDayWords(instant: InstantText, locale?: string): string {
  const { epochMilliseconds } = Temporal.Instant.from(instant);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(epochMilliseconds);
}

/** A month, `November 2026`. */
export function monthWords(month: string, locale?: string): string {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return first.toLocaleString(locale, { month: 'long', year: 'numeric' });
}
