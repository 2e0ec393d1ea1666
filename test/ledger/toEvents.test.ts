import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmazonTransaction } from '../../lib/amazon/shapes/transaction';
import type { AmazonEvent } from '../../lib/ledger/event';
import { toEvents } from '../../lib/ledger/toEvents';
import { transaction } from './transactionFixtures';

const seller = 'A1EXAMPLESELLER';
const deferral = { reason: 'DD7', maturesAt: '2026-11-10T00:00:00Z' };

const original = transaction({
  id: 'O',
  status: 'DEFERRED_RELEASED',
  postedDate: '2026-11-01T10:00:00Z',
  deferral,
  related: { RELEASE_TRANSACTION_ID: 'R', SETTLEMENT_ID: '1' },
});
const release = transaction({
  id: 'R',
  postedDate: '2026-11-10T09:00:00Z',
  related: { DEFERRED_TRANSACTION_ID: 'O', SETTLEMENT_ID: '2' },
});
const stillDeferred = transaction({
  id: 'O',
  status: 'DEFERRED',
  postedDate: '2026-11-01T10:00:00Z',
  deferral,
});

/** Without the links, as early in 2025. */
const bare = (each: AmazonTransaction): AmazonTransaction => {
  const { RELEASE_TRANSACTION_ID: _r, DEFERRED_TRANSACTION_ID: _d, ...related } = each.related;
  return { ...each, related };
};

const inTurn = (...batches: readonly (readonly AmazonTransaction[])[]): readonly AmazonEvent[] => {
  const events = new Map<string, AmazonEvent>();
  for (const batch of batches) {
    for (const event of toEvents(batch, seller, [...events.values()])) events.set(event.key, event);
  }
  return [...events.values()];
};

describe('a deferred sale and its release', () => {
  const together: Partial<AmazonEvent> = {
    key: `${seller}/O`,
    transactionIds: ['O', 'R'],
    postedAt: '2026-11-01T10:00:00Z',
    release: { state: 'released', releasedAt: '2026-11-10T09:00:00Z', deferredFor: 'DD7' },
    settlementId: '2',
    totalMinor: 1338,
  };

  test.each([
    ['original, then release', [[original], [release]]],
    ['release, then original', [[release], [original]]],
    ['both at once', [[release, original]]],
    ['deferred first, then released', [[stillDeferred], [original, release]]],
    ['again and again', [[original, release], [release], [original], [release, original]]],
  ])('are one event: %s', (_name, batches) => {
    const events = inTurn(...batches);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject(together);
    expect(events[0]?.twinsDiffer).toBeUndefined();
  });

  test('the release alone is a released sale under the original’s key', () => {
    expect(inTurn([release])).toMatchObject([
      { key: `${seller}/O`, release: { state: 'released' }, postedAt: '2026-11-10T09:00:00Z' },
    ]);
  });

  test('the original alone waits, and does not claim the settlement of its posting', () => {
    const [event] = inTurn([stillDeferred]);
    expect(event).toMatchObject({
      release: { state: 'deferred', reason: 'DD7', maturesAt: deferral.maturesAt },
    });
    expect(event?.settlementId).toBeUndefined();
  });

  test.each([
    ['original first', [[bare(original)], [bare(release)]]],
    ['release first', [[bare(release)], [bare(original)]]],
    ['both at once', [[bare(release), bare(original)]]],
  ])('without links they are found by shipment id: %s', (_name, batches) => {
    const events = inTurn(...batches);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ totalMinor: 1338, release: { state: 'released', deferredFor: 'DD7' } });
  });

  test('a key once given stays, even when the link comes later', () => {
    const [first] = inTurn([bare(release)]);
    expect(first?.key).toBe(`${seller}/R`);
    const events = inTurn([bare(release)], [original], [release]);
    expect(events.map(({ key }) => key)).toEqual([`${seller}/R`]);
    expect(events[0]?.transactionIds).toEqual(['R', 'O']);
  });

  test('a third of the same shipment is not taken for a twin', () => {
    const other = bare(transaction({ id: 'X', postedDate: '2026-11-12T09:00:00Z' }));
    expect(inTurn([original, release], [other])).toHaveLength(2);
  });

  test('two stored twins whose link comes later are both marked, and neither is silently doubled', () => {
    const alien = { ...bare(release), related: { ORDER_ID: '114-1111111-1111111' } };
    const events = inTurn([bare(original)], [alien], [original]);
    expect(events).toHaveLength(2);
    expect(events.filter(({ sameAs }) => sameAs !== undefined)).toMatchObject([
      { key: `${seller}/R`, sameAs: `${seller}/O` },
    ]);
  });

  test('amounts that differ between the twins are recorded', () => {
    const smaller = { ...release, totalMinor: 1000 };
    for (const batches of [
      [[original], [smaller]],
      [[smaller], [original]],
    ]) {
      expect(inTurn(...batches)[0]?.twinsDiffer).toEqual({ deferredMinor: 1338, releasedMinor: 1000 });
    }
  });
});

