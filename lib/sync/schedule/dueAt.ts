import type { Schedule } from '../connection';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * When a connection is to be brought up to date next; in the past where that is due, and once however long a computer
 * slept. `sinceMs`: when that was begun last, or the connection was made. `undefined`: never by itself.
 */
export function dueAt(schedule: Schedule, sinceMs: number, nowMs: number): number | undefined {
  switch (schedule.every) {
    case 'never':
      return undefined;
    case 'minutes':
      // Begun in the future: the clock was set back.
      return sinceMs > nowMs ? nowMs : sinceMs + schedule.minutes * minuteMs;
    case 'day':
      return timeAfter(schedule, sinceMs > nowMs ? nowMs - dayMs : sinceMs);
  }
}

/**
 * The first time after a moment at which it is that time of day there. One that a clock change leaves out comes as
 * much later as the clock was put forward; of one that it repeats the first counts.
 */
function timeAfter({ at, timeZone }: Extract<Schedule, { every: 'day' }>, sinceMs: number): number {
  const plainTime = Temporal.PlainTime.from(at);
  const since = Temporal.Instant.fromEpochMilliseconds(sinceMs);
  let day = since.toZonedDateTimeISO(timeZone).toPlainDate();
  for (;;) {
    const { epochMilliseconds } = day.toZonedDateTime({ timeZone, plainTime });
    if (epochMilliseconds > sinceMs) return epochMilliseconds;
    day = day.add({ days: 1 });
  }
}
