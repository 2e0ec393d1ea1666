/** Enough for any order; what is more tangled is shown to a person. */
const mostSteps = 20_000;

/**
 * Whether each of the `whole` amounts is the sum of some of the `parts`, all of which are used: a fee for two
 * units may be one amount in one source and two in the other.
 */
export function areSplitInto(whole: readonly number[], parts: readonly number[]): boolean {
  if (whole.length === 0 || parts.length < whole.length || sum(whole) !== sum(parts)) return false;
  const sorted = [...parts].sort((a, b) => Math.abs(b) - Math.abs(a));
  const used = new Set<number>();
  let steps = 0;

  /** Makes up the rest of one of the whole amounts from parts that are free, then those after it. */
  const fill = (index: number, restMinor: number, from: number): boolean => {
    // What is left over makes up the last one, because all of them add up.
    if (index === whole.length - 1) return true;
    steps += 1;
    if (steps > mostSteps) return false;
    let tried: number | undefined;
    for (let at = from; at < sorted.length; at += 1) {
      const part = sorted[at] as number;
      if (used.has(at) || part === tried) continue;
      tried = part;
      used.add(at);
      const rest = restMinor - part;
      if (rest === 0 && fill(index + 1, whole[index + 1] ?? 0, 0)) return true;
      // Amounts of both signs may come to the sum on the way and go on.
      if (fill(index, rest, at + 1)) return true;
      used.delete(at);
    }
    return false;
  };
  return fill(0, whole[0] ?? 0, 0);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
