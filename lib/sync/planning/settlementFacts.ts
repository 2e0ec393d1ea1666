import {
  chargeKey,
  fileMonthKey,
  paymentKey,
  payoutKey,
  settlementKey,
} from '../../books/settlement/settlementKeys';
import { epochMs, instantText } from '../../calendar/calendar';
import type { AmazonEvent, EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { settlementsOf } from '../../ledger/settlement/settlementsOf';
import type { Basis } from './basis';
import type { PlanningPorts } from './planningPorts';

/** A settlement with the events that it pays, or that may be in the books in the place of its file's rows. */
export interface SettlementKnown {
  readonly settlement: Settlement;
  readonly events: readonly AmazonEvent[];
  /** What documents of it own beside events. */
  readonly keys: readonly EventKey[];
}

const dayMs = 86_400_000;
/** The settlement before it, by whose end it is known to be whole. */
const beforeMs = 45 * dayMs;
/** The transfer that pays it, which comes with the next one. */
const afterMs = 20 * dayMs;

/** One settlement, from its transactions or its file; `undefined` where nothing is known of it. */
export async function settlementKnown(
  ports: Pick<PlanningPorts, 'facts' | 'connection'>,
  { asOf }: Basis,
  settlementId: string,
): Promise<SettlementKnown | undefined> {
  const { facts } = ports;
  const own = await facts.readEventsOfSettlements([settlementId]);
  const readings = await facts.readSettlementFiles([settlementId]);
  const summary = readings.find((each) => each.summary?.settlementId === settlementId)?.summary;
  const moments = [
    ...own.map(({ postedAt, release }) =>
      epochMs(release.state === 'released' ? release.releasedAt : postedAt),
    ),
    ...(summary === undefined ? [] : [epochMs(summary.startAt), epochMs(summary.endAt)]),
  ];
  if (moments.length === 0) return undefined;
  const [firstMs, lastMs] = [least(moments), most(moments)];
  // What shows how it ended belongs to no order: transfers, reserves and fees of its neighbours are enough.
  const around = await facts.readEventsWithoutOrder(
    instantText(firstMs - beforeMs),
    instantText(lastMs + afterMs),
  );
  const events = [...new Map([...around, ...own].map((event) => [event.key, event])).values()];
  const fetched = await facts.readFetched();
  const settlement = settlementsOf(events, readings, {
    sellerAccountId:
      own[0]?.sellerAccountId ?? ports.connection.amazonAccountId ?? around[0]?.sellerAccountId ?? '',
    ...(fetched === undefined ? {} : { readFrom: fetched.from }),
    readUntil: fetched?.until ?? asOf,
  }).find((each) => each.settlementId === settlementId);
  if (settlement === undefined) return undefined;
  const keys = ownKeysOf(settlement, firstMs, lastMs);
  if (settlement.source === 'transactions') {
    const paid = new Set(settlement.eventKeys);
    return { settlement, events: events.filter(({ key }) => paid.has(key)), keys };
  }
  const touching = await facts.readEventsTouching(instantText(firstMs - dayMs), instantText(lastMs + dayMs));
  return {
    settlement,
    events: [...new Map([...touching, ...own].map((event) => [event.key, event])).values()],
    keys,
  };
}

/** Everything that only this settlement's documents can own: they are few, and asked for by name. */
function ownKeysOf(
  { settlementId, transferKey }: Settlement,
  firstMs: number,
  lastMs: number,
): readonly EventKey[] {
  const days: string[] = [];
  // A day more on either side: in which zone its days are counted does not matter here.
  for (let atMs = firstMs - dayMs; atMs <= lastMs + dayMs; atMs += dayMs)
    days.push(instantText(atMs).slice(0, 10));
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  return [
    settlementKey(settlementId, 'transactions'),
    settlementKey(settlementId, 'file'),
    payoutKey(settlementId),
    ...(transferKey === undefined ? [] : [transferKey]),
    ...days.map((day) => chargeKey(settlementId, day)),
    ...months.flatMap((month) => [fileMonthKey(settlementId, month), paymentKey(settlementId, month)]),
  ];
}

function least(values: readonly number[]): number {
  return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY);
}
