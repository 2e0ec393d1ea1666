import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

// What is taken off one line is put on another, so that every sum still adds up.
vi.mock('../../../lib/books/tax/taxation', async (original) => {
  const real = await original<typeof import('../../../lib/books/tax/taxation')>();
  return {
    ...real,
    taxationOf: (...given: Parameters<typeof real.taxationOf>) => {
      const { lines, ...rest } = real.taxationOf(...given);
      const flippedMinor = lines
        .filter(({ line }) => line.kind === 'promotion')
        .reduce((sum, { netMinor }) => sum + 2 * netMinor, 0);
      const first = lines.findIndex(({ line }) => line.kind === 'principal');
      return {
        ...rest,
        lines: lines.map((each, index) => ({
          ...each,
          netMinor:
            first >= 0 && each.line.kind === 'promotion'
              ? -each.netMinor
              : each.netMinor + (index === first ? flippedMinor : 0),
        })),
      };
    },
  };
});

test('a sign flipped on promotions is seen in the accounts', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*holds/);
});
