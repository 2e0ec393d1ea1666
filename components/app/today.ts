/** The day that it is, by the clock and zone of this computer. */
export function todayOf({ nowMs }: { readonly nowMs: () => number }): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs())
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainDate()
    .toString();
}
