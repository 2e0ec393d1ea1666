import type { Marketplace } from './marketplaces';
import { periodAt } from './periods';
import type { Product } from './products';
import { createRandom, type Random } from './random';
import {
  type Component,
  type Deferral,
  type Line,
  type MoneyEvent,
  type Order,
  type Shipment,
  sumMinor,
  type TreeShape,
} from './truth';

/** Some units of the order's item number `item`, and what they bring and cost. */
export interface PlannedLine {
  readonly item: number;
  readonly product: Product;
  readonly quantity: number;
  readonly components: readonly Component[];
}

/** When and how long money is held back. */
export interface PlannedDeferral {
  readonly reason: Deferral['reason'];
  readonly maturesAtMs: number;
  readonly releasedAtMs: number;
}

/** A shipment or refund before it has ids. */
export interface PlannedEvent {
  readonly atMs: number | null;
  /** Posted in that very second, rather than minutes later. */
  readonly exactlyPosted?: boolean;
  /** From the posting until the API shows it. */
  readonly reportDelayMs: number;
  readonly lines: readonly PlannedLine[];
  readonly deferral?: PlannedDeferral;
  readonly shape?: TreeShape;
}

/** An order before it has ids for its parts. */
export interface OrderPlan {
  readonly orderId: string;
  readonly marketplace: Marketplace;
  readonly kind: Order['kind'];
  readonly fulfilledBy: Order['fulfilledBy'];
  readonly createdAtMs: number;
  readonly pendingUntilMs?: number;
  readonly cancelledAtMs?: number;
  readonly taxModel?: Order['taxModel'];
  readonly shipments: readonly PlannedEvent[];
  readonly refunds?: readonly PlannedEvent[];
}

const minuteMs = 60_000;
const buyers: readonly [string, ...string[]] = [
  'Ana Whitfield',
  'Jonas Merrick',
  'Priya Castellan',
  'Leo Vandermeer',
  'Mina Okonkwo',
  'Tomas Reyes',
];

/** Gives an order's parts their ids and their money events; the same plan and seed give the same order. */
export function assembleOrder(plan: OrderPlan, seed: number): Order {
  const random = createRandom(seed, plan.orderId);
  const orderItemIds = new Map<number, string>();
  const ordered = new Map<number, number>();
  for (const line of plan.shipments.flatMap((shipment) => shipment.lines)) {
    ordered.set(line.item, (ordered.get(line.item) ?? 0) + line.quantity);
    if (!orderItemIds.has(line.item)) orderItemIds.set(line.item, random.digits(14));
  }
  const toLine = ({ item, product, quantity, components }: PlannedLine): Line => ({
    orderItemId: orderItemIds.get(item) ?? null,
    product,
    quantity,
    quantityOrdered: ordered.get(item) ?? quantity,
    components,
  });

  const shipments = plan.shipments.map((planned): Shipment => {
    const shipmentId = random.digits(random.whole(14, 16));
    const postingDelayMs = planned.exactlyPosted === true ? 0 : random.whole(1, 9) * minuteMs;
    const lines = planned.lines.map(toLine);
    // A multi-channel order and a cancelled one bring no sale; the former still costs its fulfilment.
    const event =
      planned.atMs === null
        ? null
        : orderEvent(plan, planned, planned.atMs + postingDelayMs, lines, random, {
            type: 'Shipment',
            description:
              plan.kind === 'multiChannel' ? 'FBAShipmentInjectionFulfillmentFee' : 'Order Payment',
            shipmentId,
            refundId: null,
          });
    return { shipmentId, shippedAtMs: planned.atMs, lines, event };
  });

  const refunds = (plan.refunds ?? []).flatMap((planned) => {
    if (planned.atMs === null) return [];
    return [
      orderEvent(plan, planned, planned.atMs, planned.lines.map(toLine), random, {
        type: 'Refund',
        description: 'Refund',
        shipmentId: null,
        refundId: `amzn1:crow:${random.token(22)}`,
      }),
    ];
  });

  const promoted = shipments.some((shipment) =>
    shipment.lines.some((line) => line.components.some(({ kind }) => kind.endsWith('Promotion'))),
  );
  return {
    orderId: plan.orderId,
    marketplace: plan.marketplace,
    kind: plan.kind,
    fulfilledBy: plan.fulfilledBy,
    createdAtMs: plan.createdAtMs,
    pendingUntilMs: plan.pendingUntilMs ?? plan.createdAtMs + random.whole(1, 30) * minuteMs,
    cancelledAtMs: plan.cancelledAtMs ?? null,
    prime: plan.fulfilledBy === 'AMAZON' && random.chance(0.7),
    promotionId: promoted ? `PAWS-V2-${random.digits(14)}` : null,
    taxModel: plan.taxModel ?? 'facilitator',
    buyerName: random.pick(buyers),
    shipToState: random.pick(plan.marketplace.states),
    shipments,
    refunds,
  };
}

function orderEvent(
  plan: OrderPlan,
  planned: PlannedEvent,
  postedAtMs: number,
  lines: readonly Line[],
  random: Random,
  named: Pick<MoneyEvent, 'type' | 'description' | 'shipmentId' | 'refundId'>,
): MoneyEvent {
  const accountType = plan.kind === 'invoiced' ? 'Invoiced Orders' : 'Standard Orders';
  // Amazon's stamps have whole seconds.
  const wholePostedAtMs = Math.floor(postedAtMs / 1000) * 1000;
  const transactionId = random.token(43);
  return {
    ...named,
    transactionId,
    marketplace: plan.marketplace,
    nonAmazon: plan.kind === 'multiChannel',
    accountType,
    orderId: plan.orderId,
    fulfilledBy: plan.fulfilledBy,
    postedAtMs: wholePostedAtMs,
    reportedAtMs: wholePostedAtMs + planned.reportDelayMs,
    settlement: settlementOf(plan.marketplace, accountType, wholePostedAtMs),
    deferral:
      planned.deferral === undefined
        ? null
        : deferralOf(planned.deferral, plan.marketplace, accountType, random),
    lines,
    totalMinor: sumMinor(lines.flatMap((line) => line.components)),
    shape: planned.shape ?? 'usual',
  };
}

function deferralOf(
  planned: PlannedDeferral,
  marketplace: Marketplace,
  accountType: MoneyEvent['accountType'],
  random: Random,
): Deferral {
  const releasedAtMs = Math.floor(planned.releasedAtMs / 1000) * 1000;
  return {
    reason: planned.reason,
    maturesAtMs: Math.floor(planned.maturesAtMs / 1000) * 1000,
    releasedAtMs,
    releaseReportedAtMs: releasedAtMs + random.whole(5, 600) * minuteMs,
    releaseTransactionId: random.token(43),
    releaseSettlement: settlementOf(marketplace, accountType, releasedAtMs),
  };
}

function settlementOf(marketplace: Marketplace, accountType: MoneyEvent['accountType'], atMs: number) {
  const { settlementId, financialEventGroupId } = periodAt(marketplace, accountType, atMs);
  return { settlementId, financialEventGroupId };
}
