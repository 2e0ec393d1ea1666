import type { TaxCodeChoice } from './taxSettings';

const million = 1_000_000;

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
  return quotient(grossMinor, million, million + ratePerMillion);
}

/** Part of an amount, `of` by `whole`, rounded half away from zero. */
export function partOf(amountMinor: number, of: number, whole: number): number {
  return quotient(amountMinor, of, whole);
}

/**
 * How far a tax is from what the rate makes of the net, in millionths of a minor unit. A tax that was
 * rounded once is at most half a unit away.
 */
export function distance(netMinor: number, taxMinor: number, ratePerMillion: number): number {
  const [tax, rate] = [taxMinor * million, netMinor * ratePerMillion];
  if (isExact(tax) && isExact(rate)) return Math.abs(tax - rate);
  return Math.abs(Number(BigInt(taxMinor) * BigInt(million) - BigInt(netMinor) * BigInt(ratePerMillion)));
}

/** Half a minor unit, in the measure of `distance`. */
export const halfUnit = million / 2;

/** `amount` × `by` ÷ `divisor`, exactly, rounded half away from zero. Large numbers take the slow way. */
function quotient(amount: number, by: number, divisor: number): number {
  const sign = (amount < 0 !== by < 0) !== divisor < 0 ? -1 : 1;
  const [product, down] = [Math.abs(amount) * Math.abs(by), Math.abs(divisor)];
  const up = 2 * product + down;
  if (!isExact(up)) {
    const whole = 2n * BigInt(Math.abs(amount)) * BigInt(Math.abs(by)) + BigInt(down);
    return signed(Number(whole / (2n * BigInt(down))), sign);
  }
  return signed((up - (up % (2 * down))) / (2 * down), sign);
}

function signed(minor: number, sign: number): number {
  return minor === 0 ? 0 : sign * minor;
}

function isExact(whole: number): boolean {
  return Math.abs(whole) < Number.MAX_SAFE_INTEGER / 4;
}
