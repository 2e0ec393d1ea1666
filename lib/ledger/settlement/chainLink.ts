import { marketplaces } from '../../amazon/shapes/marketplaces';
import { present } from '../../amazon/shapes/present';
import type { InstantText } from '../../calendar/calendar';
import type { AmazonEvent, EventKey } from '../event';
import { normalizedLabel } from '../label';
import type { LineKind } from '../lineKind';
import type { SettlementReading } from './settlement';
import type { Settlement } from './settlementFacts';

/** What a settlement takes over from the one before it, and hands on to the next. */
export interface ChainLink {
  readonly settlementId: string;
  readonly currency: string;
  /** Settlements of different sellers, accounts and stores follow each other apart; absent where it is not known. */
  readonly seller?: string;
  readonly account?: string;
  readonly store?: string;
  readonly startAt?: InstantText;
  readonly endAt: InstantText;
  readonly totalMinor: number;
  /** The reserve that it brings in. */
  readonly previousReserveMinor: number;
  /** The reserve that it holds back, as Amazon signs it: negative. */
  readonly currentReserveMinor: number;
  /** The debt that it brings in: negative. */
  readonly payableMinor: number;
}

/** The link of a settlement file; none where not even its summary could be read. */
export function linkOfReading(reading: SettlementReading): ChainLink | undefined {
  const { summary, amounts } = reading;
  if (summary === undefined) return undefined;
  const { settlementId, currency, startAt, endAt, totalMinor } = summary;
  const sumOf = (kind: LineKind): number =>
    amounts.reduce((sum, each) => (each.meaning?.kind === kind ? sum + each.amountMinor : sum), 0);
  return present({
    settlementId,
    currency,
    store: storeOf(reading),
    startAt,
    endAt,
    totalMinor,
    previousReserveMinor: sumOf('previousReserve'),
    currentReserveMinor: sumOf('currentReserve'),
    payableMinor: sumOf('payable'),
  });
}

/** The link of a settlement, from its file where that is its source, else from the events that it pays. */
export function linkOfSettlement(
  settlement: Settlement,
  events: ReadonlyMap<EventKey, AmazonEvent>,
): ChainLink {
  const { settlementId, currency, sellerAccountId, accountType, marketplaceId } = settlement;
  const { startAt, endAt, totalMinor, source, reading, eventKeys } = settlement;
  const ofFile = source === 'file' && reading !== undefined ? linkOfReading(reading) : undefined;
  const lines = eventKeys.flatMap((key) => events.get(key)?.lines ?? []);
  const sumOf = (kind: LineKind): number =>
    lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountMinor : sum), 0);
  return present({
    settlementId,
    currency,
    seller: sellerAccountId === '' ? undefined : sellerAccountId,
    account: accountType === undefined ? undefined : normalizedLabel(accountType),
    store: marketplaceId ?? ofFile?.store,
    startAt: startAt ?? ofFile?.startAt,
    endAt,
    totalMinor,
    previousReserveMinor: ofFile?.previousReserveMinor ?? sumOf('previousReserve'),
    currentReserveMinor: ofFile?.currentReserveMinor ?? sumOf('currentReserve'),
    payableMinor: ofFile?.payableMinor ?? sumOf('payable'),
  });
}

const idByChannel = new Map(marketplaces.map(({ salesChannel, id }) => [normalizedLabel(salesChannel), id]));

/** The marketplace of most rows; multi-channel orders and charges of the account name none. */
function storeOf({ amounts }: SettlementReading): string | undefined {
  const rows = new Map<string, number>();
  for (const { label, rows: count } of amounts) {
    const id = idByChannel.get(normalizedLabel(label.marketplaceName));
    if (id !== undefined) rows.set(id, (rows.get(id) ?? 0) + count);
  }
  const [most] = [...rows].sort((a, b) => b[1] - a[1]);
  return most?.[0];
}
