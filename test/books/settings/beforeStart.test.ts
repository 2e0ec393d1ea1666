import { expect, test } from 'vitest';
import { beforeStart } from '../../../lib/books/settings/beforeStart';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { eventsOf } from '../bookFixtures';
import { product, shipment } from '../matching/matchingFixtures';

const start = { from: '2026-11-03T08:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 };
const before = '2026-11-03T07:59:59Z';
const after = '2026-11-03T08:00:00Z';

function event(postedAt: string, release: AmazonEvent['release']): AmazonEvent {
  return shipment([product()], { postedAt, release });
}

const released = (releasedAt: string, deferredFor?: string): AmazonEvent['release'] => ({
  state: 'released',
  releasedAt,
  ...(deferredFor === undefined ? {} : { deferredFor }),
});

test.each<[string, AmazonEvent, number, boolean]>([
  ['posted a second before', event(before, released(before)), 0, true],
  ['posted on the second', event(after, released(after)), 0, false],
  ['deferred and released before', event(before, released(before, 'DD7')), 0, true],
  ['deferred before, released after, held by nobody', event(before, released(after, 'DD7')), 0, false],
  [
    'deferred before, released after, in the opening balance',
    event(before, released(after, 'DD7')),
    100,
    true,
  ],
  [
    'deferred before and still, held by nobody',
    event(before, { state: 'deferred', reason: 'DD7' }),
    0,
    false,
  ],
  [
    'deferred before and still, in the opening balance',
    event(before, { state: 'deferred', reason: 'DD7' }),
    100,
    true,
  ],
  ['deferred after', event(after, { state: 'deferred', reason: 'DD7' }), 100, false],
])('%s', (_name, each, deferredMinor, isBefore) => {
  const verdict = beforeStart(each, { start: { ...start, deferredMinor } });
  expect(verdict?.state).toBe(isBefore ? 'leftOut' : undefined);
  if (isBefore) expect(verdict?.problem.sentence).toContain('before 2026-11-03');
  expect(beforeStart(each, {})).toBeUndefined();
});

test('a reserve that opens the first settlement belongs to it, although it is dated a second before', () => {
  const [returned, held] = eventsOf(
    reserve('ReserveCredit', 300, '2026-10-31T23:59:59Z'),
    reserve('ReserveDebit', -300, '2026-10-31T23:59:59Z'),
  );
  const boundary = {
    from: '2026-11-01T00:00:00Z',
    clearingMinor: 0,
    reservedMinor: 30_000,
    deferredMinor: 0,
  };
  expect(returned && beforeStart(returned, { start: boundary })).toBeUndefined();
  expect(held && beforeStart(held, { start: boundary })?.state).toBe('leftOut');
});

function reserve(name: string, amount: number, postedDate: string) {
  return {
    id: name,
    type: 'Adjustment',
    description: 'Reserve',
    postedDate,
    items: [{ amounts: { [name]: amount } }],
  };
}
