import { money } from '../../money/money';
import type { ExchangeRate } from './exchangeRate';

/**
 * Amounts at a rate, so that they add up to `totalMinor`: each is rounded down, and the units that are left
 * go to the largest remainders, of equals to the first. Amounts may have either sign. Throws
 * `MoneyError` beyond the exact range.
 */
export function convertedAmounts(
  amountsMinor: readonly number[],
  totalMinor: number,
  { foreign, home }: ExchangeRate,
): readonly number[] {
  const [worth, one] = [BigInt(home.minor), BigInt(foreign.minor)];
  const parts = amountsMinor.map((amount, index) => {
    const exact = BigInt(amount) * worth;
    const down = floored(exact, one);
    return { index, down, remainder: exact - down * one };
  });
  const left = BigInt(totalMinor) - parts.reduce((sum, { down }) => sum + down, 0n);
  const count = BigInt(parts.length);
  const each = count === 0n ? 0n : floored(left, count);
  const favoured = new Set(
    [...parts]
      .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, Number(left - each * count))
      .map(({ index }) => index),
  );
  return parts.map(({ index, down }) => {
    const minor = down + each + (favoured.has(index) ? 1n : 0n);
    return money(Number(minor), home.currency).minor;
  });
}

function floored(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