test('a RELEASED row without a link is a sale of its own', () => {
  const events = inTurn([transaction({ id: 'A' }), transaction({ id: 'B', related: { SHIPMENT_ID: '9' } })]);
  expect(events.map(({ key }) => key)).toEqual([`${seller}/A`, `${seller}/B`]);
});

test('two equal refunds of one order stay two', () => {
  const refund = (id: string) =>
    transaction({ id, type: 'Refund', related: { SHIPMENT_ID: '', REFUND_ID: `amzn1:crow:${id}` } });
  expect(inTurn([refund('A'), refund('B')])).toHaveLength(2);
});

test.each(['Released', 'RELEASED', null])('the status %s is a release, whatever its case', (status) => {
  expect(inTurn([transaction({ status })])).toMatchObject([{ release: { state: 'released' } }]);
});

test.each([
  [{ marketplaceName: 'Non-Amazon US' }, 'multiChannel'],
  [{ related: { ORDER_ID: 'S01-1234567-1234567' } }, 'multiChannel'],
  [{ description: 'FBAShipmentInjectionFulfillmentFee' }, 'multiChannel'],
  [{ type: 'Refund' }, 'refund'],
  [{ type: 'ServiceFee' }, 'other'],
  [{ type: 'Some New Thing' }, 'unknown'],
  [{ id: '' }, 'unknown'],
  [{}, 'shipment'],
] as const)('%o is an event of kind %s', (fixture, kind) => {
  expect(inTurn([transaction(fixture)])).toMatchObject([{ kind }]);
});

test.each([
  ['A2ZV50J4W1RKNI', 'Non-Amazon US', 'ATVPDKIKX0DER'],
  ['A2ZV50J4W1RKNI', undefined, 'ATVPDKIKX0DER'],
  ['A0UNKNOWN', 'Non-Amazon GB', 'A1F83G8C2ARO7P'],
  [null, 'Non-Amazon DE', 'A1PA6795UKMFR9'],
  ['A0UNKNOWN', 'Non-Amazon', 'A0UNKNOWN'],
  ['A1F83G8C2ARO7P', 'Amazon.co.uk', 'A1F83G8C2ARO7P'],
] as const)('money of %s (%s) is in the books of %s', (marketplaceId, marketplaceName, home) => {
  const fixture = { marketplaceId, ...(marketplaceName === undefined ? {} : { marketplaceName }) };
  expect(inTurn([transaction(fixture)])).toMatchObject([{ marketplaceId: home }]);
});

test('units are counted once an item, and only where the product was charged', () => {
  const [event] = inTurn([
    transaction({
      items: [
        {
          amounts: { 'ProductCharges > OurPricePrincipal': 30, 'AmazonFees > Commission > Base': -3 },
          quantity: 3,
        },
        { amounts: { 'Shipping > ShippingPrincipal': 5 }, quantity: 7 },
      ],
    }),
  ]);
  expect(event?.lines.map(({ quantity }) => quantity)).toEqual([3, undefined, undefined]);
});

test('property: events do not depend on the order, the repetition or the splitting of answers', () => {
  const all = [original, release, stillDeferred, transaction({ id: 'A', related: { SHIPMENT_ID: '9' } })];
  // A status never goes back, so the deferred state is only ever read before the released one.
  const final = all.filter((each) => each !== stillDeferred);
  const expected = bySortedKey(inTurn(final));
  const check = fc.property(
    fc.shuffledSubarray([...final, ...final, ...final], { minLength: 9 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }),
    fc.boolean(),
    (order, sizes, early) => {
      const batches = early ? [[stillDeferred]] : [];
      let rest = [...order];
      for (const size of sizes) {
        batches.push(rest.slice(0, size));
        rest = rest.slice(size);
      }
      expect(bySortedKey(inTurn(...batches, rest))).toEqual(expected);
    },
  );
  // A failure prints its seed and path, with which it replays.
  fc.assert(check, { numRuns: 300, verbose: fc.VerbosityLevel.Verbose });
});

function bySortedKey(events: readonly AmazonEvent[]): readonly AmazonEvent[] {
  return [...events].sort((a, b) => (a.key < b.key ? -1 : 1));
}
