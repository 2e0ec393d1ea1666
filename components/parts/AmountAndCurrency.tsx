import { Amount } from './Amount';

/** An amount with its currency beside it, for columns that may hold several. */
export function AmountAndCurrency({
  minor,
  currency,
}: {
  readonly minor: number;
  readonly currency: string;
}) {
  return (
    <>
      <Amount minor={minor} currency={currency} />{' '}
      <span class="cf-soft cf-small" aria-hidden="true">
        {currency}
      </span>
    </>
  );
}
