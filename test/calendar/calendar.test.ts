import { expect, test } from 'vitest';
import { compareDates, dateIn, epochMs, instantText } from '../../lib/calendar/calendar';

test.each([
  ['2026-11-03T07:30:00Z', 'America/Los_Angeles', '2026-11-02'],
  ['2026-10-01T06:59:59Z', 'America/Los_Angeles', '2026-09-30'],
  ['2026-10-01T07:00:00Z', 'America/Los_Angeles', '2026-10-01'],
  // The day of 25 hours ends an hour later by UTC than it began.
  ['2026-11-01T06:59:59Z', 'America/Los_Angeles', '2026-10-31'],
  ['2026-11-02T07:59:59Z', 'America/Los_Angeles', '2026-11-01'],
  ['2026-11-02T08:00:00Z', 'America/Los_Angeles', '2026-11-02'],
  // The day of 23 hours.
  ['2026-03-08T07:59:59Z', 'America/Los_Angeles', '2026-03-07'],
  ['2026-03-09T06:59:59Z', 'America/Los_Angeles', '2026-03-08'],
  ['2026-06-30T18:30:00Z', 'Asia/Kolkata', '2026-07-01'],
  ['2026-06-30T23:00:00+00:00', 'Europe/London', '2026-07-01'],
])('%s is in %s the %s', (instant, zone, date) => {
  expect(dateIn(instant, zone)).toBe(date);
});

test('instants and milliseconds lead back to each other', () => {
  expect(instantText(epochMs('2026-11-03T08:30:00+01:00'))).toBe('2026-11-03T07:30:00Z');
  expect(() => epochMs('03.11.2026')).toThrow(RangeError);
});

test('days compare', () => {
  expect(compareDates('2026-11-02', '2026-11-03')).toBeLessThan(0);
  expect(compareDates('2026-11-03', '2026-11-03')).toBe(0);
});
