import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { settlementFile } from '../../sandbox/world/broad/fileView';
import { createRandom } from '../../sandbox/world/random';

/** What the bookkeeper of a world has to go by. */
export type Source =
  /** The API alone. */
  | 'transactions'
  /** The API, and the files as a control. */
  | 'both'
  /** The files alone, as for history or for sellers without keys. */
  | 'files';

/** The source of a world, by its seed. Files keep no tax apart, so that sellers with tax need the API. */
export function sourceOf({ seed, store }: BroadWorld): Source {
  const random = createRandom(seed, 'source');
  return store.country === 'US'
    ? random.pick(['transactions', 'transactions', 'both', 'files'])
    : random.pick(['transactions', 'transactions', 'both']);
}

/** The settlement files of a world as they are read, by settlement. */
export async function readingsOf(
  worlds: readonly BroadWorld[],
  source: Source,
): Promise<ReadonlyMap<string, SettlementReading>> {
  const readings = new Map<string, SettlementReading>();
  if (source === 'transactions') return readings;
  const settlements = worlds.flatMap((world) =>
    world.settlements.map((settlement) => ({ world, settlement })),
  );
  for (const { world, settlement } of settlements) {
    const bytes = new TextEncoder().encode(settlementFile(world, settlement));
    const reading = await readSettlement(
      async function* () {
        yield bytes;
      },
      { withOrders: true },
    );
    readings.set(settlement.settlementId, reading);
  }
  return readings;
}
