import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../lib/sync/connection';
import { dueAt } from '../../../lib/sync/schedule/dueAt';

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;
const iso = (atMs: number | undefined): string =>
  atMs === undefined ? 'never' : Temporal.Instant.fromEpochMilliseconds(atMs).toString();
const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

test('never is never', () => {
  expect(dueAt({ every: 'never' }, 0, ms('2026-11-25T10:00:00Z'))).toBeUndefined();
});

test.each([15, 30, 60] as const)('every %i minutes, counted from the last', (minutes) => {
  const nowMs = ms('2026-11-25T10:00:00Z');
  const schedule: Schedule = { every: 'minutes', minutes };
  expect(dueAt(schedule, nowMs, nowMs)).toBe(nowMs + minutes * 60_000);
  // After a night it is due, once.
  expect(dueAt(schedule, nowMs - 36_000_000, nowMs)).toBeLessThanOrEqual(nowMs);
  // After the clock was set back too.
  expect(dueAt(schedule, nowMs + 7_200_000, nowMs)).toBe(nowMs);
});

describe('daily, by the clock of a place', () => {
  test.each([
    ['an ordinary day', 'Europe/Berlin', '06:30', '2026-11-24T12:00:00Z', '2026-11-25T05:30:00Z'],
    [
      'the same day, when its time is to come',
      'Europe/Berlin',
      '23:00',
      '2026-11-24T12:00:00Z',
      '2026-11-24T22:00:00Z',
    ],
    ['just that time counts as past', 'UTC', '06:30', '2026-11-24T06:30:00Z', '2026-11-25T06:30:00Z'],
    [
      'a time that the spring leaves out',
      'Europe/Berlin',
      '02:30',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'a time that the autumn repeats: the first',
      'America/New_York',
      '01:30',
      '2026-10-31T12:00:00Z',
      '2026-11-01T05:30:00Z',
    ],
    ['and not the second', 'America/New_York', '01:30', '2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z'],
    ['half an hour forward', 'Australia/Lord_Howe', '02:15', '2026-10-03T02:00:00Z', '2026-10-03T15:45:00Z'],
    [
      'half an hour back: the first',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T02:00:00Z',
      '2026-04-04T14:45:00Z',
    ],
  ])('%s', (_, timeZone, at, since, due) => {
    expect(iso(dueAt({ every: 'day', at, timeZone }, ms(since), ms(since)))).toBe(due);
  });

  test('comes once a day whatever clocks do, and shows that time wherever the day has it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: ms('2026-01-01T00:00:00Z'), max: ms('2027-12-31T00:00:00Z') }),
        (timeZone, hour, minute, sinceMs) => {
          const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const schedule: Schedule = { every: 'day', at, timeZone };
          let lastMs = sinceMs;
          for (let day = 0; day < 5; day += 1) {
            const dueMs = dueAt(schedule, lastMs, lastMs) ?? 0;
            expect(dueMs).toBeGreaterThan(lastMs);
            if (day > 0) expect(dueMs - lastMs).toBeLessThanOrEqual(26 * 3_600_000);
            if (day > 0) expect(dueMs - lastMs).toBeGreaterThanOrEqual(22 * 3_600_000);
            const local = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO(timeZone);
            const isMoved = local.toPlainTime().toString({ smallestUnit: 'minute' }) !== at;
            // Only where the clock was put forward over it.
            if (isMoved) expect(local.hoursInDay).toBeLessThan(24);
            lastMs = dueMs;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is made up for once after days of sleep, and after the clock was set back', () => {
    const schedule: Schedule = { every: 'day', at: '06:30', timeZone: 'Europe/Berlin' };
    const nowMs = ms('2026-11-25T12:00:00Z');
    expect(dueAt(schedule, nowMs - 9 * 86_400_000, nowMs)).toBeLessThanOrEqual(nowMs);
    expect(dueAt(schedule, nowMs, nowMs)).toBe(ms('2026-11-26T05:30:00Z'));
    expect(dueAt(schedule, nowMs + 40 * 86_400_000, nowMs)).toBeLessThanOrEqual(nowMs + 86_400_000);
  });
});
