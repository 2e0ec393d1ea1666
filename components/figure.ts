import { minorDigits } from '../lib/money/currencies';

const formats = new Map<string, Intl.NumberFormat>();

/** An amount for a column: the reader's separators, all minor digits, a true minus, no currency sign. */
export function figure(minor: number, currency: string, locale?: string): string {
  const digits = minorDigits(currency);
  const key = `${locale ?? ''} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(minor / 10 ** digits).replace('-', '\u2212');
}
