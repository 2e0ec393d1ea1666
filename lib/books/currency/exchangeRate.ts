import { minorDigits } from '../../money/currencies';
import { type CurrencyCode, type Money, MoneyError, minorFromDecimal, money } from '../../money/money';

/**
 * What a foreign currency is worth in the home currency, exactly: two amounts that were worth the same, as
 * Amazon paid out the one and the bank received the other. Never a decimal, so that nothing is lost.
 */
export interface ExchangeRate<
  Foreign extends CurrencyCode = CurrencyCode,
  Home extends CurrencyCode = CurrencyCode,
> {
  readonly foreign: Money<Foreign>;
  readonly home: Money<Home>;
}

/** The rate of a payout. Throws `MoneyError` unless both amounts are positive and of two currencies. */
export function exchangeRate<const Foreign extends CurrencyCode, const Home extends CurrencyCode>(
  foreign: Money<Foreign>,
  home: Money<Home>,
): ExchangeRate<Foreign, Home> {
  const currencies: readonly string[] = [foreign.currency, home.currency];
  if (currencies[0] === currencies[1]) throw new MoneyError(`${currencies[0]} has no rate to itself`);
  if (foreign.minor <= 0 || home.minor <= 0) throw new MoneyError('a rate is of two positive amounts');
  return { foreign, home };
}

/** The rate that a seller enters, in home units for one foreign unit; none for a text that is no decimal. */
export function rateOfDecimal(
  decimal: string,
  foreign: CurrencyCode,
  home: CurrencyCode,
): ExchangeRate | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,10}))?$/.exec(decimal.trim());
  const [, whole = '', fraction = ''] = match ?? [];
  const [one, worth] = [`1${'0'.repeat(fraction.length)}`, `${whole}${fraction}`];
  const [foreignMinor, homeMinor] = [minorFromDecimal(one, foreign), minorFromDecimal(worth, home)];
  if (match === null || foreignMinor === undefined || homeMinor === undefined || homeMinor === 0)
    return undefined;
  return foreign === home ? undefined : exchangeRate(money(foreignMinor, foreign), money(homeMinor, home));
}

/** An amount at a rate, rounded half away from zero. Throws `MoneyError` for money of another currency. */
export function converted<Foreign extends CurrencyCode, Home extends CurrencyCode>(
  amount: Money<NoInfer<Foreign>>,
  { foreign, home }: ExchangeRate<Foreign, Home>,
): Money<Home> {
  if (amount.currency !== foreign.currency)
    throw new MoneyError(`${amount.currency} is not converted at a rate of ${foreign.currency}`);
  const [up, down] = [BigInt(Math.abs(amount.minor)) * BigInt(home.minor), BigInt(foreign.minor)];
  const minor = Number((2n * up + down) / (2n * down));
  return money(amount.minor < 0 ? -minor : minor, home.currency);
}

/** Home units for one foreign unit, as QuickBooks takes it: at most ten decimal places. */
export function rateText({ foreign, home }: ExchangeRate): string {
  const places = 10;
  const up = BigInt(home.minor) * 10n ** BigInt(minorDigits(foreign.currency) + places);
  const down = BigInt(foreign.minor) * 10n ** BigInt(minorDigits(home.currency));
  const digits = String((2n * up + down) / (2n * down)).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}
