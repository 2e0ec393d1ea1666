import { partOf } from './rate';

/**
 * A tax in parts as the signed amounts that bear it are to each other, each rounded; the largest takes what
 * rounding leaves. Where the amounts all but cancel, so that the tax is more than half of them, it takes all.
 */
export function proportions(totalMinor: number, weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const largest = largestOf(weights);
  const carries = whole !== 0 && 2 * Math.abs(totalMinor) <= Math.abs(whole);
  const parts = weights.map((weight) => (carries ? partOf(totalMinor, weight, whole) : 0));
  return settled(parts, totalMinor, largest);
}

/** The parts with their difference from the total on one of them. */
export function settled(parts: readonly number[], totalMinor: number, on: number): readonly number[] {
  const left = totalMinor - parts.reduce((sum, part) => sum + part, 0);
  return left === 0 ? parts : parts.map((part, index) => (index === on ? part + left : part));
}

/** Where the largest amount stands, whatever its sign; of equals the first. */
export function largestOf(amounts: readonly number[]): number {
  return amounts.reduce(
    (best, amount, index) => (Math.abs(amount) > Math.abs(amounts[best] ?? 0) ? index : best),
    0,
  );
}
