import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costMinor, isCost, unitCostOn } from '../../../lib/books/cost/unitCost';

test.each<[number, string, string, number | undefined]>([
  [3, '7.255', 'USD', 2177],
  [1, '0.005', 'USD', 1],
  [1, '0.004999', 'USD', 0],
  [7, '1200.5', 'JPY', 8404],
  [1, '0.0005', 'KWD', 1],
  [1000, '999999999.999999', 'JPY', 1_000_000_000_000],
  [1, '1000000000', 'USD', undefined],
  [1, '-1', 'USD', undefined],
  [1, '1,5', 'USD', undefined],
  [1, '1.0000001', 'USD', undefined],
  [1, '', 'USD', undefined],
])('%i units at %s %s', (units, cost, currency, minor) => {
  expect(costMinor(units, cost, currency)).toBe(minor);
  expect(isCost(cost)).toBe(minor !== undefined);
});

test('the cost of several units is at most half a unit from the exact one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 0, max: 9_999_999 }),
      (units, thousandths) => {
        const text = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
        const away = (costMinor(units, text, 'USD') ?? Number.NaN) * 10 - units * thousandths;
        expect(Math.abs(away)).toBeLessThanOrEqual(5);
      },
    ),
    { verbose: fc.VerbosityLevel.Verbose },
  );
});

test('the row that has begun, of equals the last, in any case', () => {
  const rows = [
    { sku: ' a ', cost: '1', from: '2026-02-01' },
    { sku: 'A', cost: '2' },
    { sku: 'A', cost: '3', from: '2026-02-01' },
  ];
  expect(unitCostOn(rows, 'a', '2026-01-31')).toBe('2');
  expect(unitCostOn(rows, 'A', '2026-02-01')).toBe('3');
  expect(unitCostOn(rows, 'B', '2026-02-01')).toBeUndefined();
});
