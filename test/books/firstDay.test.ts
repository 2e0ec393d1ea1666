import { expect, test } from 'vitest';
import { bookedDay } from '../../lib/books/bookedDay';
import { type BookSettings, unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import { eventsOf } from './bookFixtures';

const settings: BookSettings = {
  ...unitedStatesSettings,
  recognition: { DD7: 'atShipment', B2B: 'atShipment' },
  start: { from: '2026-11-01T07:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 },
};

/** A sale that shipped at this moment and that Amazon still holds back. */
function deferredAt(postedDate: string) {
  const [event] = eventsOf({ status: 'DEFERRED', postedDate, deferral: { reason: 'B2B' } });
  if (event === undefined) throw new Error('no event');
  return event;
}

test('a sale that was deferred when these books began is in them from their first day', () => {
  const event = deferredAt('2026-10-20T12:00:00Z');
  expect(bookedDay(event, undefined, settings)).toBe('2026-11-01');
  // The previous system had booked it: its day is what it was.
  const booked = {
    ...settings,
    start: { from: '2026-11-01T07:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 500 },
  };
  expect(bookedDay(event, undefined, booked)).toBe('2026-10-20');
  expect(bookedDay(deferredAt('2026-11-03T12:00:00Z'), undefined, settings)).toBe('2026-11-03');
});
