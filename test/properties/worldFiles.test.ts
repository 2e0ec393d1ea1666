import { expect, test } from 'vitest';
import { roleRowOfKind } from '../../lib/books/roles';
import { readSettlement } from '../../lib/ledger/settlement/readSettlement';
import type { SettlementAmount } from '../../lib/ledger/settlement/settlement';
import { generateBroadWorld } from '../sandbox/world/broad/broadWorld';
import { settlementFile } from '../sandbox/world/broad/fileView';
import { noTax, trueAmounts } from '../sandbox/world/broad/trueBooks';
import { groupsOf, worldSeeds } from './judge/seeds';

test.each(groupsOf(worldSeeds(), 100))(
  'the settlement files of worlds %s are read to the cent, and each amount finds its account',
  async (_, seeds) => {
    for (const seed of seeds) {
      const world = generateBroadWorld({ seed, withMicroDeposit: seed % 3 === 0 });
      for (const settlement of world.settlements) {
        const label = `SEED=${seed}, settlement ${settlement.settlementId}`;
        const bytes = new TextEncoder().encode(settlementFile(world, settlement));
        const reading = await readSettlement(async function* () {
          yield bytes;
        });
        expect(reading.problems, label).toEqual([]);
        expect(reading.unknown, label).toEqual([]);
        expect(reading.summary, label).toMatchObject({
          settlementId: settlement.settlementId,
          currency: world.store.currency,
          totalMinor: settlement.totalMinor,
        });
        expect(reading.sumMinor, label).toBe(settlement.totalMinor);
        // Prices that include tax, and the seller's own, are split later: their sums are those of the rows.
        if (world.regime === 'included') continue;
        const truth = settlement.events.flatMap((event) =>
          trueAmounts(world, event, noTax).map(({ account, amountMinor }) => [account, amountMinor] as const),
        );
        expect(sums(reading.amounts.map((amount) => [accountOf(amount), amount.amountMinor])), label).toEqual(
          sums(truth),
        );
      }
    }
  },
);

/** The account of a row; the debt of the last settlement has none. */
function accountOf({ meaning }: SettlementAmount): string {
  if (meaning?.kind === 'charge') return 'Card on File';
  if (meaning?.kind === 'payable') return '';
  const row = meaning === undefined ? undefined : roleRowOfKind(meaning.kind);
  return row?.role === 'salesTax' ? 'tax' : (row?.accountName ?? 'unknown');
}

function sums(amounts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [account, minor] of amounts) if (account !== '') found[account] = (found[account] ?? 0) + minor;
  return Object.fromEntries(Object.entries(found).filter(([, minor]) => minor !== 0));
}
