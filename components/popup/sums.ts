import type { Posting } from '../../lib/posting/posting';

/** What a number of documents add up to, one sum a currency. */
export function sums(
  postings: readonly Posting[],
): readonly { readonly currency: string; readonly minor: number }[] {
  const byCurrency = new Map<string, number>();
  for (const { currency, totalMinor, remote } of postings) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + (remote?.totalMinor ?? totalMinor));
  }
  return [...byCurrency].map(([currency, minor]) => ({ currency, minor }));
}
