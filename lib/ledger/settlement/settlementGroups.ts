import { epochMs, type InstantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../event';
import { normalizedLabel } from '../label';

/** The transactions that bear one settlement's id. */
export interface SettlementGroup {
  readonly settlementId: string;
  readonly sellerAccountId: string;
  readonly currency: string;
  readonly accountType?: string;
  /** What it pays, in the order of time; transfers to the bank are not among them. */
  readonly events: readonly AmazonEvent[];
  /** Transfers to the bank that bear its id. They paid the settlement before it. */
  readonly transfers: readonly AmazonEvent[];
  readonly sumMinor: number;
  /** Of the first and last of all of them. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * Groups what was released by the settlement that it is paid in. Amounts that Amazon still holds back belong to
 * none yet, and a stored twin of another event is the same money.
 */
export function settlementGroups(events: readonly AmazonEvent[]): readonly SettlementGroup[] {
  const byId = new Map<string, AmazonEvent[]>();
  for (const event of events) {
    const { settlementId, sellerAccountId, release, sameAs } = event;
    if (settlementId === undefined || release.state !== 'released' || sameAs !== undefined) continue;
    const key = `${sellerAccountId}\t${settlementId}`;
    const known = byId.get(key);
    if (known === undefined) byId.set(key, [event]);
    else known.push(event);
  }
  return [...byId.values()].flatMap((own) => groupOf(own)).sort(inTime);
}

/** When an event became part of a settlement. */
export function releasedAt({ release, postedAt }: AmazonEvent): InstantText {
  return release.state === 'released' ? release.releasedAt : postedAt;
}

/** Whether the event is money on its way to the bank: what a settlement came to, and no part of one. */
export function isTransfer({ transactionType, lines }: AmazonEvent): boolean {
  return (
    normalizedLabel(transactionType) === 'transfer' ||
    (lines.length > 0 && lines.every(({ kind }) => kind === 'payout'))
  );
}

function groupOf(all: readonly AmazonEvent[]): readonly SettlementGroup[] {
  const moments = new Map(all.map((event) => [event, epochMs(releasedAt(event))] as const));
  const atMs = (event: AmazonEvent): number => moments.get(event) ?? 0;
  const inOrder = all.toSorted((a, b) => atMs(a) - atMs(b) || (a.key < b.key ? -1 : 1));
  const events = inOrder.filter((event) => !isTransfer(event));
  const [first] = events.length > 0 ? events : inOrder;
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined) return [];
  const { sellerAccountId, settlementId = '', currency } = first;
  const accountType = all.find((event) => event.accountType !== undefined)?.accountType;
  const group = {
    settlementId,
    sellerAccountId,
    currency,
    events,
    transfers: inOrder.filter(isTransfer),
    // Amounts of another currency are never added; that they are there blocks the settlement.
    sumMinor: events.reduce((sum, event) => (event.currency === currency ? sum + event.totalMinor : sum), 0),
    firstMs: atMs(inOrder[0] ?? first),
    lastMs: atMs(events.at(-1) ?? last),
  };
  return [accountType === undefined ? group : { ...group, accountType }];
}

function inTime(a: SettlementGroup, b: SettlementGroup): number {
  return a.firstMs - b.firstMs || a.lastMs - b.lastMs || (a.settlementId < b.settlementId ? -1 : 1);
}
