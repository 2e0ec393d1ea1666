import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  decimalText,
  formatMoney,
  MoneyError,
  minorFromDecimal,
  money,
  negate,
  sum,
} from '../../lib/money/money';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');
const minor = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });

test('two currencies do not add up: not for the compiler and not at run time', () => {
  const dollars = money(100, 'USD');
  const euros = money(100, 'EUR');
  // @ts-expect-error dollars and euros
  expect(() => add(dollars, euros)).toThrow(MoneyError);
  // @ts-expect-error a euro among dollars
  expect(() => sum([dollars, euros], 'USD')).toThrow(MoneyError);
  // @ts-expect-error dollars are no euros
  const wrong: typeof euros = dollars;
  expect(wrong.currency).toBe('USD');
  expect(add(dollars, money(1, 'USD'))).toEqual({ minor: 101, currency: 'USD' });
  expect(negate(dollars).minor).toBe(-100);
  expect(Object.is(negate(money(0, 'USD')).minor, 0)).toBe(true);
});

test('an amount is a whole number of minor units within the exact range', () => {
  expect(() => money(0.5, 'USD')).toThrow(MoneyError);
  expect(() => money(Number.MAX_SAFE_INTEGER + 1, 'USD')).toThrow(MoneyError);
  expect(() => money(Number.NaN, 'USD')).toThrow(MoneyError);
});

test.each([
  [19.99, 'USD', 1999],
  ['19.99', 'USD', 1999],
  [' 19.9 ', 'USD', 1990],
  [35.9, 'USD', 3590],
  [-0.05, 'USD', -5],
  [-0, 'USD', 0],
  ['-0.00', 'USD', 0],
  ['12.500', 'USD', 1250],
  [1.1, 'KWD', 1100],
  [1200, 'JPY', 1200],
  ['1200.00', 'JPY', 1200],
  [0.1 + 0.2, 'USD', undefined],
  [1e-7, 'USD', undefined],
  [1e21, 'USD', undefined],
  ['12.345', 'USD', undefined],
  ['1200.5', 'JPY', undefined],
  ['1,234.50', 'USD', undefined],
  ['', 'USD', undefined],
  ['.5', 'USD', undefined],
  [Number.NaN, 'USD', undefined],
  [Number.POSITIVE_INFINITY, 'USD', undefined],
  ['99999999999999999999', 'USD', undefined],
])('%s %s is %s minor units', (decimal, code, expected) => {
  expect(minorFromDecimal(decimal, code)).toBe(expected);
});

test('property: text and number of an amount lead back to it', () => {
  fc.assert(
    fc.property(minor, currency, (amount, code) => {
      const text = decimalText(amount, code);
      expect(minorFromDecimal(text, code)).toBe(amount);
      expect(minorFromDecimal(Number(text), code)).toBe(amount);
    }),
    { numRuns: 2000, verbose: fc.VerbosityLevel.Verbose },
  );
});

test('property: sums do not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(minor, { maxLength: 20 }), (amounts) => {
      const all = amounts.map((amount) => money(amount, 'USD'));
      expect(sum(all, 'USD')).toEqual(sum([...all].reverse(), 'USD'));
    }),
    { verbose: fc.VerbosityLevel.Verbose },
  );
});

test('a person reads a real minus sign and the currency’s own digits', () => {
  expect(formatMoney(-540, 'USD', 'en-US')).toBe('\u2212$5.40');
  expect(formatMoney(123450, 'USD', 'en-US')).toBe('$1,234.50');
  expect(formatMoney(1200, 'JPY', 'en-US')).toBe('¥1,200');
});
