/** A pattern with stars (any text, also none) and question marks (one letter), read once. */
export interface Wildcard {
  /** What every text that fits begins with, folded. */
  readonly prefix: string;
  /** True where the pattern is a plain text, so that only that text fits. */
  readonly exact: boolean;
  fits(foldedText: string): boolean;
}

/** Case, and space at the ends, do not count. */
export function folded(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * Reads a pattern. Matching never goes back further than to the last star, so that its time is bounded by
 * the two lengths multiplied, whatever the pattern.
 */
export function wildcard(pattern: string): Wildcard {
  const own = folded(pattern);
  const special = own.search(/[*?]/);
  if (special < 0) return { prefix: own, exact: true, fits: (text) => text === own };
  const prefix = own.slice(0, special);
  if (own === `${prefix}*`) return { prefix, exact: false, fits: (text) => text.startsWith(prefix) };
  const inner = /^\*([^*?]+)\*$/.exec(own)?.[1];
  if (inner !== undefined) return { prefix, exact: false, fits: (text) => text.includes(inner) };
  return { prefix, exact: false, fits: (text) => fits(own, text) };
}

function fits(pattern: string, text: string): boolean {
  let [at, place] = [0, 0];
  let [star, resume] = [-1, 0];
  while (place < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      [star, resume] = [at, place];
      at += 1;
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      resume += 1;
      [at, place] = [star + 1, resume];
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
