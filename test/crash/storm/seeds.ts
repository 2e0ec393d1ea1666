import { describe, expect, test } from 'vitest';
import { storm } from './storm';

/** So many go into one test, so that a run says how far it is. */
const group = 250;
/** Files that share the seeds, one for each core. */
const files = 2;

/** The seeds to run: `SEED=…` is one, `STORMS=…` as many as it says; with both, as many from that one on. */
export function stormSeeds(): readonly number[] {
  const { SEED: seed, STORMS: count } = process.env;
  const length = Number(count ?? (seed === undefined ? 300 : 1));
  return Array.from({ length }, (_, index) => Number(seed ?? 1) + index);
}

/** The tests of every second seed. */
export function stormsOf(file: 0 | 1): void {
  const seeds = stormSeeds().filter((_, index) => index % files === file);
  describe('storms: one document each, to the cent, and every browser knows it', () => {
    if (seeds.length === 0) test.skip('all seeds are in the other file');
    for (let from = 0; from < seeds.length; from += group) {
      const some = seeds.slice(from, from + group);
      test(`seeds ${some[0]} to ${some.at(-1)}`, async () => {
        for (const seed of some) await storm(seed);
        expect(some.length).toBeGreaterThan(0);
      });
    }
  });
}
