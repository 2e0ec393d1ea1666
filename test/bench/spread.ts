/** What a figure was over all runs. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** Least, median and most of some values; of none, all are NaN. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const below = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const above = sorted[Math.floor(middle)] ?? Number.NaN;
  return { least: sorted[0] ?? Number.NaN, median: (below + above) / 2, most: sorted.at(-1) ?? Number.NaN };
}
