import * as v from 'valibot';
import { minorFromDecimal } from '../../money/money';
import { decimal, optionalText } from './fields';
import { Unreadable } from './read';

/** An amount of Amazon's Finances model. `currencyCode` is null on live zero amounts. */
export const financeAmount = v.object({
  currencyAmount: v.nullish(decimal),
  currencyCode: optionalText,
});

/** An amount of Amazon's Orders model. */
export const orderAmount = v.object({ amount: v.nullish(decimal), currencyCode: optionalText });

/** Exact minor units; throws `Unreadable` for another currency and for more places than the currency has. */
export function exactMinor(
  decimalAmount: string | number | null | undefined,
  ownCurrency: string | undefined,
  currency: string,
  where: string,
): number {
  if (decimalAmount === null || decimalAmount === undefined || decimalAmount === '') return 0;
  const minor = minorFromDecimal(decimalAmount, ownCurrency ?? currency);
  if (minor === undefined) throw new Unreadable(where);
  if (minor !== 0 && ownCurrency !== undefined && ownCurrency !== currency) throw new Unreadable(where);
  return minor;
}
