import { minorDigits } from './currencies';

/** ISO 4217 code. Literal types (`Money<'USD'>`) keep two currencies apart at compile time. */
export type CurrencyCode = string;

/** An exact amount: integer minor units (cents, yen) of one currency. */
export interface Money<C extends CurrencyCode = CurrencyCode> {
  readonly minor: number;
  readonly currency: C;
}

/** Thrown where a program, not a seller, mixed currencies or left the exact range. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/** Money of `minor` units; throws `MoneyError` unless `minor` is a safe integer. */
export function money<const C extends CurrencyCode>(minor: number, currency: C): Money<C> {
  if (!Number.isSafeInteger(minor)) throw new MoneyError(`${minor} is not a whole number of minor units`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** a + b; two literal currencies do not compile, two dynamic ones throw `MoneyError`. */
export function add<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  if (a.currency !== b.currency) throw new MoneyError(`${a.currency} and ${b.currency} do not add up`);
  return money(a.minor + b.minor, a.currency);
}

/** The same amount with the other sign. */
export function negate<C extends CurrencyCode>(amount: Money<C>): Money<C> {
  return money(-amount.minor, amount.currency);
}

/** Sum of amounts that all are in `currency`; throws `MoneyError` at the first that is not. */
export function sum<C extends CurrencyCode>(amounts: readonly Money<NoInfer<C>>[], currency: C): Money<C> {
  return amounts.reduce<Money<C>>((total, amount) => add(total, amount), money(0, currency));
}

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Exact minor units of a decimal as JSON gives it (`19.99`, `"19.99"`, `1e-7`).
 * `undefined` where it is not a decimal or has more places than the currency has minor digits.
 */
export function minorFromDecimal(decimal: string | number, currency: CurrencyCode): number | undefined {
  const text = typeof decimal === 'number' ? plain(decimal) : decimal.trim();
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** The shortest decimal that JavaScript prints for the number, without an exponent. */
function plain(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Number.isFinite(value) ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** Decimal text of minor units with all the currency's digits: `decimalText(-5, 'USD')` is `-0.05`. */
export function decimalText(minor: number, currency: CurrencyCode): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(text.length - digits)}`;
}

/** As a person reads it, in the reader's locale: `$1,234.50`, `−$5.40`. */
export function formatMoney(minor: number, currency: CurrencyCode, locale?: string): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 10 ** digits).replace('-', '\u2212');
}
