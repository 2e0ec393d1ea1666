/** How many worlds are judged where nobody says: enough to find a fault while one works. */
const few = 60;

/** The seeds of the worlds to judge: `SEED=…` is one, `WORLDS=…` as many as it says. */
export function worldSeeds(): readonly number[] {
  const { SEED: seed, WORLDS: count } = process.env;
  if (seed !== undefined && /^\d+$/.test(seed)) return [Number(seed)];
  const worlds = count !== undefined && /^\d+$/.test(count) ? Number(count) : few;
  return Array.from({ length: worlds }, (_, index) => index + 1);
}

/** Every so manieth of them, so that several files of tests share the work. */
export function shareOf(seeds: readonly number[], share: number, shares: number): readonly number[] {
  return seeds.filter((_, index) => index % shares === share);
}

/** Seeds in groups for one test each, named by the first and last of them. */
export function groupsOf(
  seeds: readonly number[],
  size: number,
): readonly (readonly [string, readonly number[]])[] {
  const groups: (readonly [string, readonly number[]])[] = [];
  for (let at = 0; at < seeds.length; at += size) {
    const group = seeds.slice(at, at + size);
    groups.push([`${group[0]} to ${group.at(-1)}`, group]);
  }
  return groups;
}
