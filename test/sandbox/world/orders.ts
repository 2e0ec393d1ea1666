import type { OrderPlan, PlannedDeferral, PlannedEvent, PlannedLine } from './assemble';
import { type Charge, chargeComponents, localMinor, usualCharge } from './charges';
import { type Marketplace, marketplaces } from './marketplaces';
import type { Catalogue, Product } from './products';
import { createRandom, type Random } from './random';
import { refundOf, restock } from './refunds';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Amazon: "financial events might not include orders from the last 48 hours". */
const longestReportDelayMs = 48 * hourMs;

/** What the ordinary orders of a world are drawn from. */
export interface OrderDraw {
  readonly seed: number;
  readonly nowMs: number;
  readonly days: number;
  readonly count: number;
  readonly catalogue: Catalogue;
  /** Ids that are taken. */
  readonly takenIds: ReadonlySet<string>;
}

/** Draws the ordinary orders: spread over the days, some of them still on their way at `nowMs`. */
export function planOrders(draw: OrderDraw): OrderPlan[] {
  const random = createRandom(draw.seed, 'orders');
  const taken = new Set(draw.takenIds);
  const plans: OrderPlan[] = [];
  for (let index = 0; index < draw.count; index += 1) {
    plans.push(planOrder(draw, random, taken));
  }
  return plans;
}

function planOrder(draw: OrderDraw, random: Random, taken: Set<string>): OrderPlan {
  const { nowMs, days, catalogue } = draw;
  const marketplace = pickMarketplace(random);
  const multiChannel = random.chance(0.02);
  const invoiced = !multiChannel && marketplace.countryCode === 'US' && random.chance(0.015);
  const createdAtMs = nowMs - Math.floor(random.fraction() * days * dayMs) - minuteMs;
  const first = random.chance(0.01) ? hostileProduct(catalogue, random) : random.pick(catalogue.ordinary);
  const fulfilledBy = multiChannel ? 'AMAZON' : first.fulfilledBy;
  const base = {
    orderId: newOrderId(random, multiChannel ? ['S01'] : marketplace.orderPrefixes, taken),
    marketplace,
    kind: multiChannel ? 'multiChannel' : invoiced ? 'invoiced' : 'consumer',
    fulfilledBy,
    createdAtMs,
    taxModel: taxModelIn(marketplace, random),
  } as const;

  const lines = planLines(base.taxModel, marketplace, first, catalogue, random).map((line) =>
    multiChannel ? { ...line, components: multiChannelComponents(line) } : line,
  );
  if (!multiChannel && random.chance(0.03)) {
    return {
      ...base,
      cancelledAtMs: createdAtMs + random.whole(1, 20) * hourMs,
      shipments: [{ atMs: null, reportDelayMs: 0, lines }],
    };
  }
  const pendingUntilMs = createdAtMs + (random.chance(0.1) ? random.whole(1, 30) * hourMs : 20 * minuteMs);
  const shippedAtMs =
    pendingUntilMs + (fulfilledBy === 'AMAZON' ? random.whole(3, 30) : random.whole(10, 70)) * hourMs;
  const shipments = splitted(lines, random).map((part, index): PlannedEvent => {
    const atMs = shippedAtMs + index * random.whole(2, 60) * hourMs;
    const deferral = invoiced ? invoiceDeferral(atMs, random) : deliveryDeferral(atMs, random);
    return {
      atMs,
      reportDelayMs: reportDelayMs(random),
      lines: part,
      ...(deferral === null || multiChannel ? {} : { deferral }),
      ...(multiChannel || !random.chance(0.005) ? {} : { shape: 'itemTreesMissing' as const }),
    };
  });
  const refunds = multiChannel ? [] : planRefunds(shipments, random);
  return { ...base, pendingUntilMs, shipments, refunds };
}

function pickMarketplace(random: Random): Marketplace {
  const share = random.fraction();
  if (share < 0.8) return marketplaces.unitedStates;
  return share < 0.93 ? marketplaces.canada : marketplaces.mexico;
}

function taxModelIn(marketplace: Marketplace, random: Random): 'facilitator' | 'seller' | 'none' {
  if (marketplace.countryCode === 'US') return random.chance(0.9) ? 'facilitator' : 'none';
  if (marketplace.countryCode === 'CA') return random.chance(0.6) ? 'facilitator' : 'seller';
  // Mexican prices include the tax, and no tax rows are shown.
  return 'none';
}

