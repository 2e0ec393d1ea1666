import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { toEvents } from '../../../lib/ledger/toEvents';
import { apiAnswer } from '../../sandbox/world/broad/apiView';
import type { BroadSettlement, BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { settlementFile } from '../../sandbox/world/broad/fileView';
import { sourceOf } from './settlementFixture';

/** Everything that the API shows of a world at a moment, as events. */
export function eventsOf(world: BroadWorld, atMs: number = world.endsAtMs): readonly AmazonEvent[] {
  const page = parseTransactionsPage(apiAnswer(world, atMs));
  if (!page.ok) throw new Error(page.problem.sentence);
  return toEvents(page.value.transactions, world.sellerId, []);
}

/** The file of a settlement as it is read for the control, its text changed before if wanted. */
export function readingOf(
  world: BroadWorld,
  settlement: BroadSettlement,
  change: (text: string) => string = (text) => text,
): Promise<SettlementReading> {
  return readSettlement(sourceOf(change(settlementFile(world, settlement)), 65_536), { withOrders: true });
}
