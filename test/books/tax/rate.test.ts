import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentText } from '../../../lib/books/tax/percentText';
import { proportions } from '../../../lib/books/tax/proportions';
import { distance, netOf, partOf } from '../../../lib/books/tax/rate';

/** The same by fractions of whole numbers without a limit. */
function exactly(up: bigint, down: bigint): number {
  const sign = up < 0n !== down < 0n ? -1n : 1n;
  const [a, b] = [up < 0n ? -up : up, down < 0n ? -down : down];
  const rounded = Number(sign * ((2n * a + b) / (2n * b)));
  return rounded === 0 ? 0 : rounded;
}

const minor = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.maxSafeInteger().map((each) => Math.trunc(each / 2)),
);
const rate = fc.integer({ min: 0, max: 400_000 });

test('amounts are split exactly, however large', () => {
  fc.assert(
    fc.property(minor, rate, (gross, perMillion) => {
      expect(netOf(gross, perMillion)).toBe(
        exactly(BigInt(gross) * 1_000_000n, 1_000_000n + BigInt(perMillion)),
      );
      expect(netOf(-gross, perMillion)).toBe(0 - netOf(gross, perMillion));
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(minor, minor, minor, (amount, of, by) => {
      fc.pre(by !== 0 && Math.abs(of) <= Math.abs(by));
      expect(partOf(amount, of, by)).toBe(exactly(BigInt(amount) * BigInt(of), BigInt(by)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [1299, 200_000, 1083],
  [-1299, 200_000, -1083],
  [749, 200_000, 624],
  [0, 200_000, 0],
  [9_007_199_254_740_991, 200_000, 7_505_999_378_950_826],
])('%i at %i in a million is %i net', (gross, perMillion, net) => {
  expect(netOf(gross, perMillion)).toBe(net);
});

test('a tax is as far from its rate as it is', () => {
  expect(distance(5000, 650, 130_000)).toBe(0);
  expect(distance(393, 27, 70_000)).toBe(510_000);
  expect(distance(-393, -27, 70_000)).toBe(510_000);
});

test('parts add up, and the largest takes what rounding leaves', () => {
  expect(proportions(100, [200, 200, 200])).toEqual([34, 33, 33]);
  expect(proportions(100, [1, 1, 1000])).toEqual([0, 0, 100]);
  expect(proportions(-50, [100, 300, -200])).toEqual([-25, -75, 50]);
  // The weights cancel, or nearly so.
  expect(proportions(7, [599, -599])).toEqual([7, 0]);
  expect(proportions(1, [-1000, 999])).toEqual([1, 0]);
});

test('a rate is told as a bookkeeper writes it', () => {
  expect([200_000, 149_750, 55_000, 0, 5].map(percentText)).toEqual([
    '20%',
    '14.975%',
    '5.5%',
    '0%',
    '0.0005%',
  ]);
});
