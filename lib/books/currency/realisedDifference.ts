import { add, type CurrencyCode, type Money, money, negate, sum } from '../../money/money';
import { converted, type ExchangeRate } from './exchangeRate';

/** Foreign money as it was booked: what it was, and what it was worth in the books. */
export interface BookedMoney<Foreign extends CurrencyCode, Home extends CurrencyCode> {
  readonly foreign: Money<Foreign>;
  readonly home: Money<Home>;
}

/**
 * What a payout brought more than what it pays was booked at; negative where it brought less. It is reported
 * and nothing is posted: QuickBooks books the difference itself in a company with several currencies.
 */
export function realisedDifference<const Foreign extends CurrencyCode, const Home extends CurrencyCode>(
  booked: readonly BookedMoney<NoInfer<Foreign>, NoInfer<Home>>[],
  payout: ExchangeRate<Foreign, Home>,
): Money<Home> {
  const foreign = sum(
    booked.map((each) => each.foreign),
    payout.foreign.currency,
  );
  const home = sum(
    booked.map((each) => each.home),
    payout.home.currency,
  );
  return add(money(converted(foreign, payout).minor, payout.home.currency), negate(home));
}
