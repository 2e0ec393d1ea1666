/** QuickBooks takes at most this many characters. Source: Intuit's field lengths, DocNumber. */
export const longestNumber = 21;

/** The first way of writing a number that fits, the most readable first; none where no way does. */
export function firstFitting(ways: readonly string[]): string | undefined {
  return ways.find((way) => way.length <= longestNumber);
}

/** A count as numbers write it: whole, from `least` to 999. */
export function isCount(count: number, least: number): boolean {
  return Number.isInteger(count) && count >= least && count <= 999;
}

/** What stands behind the number of a summary that is not its first document. */
export interface NumberPart {
  /** Late facts make a further document: the first of them is 1, and 0 is the document itself. */
  readonly supplement?: number;
  /** A document with too many lines is several: the second is 2. */
  readonly part?: number;
}

/** `+1` for the first supplement, `.2` for the second part; `undefined` for what is no count. */
export function partText({ supplement = 0, part = 1 }: NumberPart): string | undefined {
  if (!isCount(supplement, 0) || !isCount(part, 1)) return undefined;
  return `${supplement === 0 ? '' : `+${supplement}`}${part === 1 ? '' : `.${part}`}`;
}
