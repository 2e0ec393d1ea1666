/** More shipments than this of one order are compared as a whole only. */
const mostTried = 10;

/**
 * The things that come to an amount: all of them, else the one choice among them that does. None where no
 * choice does, or where several do and differ: that is for a person to decide.
 */
export function subsetOf<T>(
  all: readonly T[],
  minorOf: (each: T) => number,
  wantedMinor: number,
): readonly T[] | undefined {
  const sum = (some: readonly T[]): number => some.reduce((total, each) => total + minorOf(each), 0);
  if (sum(all) === wantedMinor) return all;
  if (all.length > mostTried) return undefined;
  let found: readonly T[] | undefined;
  for (let bits = 1; bits < 2 ** all.length; bits += 1) {
    const some = all.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1);
    if (sum(some) !== wantedMinor) continue;
    if (found !== undefined) return undefined;
    found = some;
  }
  return found;
}
