/** An instant as Amazon and QuickBooks write it: ISO 8601 with an offset, `2026-11-03T07:30:00Z`. */
export type InstantText = string;

/** A calendar day without a time: `2026-11-02`. */
export type DateText = string;

/** Milliseconds since the epoch of an instant; throws `RangeError` where the text is none. */
export function epochMs(instant: InstantText): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The instant of `epochMs` milliseconds, in UTC. */
export function instantText(atMs: number): InstantText {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString();
}

/** The calendar day on which `instant` falls in an IANA time zone. */
export function dateIn(instant: InstantText, timeZone: string): DateText {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Negative, zero or positive as the first day is before, on or after the second. */
export function compareDates(a: DateText, b: DateText): number {
  return Temporal.PlainDate.compare(a, b);
}
