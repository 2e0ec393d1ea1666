import { expect, test } from 'vitest';
import { documentsOfDays } from '../../../lib/books/days/dayDocuments';
import { dayEnd, isProvisional } from '../../../lib/books/days/dayEnd';
import { epochMs, instantText } from '../../../lib/calendar/calendar';
import { bookedIn, contextOf, sale } from './dayFixtures';

const losAngeles = 'America/Los_Angeles';
const hourMs = 3_600_000;

test.each([
  ['2026-03-08', 23],
  ['2026-03-09', 24],
  ['2026-11-01', 25],
  ['2026-11-02', 24],
])('%s has %i hours in Los Angeles', (date, hours) => {
  const before = Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
  expect(epochMs(dayEnd(date, losAngeles)) - epochMs(dayEnd(before, losAngeles))).toBe(hours * hourMs);
});

test('a day ends where its zone says, on either side of midnight in UTC', () => {
  expect(dayEnd('2026-11-01', losAngeles)).toBe('2026-11-02T08:00:00Z');
  expect(dayEnd('2026-11-01', 'Asia/Tokyo')).toBe('2026-11-01T15:00:00Z');
  // Midnight itself is left out when the clocks go forward there.
  expect(dayEnd('2018-11-03', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
});

test.each(['2026-03-07', '2026-03-08', '2026-10-31', '2026-11-01', '2026-12-31'])(
  'seconds around the end of %s are in exactly one day each',
  (date) => {
    const context = contextOf();
    const endMs = epochMs(dayEnd(date, losAngeles));
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const [last, first] = [-1000, 0].map((offsetMs) =>
      sale(20, -3, -4, { postedDate: instantText(endMs + offsetMs) }),
    );
    if (last === undefined || first === undefined) throw new Error('no events');
    const plans = documentsOfDays(bookedIn(context, first, last), context);
    expect(plans.map(({ draft, events }) => [draft?.date, events])).toEqual([
      [date, [last.key]],
      [next, [first.key]],
    ]);
  },
);

test('a day is provisional until 48 hours after its end, also where it has 23 or 25 of them', () => {
  for (const date of ['2026-03-08', '2026-11-01']) {
    const endMs = epochMs(dayEnd(date, losAngeles));
    expect(isProvisional(date, losAngeles, instantText(endMs + 48 * hourMs - 1))).toBe(true);
    expect(isProvisional(date, losAngeles, instantText(endMs + 48 * hourMs))).toBe(false);
  }
});
