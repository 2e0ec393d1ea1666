import { type DateText, epochMs, type InstantText } from '../../calendar/calendar';

/** Amazon reports what happened up to 48 hours late. Source: Amazon, Finances API 2024-06-19, postedBefore. */
const lateMs = 172_800_000;

/** The first moment after a day in a zone, however many hours the day has. */
export function dayEnd(date: DateText, timeZone: string): InstantText {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return next.toZonedDateTime(timeZone).toInstant().toString();
}

/** The moment from which on everything of a day has been reported. */
export function reportedBy(date: DateText, timeZone: string): InstantText {
  return Temporal.Instant.from(dayEnd(date, timeZone)).add({ milliseconds: lateMs }).toString();
}

/**
 * Whether Amazon may still report something of a day: `asOf` is the moment up to which its reports have
 * been fetched. Nothing of a provisional day is posted by itself.
 */
export function isProvisional(date: DateText, timeZone: string, asOf: InstantText): boolean {
  return epochMs(asOf) < epochMs(reportedBy(date, timeZone));
}

/** A moment as a seller reads it: `2026-11-25 00:00 (America/Los_Angeles)`. */
export function momentInWords(instant: InstantText, timeZone: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${there.toPlainDate().toString()} ${time} (${timeZone})`;
}
