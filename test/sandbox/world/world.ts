import { assembleOrder } from './assemble';
import { planLandmarks } from './landmarks';
import { planOrders } from './orders';
import { type Catalogue, makeCatalogue } from './products';
import { drawServiceEvents } from './serviceEvents';
import { settle } from './settlements';
import type { MoneyEvent, Order, Settlement, Truth } from './truth';

/** What a world is made from; the same figures give the same world. */
export interface WorldPlan {
  readonly seed: number;
  /** The moment at which the seller looks at it; the world goes on after it. */
  readonly nowMs: number;
  /** Ordinary orders, beside the landmarks; 2,000 unless told. */
  readonly orders?: number;
  /** Over how many days before `nowMs`; 60 unless told. */
  readonly days?: number;
}

/** A seller's months, as they truly were. */
export interface World {
  readonly seed: number;
  readonly nowMs: number;
  readonly seller: { readonly sellerId: string; readonly storeName: string };
  readonly catalogue: Catalogue;
  /** Newest first. */
  readonly orders: readonly Order[];
  readonly ordersById: ReadonlyMap<string, Order>;
  /** All that moved money, oldest first. */
  readonly events: readonly MoneyEvent[];
  readonly eventsByOrderId: ReadonlyMap<string, readonly MoneyEvent[]>;
  /** Those that ended before `nowMs` and those that the world already knows to come. */
  readonly settlements: readonly Settlement[];
}

/** Makes a world: the landmarks, the ordinary orders, the charges of their time, and the settlements. */
export function generateWorld({ seed, nowMs, orders: count = 2000, days = 60 }: WorldPlan): World {
  const catalogue = makeCatalogue(seed);
  const landmarks = planLandmarks(catalogue, nowMs);
  const takenIds = new Set(landmarks.map(({ orderId }) => orderId));
  const drawn = planOrders({ seed, nowMs, days, count, catalogue, takenIds });
  const orders = [...landmarks, ...drawn]
    .map((plan) => assembleOrder(plan, seed))
    .sort((left, right) => right.createdAtMs - left.createdAtMs);
  const sales = orders.flatMap(eventsOf);
  const services = drawServiceEvents({ seed, nowMs, days, catalogue, sales });
  const settled = settle(seed, [...sales, ...services]);
  const events = [...sales, ...services, ...settled.events].sort(
    (left, right) => left.postedAtMs - right.postedAtMs,
  );
  return {
    seed,
    nowMs,
    seller: { sellerId: 'A1EXAMPLESELLER', storeName: 'Alder & Brightwater' },
    catalogue,
    orders,
    ordersById: new Map(orders.map((order) => [order.orderId, order])),
    events,
    eventsByOrderId: groupedByOrder(events),
    settlements: settled.settlements,
  };
}

/** The hidden truth, by what it is; a judge of the books reads this and nothing of ours. */
export function truthOf(world: World): Truth {
  return {
    shipments: world.events.filter(({ type }) => type === 'Shipment'),
    refunds: world.events.filter(({ type }) => type === 'Refund'),
    others: world.events.filter(({ type }) => type !== 'Shipment' && type !== 'Refund'),
    settlements: world.settlements,
  };
}

function eventsOf(order: Order): MoneyEvent[] {
  return [...order.shipments.flatMap(({ event }) => (event === null ? [] : [event])), ...order.refunds];
}

function groupedByOrder(events: readonly MoneyEvent[]): Map<string, MoneyEvent[]> {
  const grouped = new Map<string, MoneyEvent[]>();
  for (const event of events) {
    if (event.orderId === null) continue;
    const known = grouped.get(event.orderId);
    if (known === undefined) grouped.set(event.orderId, [event]);
    else known.push(event);
  }
  return grouped;
}
