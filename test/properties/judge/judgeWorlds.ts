import { describe, expect, test } from 'vitest';
import { hledgerIsInstalled, hledgerVerdict } from '../../judge/hledger';
import { journalOf, verdictOf } from './runsOf';
import { groupsOf, shareOf, worldSeeds } from './seeds';

/** As many worlds as one test judges, so that a failing one is found soon. */
const together = 25;

/** A failing world takes its time: the smallest case of it is looked for. */
const longestMs = 600_000;

/** Judges a share of the worlds: by their hidden truth, and then by hledger, which nobody here wrote. */
export function judgeWorlds(share: number, shares: number): void {
  const seeds = shareOf(worldSeeds(), share, shares);
  const journals: string[] = [];
  describe(`worlds, share ${share + 1} of ${shares}`, () => {
    for (const [name, some] of groupsOf(seeds, together)) {
      test(
        `of seeds ${name} are in the books once and to the cent`,
        async () => {
          for (const seed of some) {
            const { run, verdict } = await verdictOf(seed);
            expect(verdict).toBe('');
            if (run !== undefined) journals.push(journalOf(run));
          }
        },
        longestMs,
      );
    }

    test.skipIf(!hledgerIsInstalled)('hold in hledger, account by account (apt-get install hledger)', () => {
      expect(journals.length).toBeGreaterThan(0);
      expect(hledgerVerdict(journals.join(''))).toBe('');
    });
  });
}