function planLines(
  taxModel: 'facilitator' | 'seller' | 'none',
  marketplace: Marketplace,
  first: Product,
  catalogue: Catalogue,
  random: Random,
): PlannedLine[] {
  const products = [first];
  while (products.length < 4 && random.chance(0.13)) {
    const next = random.pick(catalogue.ordinary);
    if (next.fulfilledBy === first.fulfilledBy && !products.includes(next)) products.push(next);
  }
  const taxBasisPoints = taxModel === 'none' ? 0 : taxRate(marketplace, random);
  return products.map((product, item) => {
    const quantity = random.chance(0.15) ? random.whole(2, 6) : 1;
    const withShipping = random.chance(product.fulfilledBy === 'MERCHANT' ? 0.6 : 0.2);
    const charge: Charge = {
      ...usualCharge(product, marketplace, quantity),
      taxBasisPoints,
      taxWithheld: taxModel === 'facilitator',
      shippingMinor: withShipping ? localMinor(marketplace, random.pick([399, 599, 799])) : 0,
      giftWrapMinor: random.chance(0.03) ? localMinor(marketplace, 399) : 0,
      itemPromotionMinor: random.chance(0.1)
        ? Math.floor(
            (localMinor(marketplace, product.priceMinor) * quantity * random.pick([5, 10, 20])) / 100,
          )
        : 0,
      shippingPromoted: withShipping && random.chance(0.7),
      fulfilmentWaived: random.chance(0.02),
    };
    return { item, product, quantity, components: chargeComponents(charge) };
  });
}

function taxRate(marketplace: Marketplace, random: Random): number {
  return marketplace.countryCode === 'US'
    ? random.pick([600, 700, 825, 887, 1025])
    : random.pick([500, 1300, 1500]);
}

/** A multi-channel order brings no sale, only Amazon's fee for shipping it. */
function multiChannelComponents(line: PlannedLine): PlannedLine['components'] {
  return line.components.filter(({ kind }) => kind === 'fulfilmentFee' || kind === 'fulfilmentFeeTax');
}

/** About one order in fifty leaves in several parcels: by item, as in the real statements. */
function splitted(lines: readonly PlannedLine[], random: Random): PlannedLine[][] {
  if (lines.length === 1 || !random.chance(0.15)) return [[...lines]];
  return lines.map((line) => [line]);
}

function deliveryDeferral(shippedAtMs: number, random: Random): PlannedDeferral | null {
  if (!random.chance(0.15)) return null;
  const maturesAtMs = shippedAtMs + random.whole(1, 5) * dayMs + 7 * dayMs;
  return { reason: 'DD7', maturesAtMs, releasedAtMs: maturesAtMs + random.whole(0, 23 * 60) * minuteMs };
}

/** NET 30: released when the invoice is due, or paid early. */
function invoiceDeferral(shippedAtMs: number, random: Random): PlannedDeferral {
  const maturesAtMs = shippedAtMs + 30 * dayMs;
  const paidAfterMs = random.chance(0.4) ? random.whole(6, 29) * dayMs : 30 * dayMs;
  return {
    reason: 'B2B',
    maturesAtMs,
    releasedAtMs: shippedAtMs + paidAfterMs + random.whole(0, 23 * 60) * minuteMs,
  };
}

function refundDeferral(
  reason: PlannedDeferral['reason'],
  postedAtMs: number,
  random: Random,
): PlannedDeferral {
  const maturesAtMs = postedAtMs + random.whole(2, 4) * dayMs;
  return { reason, maturesAtMs, releasedAtMs: maturesAtMs + random.whole(0, 23 * 60) * minuteMs };
}

function planRefunds(shipments: readonly PlannedEvent[], random: Random): PlannedEvent[] {
  const [shipment] = shipments;
  const line = shipment?.lines[0];
  if (shipment?.atMs === null || shipment === undefined || line === undefined || !random.chance(0.05))
    return [];
  // In live Canadian data some refunds were posted before their sale.
  const afterMs = random.chance(0.05) ? -2 * hourMs : random.whole(2, 20) * dayMs;
  const percents = random.pick([[100], [100], [50], [20, 30]]);
  const restocked = percents[0] === 100 && random.chance(0.1);
  const heldFor = shipment.deferral?.reason;
  return percents.map((percent, index) => ({
    atMs: (shipment.atMs ?? 0) + afterMs + index * dayMs,
    reportDelayMs: reportDelayMs(random),
    lines: [restocked ? restock(refundOf(line, percent)) : refundOf(line, percent)],
    // Live refunds waited two to five days.
    ...(heldFor === undefined
      ? {}
      : { deferral: refundDeferral(heldFor, (shipment.atMs ?? 0) + afterMs + index * dayMs, random) }),
  }));
}

function reportDelayMs(random: Random): number {
  if (random.chance(0.7)) return random.whole(2, 90) * minuteMs;
  return random.whole(90, longestReportDelayMs / minuteMs) * minuteMs;
}

function hostileProduct(catalogue: Catalogue, random: Random): Product {
  const [first, ...rest] = catalogue.hostile;
  return first === undefined ? random.pick(catalogue.ordinary) : random.pick([first, ...rest]);
}

function newOrderId(random: Random, prefixes: readonly [string, ...string[]], taken: Set<string>): string {
  for (;;) {
    const orderId = `${random.pick(prefixes)}-${random.digits(7)}-${random.digits(7)}`;
    if (taken.has(orderId)) continue;
    taken.add(orderId);
    return orderId;
  }
}
