import { MoneyError } from './money';

/**
 * `totalMinor` in parts as the weights are to each other; the parts add up to it exactly. What the division
 * leaves over goes, a unit each, to the largest remainders, of equals the first (Hamilton's method).
 * Weights are whole numbers, none negative; throws `MoneyError` where all are zero.
 */
export function allocated(totalMinor: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0)) throw new MoneyError('weights must be positive');
  const total = BigInt(Math.abs(totalMinor));
  const parts = weights.map((weight, index) => {
    const product = total * BigInt(weight);
    return { index, whole: product / sum, remainder: product % sum };
  });
  const left = Number(total - parts.reduce((all, { whole }) => all + whole, 0n));
  const first = [...parts]
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left);
  const favoured = new Set(first.map(({ index }) => index));
  return parts.map(({ index, whole }) => {
    const minor = Number(whole) + (favoured.has(index) ? 1 : 0);
    return totalMinor < 0 && minor !== 0 ? -minor : minor;
  });
}
