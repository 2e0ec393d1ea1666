import type { TaxCodeChoice } from './taxSettings';

const million = 1_000_000n;

/** What a code adds to a net amount, in millionths of it. */
export function addedPerMillion({ ratePerMillion, reverseCharge }: TaxCodeChoice): number {
  return reverseCharge === true ? 0 : ratePerMillion;
}

/** Whether two choices mean one code. Stored choices are copies of each other. */
export function isSameCode(a: TaxCodeChoice, b: TaxCodeChoice): boolean {
  return a === b || (a.id === b.id && a.name === b.name && a.ratePerMillion === b.ratePerMillion);
}

/** The net of an amount that holds its tax, rounded half away from zero. */
export function netOf(grossMinor: number, ratePerMillion: number): number {
  return quotient(BigInt(grossMinor) * million, million + BigInt(ratePerMillion));
}

/** Part of an amount, `of` by `whole`, rounded half away from zero. */
export function partOf(amountMinor: number, of: number, whole: number): number {
  return quotient(BigInt(amountMinor) * BigInt(of), BigInt(whole));
}

/**
 * How far a tax is from what the rate makes of the net, in millionths of a minor unit. A tax that was
 * rounded once is at most half a unit away.
 */
export function distance(netMinor: number, taxMinor: number, ratePerMillion: number): bigint {
  const away = BigInt(taxMinor) * million - BigInt(netMinor) * BigInt(ratePerMillion);
  return away < 0n ? -away : away;
}

/** Half a minor unit, in the measure of `distance`. */
export const halfUnit = million / 2n;

function quotient(dividend: bigint, divisor: bigint): number {
  const sign = dividend < 0n === divisor < 0n ? 1n : -1n;
  const [up, down] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const rounded = Number(sign * ((2n * up + down) / (2n * down)));
  return rounded === 0 ? 0 : rounded;
}
