import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocated } from '../../lib/money/allocated';
import { MoneyError } from '../../lib/money/money';

test.each<[number, number[], number[]]>([
  [100, [1, 1, 1], [34, 33, 33]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [1, [1, 2], [0, 1]],
  [0, [5, 0], [0, 0]],
  [10, [0, 3, 0], [0, 10, 0]],
  [9_007_199_254_740_991, [9_007_199_254_740_991, 1], [9_007_199_254_740_990, 1]],
])('%i by %j is %j', (total, weights, parts) => {
  expect(allocated(total, weights)).toEqual(parts);
});

test('nothing can be divided by no weight, or by a negative one', () => {
  expect(() => allocated(100, [0, 0])).toThrow(MoneyError);
  expect(() => allocated(100, [])).toThrow(MoneyError);
  expect(() => allocated(100, [2, -1])).toThrow(MoneyError);
});

test('parts add up to the whole and are less than a unit from their exact share', () => {
  const weights = fc
    .array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 })
    .filter((each) => each.some((weight) => weight > 0));
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (total, each) => {
      const parts = allocated(total, each);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      const whole = each.reduce((sum, weight) => sum + weight, 0);
      for (const [index, part] of parts.entries())
        expect(Math.abs(part - (total * (each[index] ?? 0)) / whole)).toBeLessThan(1);
    }),
    { verbose: fc.VerbosityLevel.Verbose },
  );
});
