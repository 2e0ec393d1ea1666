import { figure } from '../figure';

/** An amount in a column. Screen readers get the currency with it. */
export function Amount({ minor, currency }: { readonly minor: number; readonly currency: string }) {
  return (
    <span class="cf-figure">
      {figure(minor, currency)}
      <span class="cf-hidden"> {currency}</span>
    </span>
  );
}
