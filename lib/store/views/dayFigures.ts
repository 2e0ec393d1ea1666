import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import { bookedDay } from '../../books/bookedDay';
import { roleRowOfKind } from '../../books/roles';
import type { BookSettings } from '../../books/settings/bookSettings';
import { type DateText, instantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { normalizedLabel } from '../../ledger/label';
import type { LineKind } from '../../ledger/lineKind';
import type { DayFigures } from '../../sync/views';

/** Money that a settlement moves on: it is neither sale nor fee. */
const moved: ReadonlySet<LineKind> = new Set<LineKind>(['payable', 'charge', 'bankTransfer', 'payout']);

/** The largest difference between a zone's day and the one in UTC, with an hour to spare. */
const zoneMs = 15 * 3_600_000;
const dayMs = 86_400_000;

/** The span of moments that may belong to a day in any zone. */
export function momentsOfDay(date: DateText): readonly [from: string, until: string] {
  const startMs = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;
  return [instantText(startMs - zoneMs), instantText(startMs + dayMs + zoneMs)];
}

/** What Amazon reported, summed up by day and place, the newest day first; of the same day the largest first. */
export function dayFiguresOf(
  events: readonly AmazonEvent[],
  settings: BookSettings,
  wanted: (date: DateText) => boolean,
): readonly DayFigures[] {
  const sums = new Map<string, DayFigures & { readonly orderIds: Set<string> }>();
  for (const event of events) {
    if (normalizedLabel(event.transactionType) === 'transfer') continue;
    const date = bookedDay(event, undefined, settings);
    if (!wanted(date)) continue;
    const country = marketplaceOf(event.marketplaceId ?? '')?.country;
    const key = `${date} ${country ?? ''} ${event.currency}`;
    const before = sums.get(key) ?? {
      date,
      ...(country !== undefined && { country }),
      currency: event.currency,
      ...nothing,
      orderIds: new Set<string>(),
    };
    if (event.kind === 'shipment' && event.orderId !== undefined) before.orderIds.add(event.orderId);
    sums.set(key, added(before, event));
  }
  return [...sums.values()]
    .map(({ orderIds, ...figures }) => ({ ...figures, orders: orderIds.size }))
    .sort((a, b) => (a.date === b.date ? b.salesMinor - a.salesMinor : a.date < b.date ? 1 : -1));
}

const nothing = { orders: 0, salesMinor: 0, refundsMinor: 0, feesMinor: 0, otherMinor: 0 };

function added<Sum extends DayFigures>(sum: Sum, { kind, lines }: AmazonEvent): Sum {
  let { salesMinor, refundsMinor, feesMinor, otherMinor } = sum;
  for (const line of lines) {
    const facet = roleRowOfKind(line.kind)?.facet;
    if (facet === 'cash' || moved.has(line.kind)) continue;
    if (facet === 'fees' && (kind === 'shipment' || kind === 'refund')) feesMinor += line.amountMinor;
    else if (kind === 'shipment') salesMinor += line.amountMinor;
    else if (kind === 'refund') refundsMinor += line.amountMinor;
    else otherMinor += line.amountMinor;
  }
  return { ...sum, salesMinor, refundsMinor, feesMinor, otherMinor };
}
