import { instantText } from '../../../lib/calendar/calendar';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import type { Bookkeeper } from './bookkeeper';

/** The facts of a settlement as far as they are known; stopgap. */
export function settlementOf(
  settlementId: string,
  { world, knowledge }: Bookkeeper,
  readings: ReadonlyMap<string, SettlementReading>,
): Settlement | undefined {
  const period = world.periods.find((each) => each.settlementId === settlementId);
  const truth = world.settlements.find((each) => each.settlementId === settlementId);
  if (period === undefined) return undefined;
  const reading = readings.get(settlementId);
  const paid = knowledge.events.filter(
    (event) =>
      event.settlementId === settlementId &&
      event.release.state === 'released' &&
      event.transactionType !== 'Transfer',
  );
  const transfer = truth?.payout === undefined ? undefined : knowledge.eventOf(truth.payout);
  const sum = paid.reduce((total, { totalMinor }) => total + totalMinor, 0);
  const source = paid.length === 0 && reading !== undefined ? 'file' : 'transactions';
  const closed = truth !== undefined && knowledge.atMs >= truth.endsAtMs + 3 * 86_400_000;
  if (paid.length === 0 && reading === undefined) return undefined;
  return {
    settlementId,
    sellerAccountId: world.sellerId,
    currency: world.store.currency,
    marketplaceId: world.store.marketplaceId,
    accountType: period.accountType,
    startAt: instantText(period.startsAtMs),
    endAt: instantText(period.endsAtMs),
    ...(truth ? { depositAt: instantText(truth.depositAtMs) } : {}),
    closed,
    totalMinor: truth?.totalMinor ?? sum,
    source,
    eventKeys: source === 'file' ? [] : paid.map(({ key }) => key),
    ...(transfer ? { transferKey: transfer.key } : {}),
    ...(reading ? { reading } : {}),
    problems: [],
  };
}
