import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertedAmounts } from '../../../lib/books/currency/convertedAmounts';
import { converted, exchangeRate, rateOfDecimal, rateText } from '../../../lib/books/currency/exchangeRate';
import { realisedDifference } from '../../../lib/books/currency/realisedDifference';
import { MoneyError, money } from '../../../lib/money/money';

const payout = exchangeRate(money(138_331, 'EUR'), money(149_802, 'USD'));

describe('a rate', () => {
  test('makes of the payout exactly what the bank received', () => {
    expect(converted(money(138_331, 'EUR'), payout)).toEqual(money(149_802, 'USD'));
    expect(converted(money(-138_331, 'EUR'), payout)).toEqual(money(-149_802, 'USD'));
    expect(converted(money(0, 'EUR'), payout)).toEqual(money(0, 'USD'));
  });

  test('is told as QuickBooks takes it', () => {
    expect(rateText(payout)).toBe('1.0829242903');
    expect(rateText(exchangeRate(money(100_000, 'JPY'), money(66_512, 'USD')))).toBe('0.0066512');
    expect(rateText(exchangeRate(money(10_000, 'USD'), money(15_035, 'JPY')))).toBe('150.35');
    expect(rateText(exchangeRate(money(100, 'EUR'), money(200, 'USD')))).toBe('2');
  });

  test.each([
    ['1.0832', 'EUR', 'USD', 10_000, 10_832],
    ['0.0066512', 'JPY', 'USD', 1_000_000, 665_120],
    ['150.35', 'USD', 'JPY', 1_000, 1_504],
    ['2', 'KWD', 'USD', 10_000, 2_000],
  ])('%s of %s in %s makes %i into %i', (decimal, foreign, home, minor, worth) => {
    const rate = rateOfDecimal(decimal, foreign, home);
    if (rate === undefined) throw new Error('no rate');
    expect(rateText(rate)).toBe(decimal);
    expect(converted(money(minor, foreign), rate).minor).toBe(worth);
  });

  test.each(['', '-1.1', '1,08', '0', '0.00', '1e3', 'x'])('is none for “%s”', (decimal) => {
    expect(rateOfDecimal(decimal, 'EUR', 'USD')).toBeUndefined();
  });

  test('is of two positive amounts in two currencies', () => {
    expect(() => exchangeRate(money(0, 'EUR'), money(1, 'USD'))).toThrow(MoneyError);
    expect(() => exchangeRate(money(1, 'EUR'), money(-1, 'USD'))).toThrow(MoneyError);
    expect(() => exchangeRate(money(1, 'USD'), money(1, 'USD'))).toThrow(MoneyError);
    expect(rateOfDecimal('1.1', 'USD', 'USD')).toBeUndefined();
  });

  test('does not take money of another currency, nor does a sum', () => {
    // @ts-expect-error: pounds are not euros
    expect(() => converted(money(1, 'GBP'), payout)).toThrow(MoneyError);
    const booked = { foreign: money(1, 'GBP'), home: money(1, 'USD') };
    // @ts-expect-error: pounds are not euros
    expect(() => realisedDifference([booked], payout)).toThrow(MoneyError);
  });
});

test('what a payout brought more than was booked is reported', () => {
  const booked = [
    { foreign: money(100_000, 'EUR'), home: money(107_000, 'USD') },
    { foreign: money(50_000, 'EUR'), home: money(54_000, 'USD') },
    { foreign: money(-11_669, 'EUR'), home: money(-12_700, 'USD') },
  ] as const;
  expect(realisedDifference(booked, payout)).toEqual(money(149_802 - 148_300, 'USD'));
  expect(realisedDifference([], payout)).toEqual(money(0, 'USD'));
});

test('converted amounts add up to their total, each within a unit of its worth', () => {
  const amounts = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), {
    minLength: 1,
    maxLength: 12,
  });
  const side = fc.integer({ min: 1_000, max: 100_000_000 });
  fc.assert(
    fc.property(amounts, side, side, (minors, foreign, home) => {
      const rate = exchangeRate(money(foreign, 'EUR'), money(home, 'USD'));
      const total = converted(
        money(
          minors.reduce((sum, minor) => sum + minor, 0),
          'EUR',
        ),
        rate,
      ).minor;
      const parts = convertedAmounts(minors, total, rate);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      for (const [index, part] of parts.entries()) {
        const away = BigInt(part) * BigInt(foreign) - BigInt(minors[index] ?? 0) * BigInt(home);
        expect(away <= BigInt(foreign) && away >= -BigInt(foreign)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
