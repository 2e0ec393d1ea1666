import { minorDigits } from '../money/currencies';
import { minorFromDecimal } from '../money/money';

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A unit price in minor units, half away from zero: QuickBooks keeps up to seven decimals of it. `undefined`
 * where it is no decimal.
 */
export function roundedMinor(price: number | string, currency: string): number | undefined {
  const exact = minorFromDecimal(price, currency);
  if (exact !== undefined) return exact;
  const match = decimal.exec(String(price));
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = minorDigits(currency);
  const cut = Number(whole + fraction.slice(0, digits));
  const minor = Number(fraction[digits]) >= 5 ? cut + 1 : cut;
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** A percentage in millionths: `9.975` is 99,750. `undefined` where it is finer than that. */
export function millionthsOf(percent: number | string): number | undefined {
  const match = decimal.exec(String(percent).trim());
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(4))) return undefined;
  const millionths = Number(whole + fraction.slice(0, 4).padEnd(4, '0'));
  if (!Number.isSafeInteger(millionths)) return undefined;
  return sign === '-' && millionths !== 0 ? -millionths : millionths;
}
