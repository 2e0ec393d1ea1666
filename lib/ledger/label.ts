/** Separates the names of a path: `AmazonFees > Commission`. */
export const pathSeparator = ' > ';

/** Labels are few and asked for with every amount; names of coupons are many, so that it is emptied now and then. */
const normalized = new Map<string, string>();
const mostNormalized = 20_000;

/** A label without what differs between Amazon's sources: case, spaces, underscores and hyphens. */
export function normalizedLabel(label: string): string {
  const known = normalized.get(label);
  if (known !== undefined) return known;
  const text = label.toLowerCase().replace(/[\s_-]+/g, '');
  if (normalized.size >= mostNormalized) normalized.clear();
  normalized.set(label, text);
  return text;
}
