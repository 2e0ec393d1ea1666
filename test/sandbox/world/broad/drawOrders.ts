import { createRandom, type Random } from '../random';
import type { BroadDeferral, BroadEvent, BroadPart, BroadProduct, BroadUnit, TaxRegime } from './broadTruth';
import { releasedAtMs, sumOf } from './broadTruth';
import type { BroadStore } from './stores';
import { type WordName, words } from './words';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the orders of a world are drawn from. */
export interface OrderDraw {
  readonly seed: number;
  readonly store: BroadStore;
  readonly regime: TaxRegime;
  readonly products: readonly [BroadProduct, ...BroadProduct[]];
  readonly count: number;
  readonly startsAtMs: number;
  /** Orders ship before; refunds and releases may come later. */
  readonly lastSaleAtMs: number;
  readonly endsAtMs: number;
  /** Share of sales that Amazon holds back until delivery. */
  readonly deferredShare: number;
  readonly invoicedShare: number;
  /** Invoiced orders settle in an account of their own. */
  readonly invoicedApart: boolean;
  readonly unlinkedTwins: boolean;
}

/** The orders' events and the ids of those that a business pays by invoice. */
export interface DrawnOrders {
  readonly events: readonly BroadEvent[];
  readonly invoicedOrderIds: ReadonlySet<string>;
}

/** Sales in all their forms, and what follows them: refunds, chargebacks, claims, taxes billed late. */
export function drawOrders(draw: OrderDraw): DrawnOrders {
  const events: BroadEvent[] = [];
  const invoicedOrderIds = new Set<string>();
  for (let index = 0; index < draw.count; index += 1) {
    const random = createRandom(draw.seed, `order ${index}`);
    const orderId = `${draw.store.orderPrefix}${random.whole(1, 4)}-${random.digits(7)}-${random.digits(7)}`;
    if (random.chance(0.06)) {
      events.push(multiChannel(draw, random));
      continue;
    }
    const invoiced = random.chance(draw.invoicedShare);
    if (invoiced) invoicedOrderIds.add(orderId);
    events.push(...orderEvents(draw, random, orderId, invoiced));
  }
  return { events, invoicedOrderIds };
}

function orderEvents(draw: OrderDraw, random: Random, orderId: string, invoiced: boolean): BroadEvent[] {
  const fulfilledBy = random.chance(0.8) ? 'AFN' : 'MFN';
  const accountType = invoiced && draw.invoicedApart ? 'Invoiced Orders' : 'Standard Orders';
  const events: BroadEvent[] = [];
  const event = (
    what: BroadEvent['what'],
    atMs: number,
    units: readonly BroadUnit[],
    more: Partial<BroadEvent> = {},
  ): BroadEvent => ({
    id: random.token(43),
    what,
    type: what === 'sale' || what === 'replacement' ? 'Shipment' : 'Refund',
    description: what === 'sale' || what === 'replacement' ? 'Order Payment' : 'Refund',
    accountType,
    orderId,
    fulfilledBy,
    postedAtMs: wholeSecond(atMs),
    reportedAtMs:
      wholeSecond(atMs) +
      random.whole(5, 600) * 60_000 +
      (random.chance(0.25) ? random.whole(20, 47) * hourMs : 0),
    units,
    totalMinor: sumOf(units.flatMap(({ parts }) => parts)),
    shape: 'usual',
    ...more,
  });
  const shipmentIds = (): Partial<BroadEvent> => ({
    shipmentId: random.digits(random.whole(14, 16)),
    fileShipmentId: `D${random.token(8)}`,
  });

  const shipments = random.chance(0.2) ? random.whole(2, 3) : 1;
  let atMs = saleAtMs(draw, random);
  for (let number = 0; number < shipments; number += 1) {
    const lines = random.chance(0.25) ? random.whole(2, 3) : 1;
    const units = Array.from({ length: lines }, () => soldUnit(draw, random, fulfilledBy));
    const late = random.chance(0.1)
      ? { reportedAtMs: wholeSecond(atMs) + random.whole(46, 90) * hourMs }
      : {};
    const deferral = deferralOf(draw, random, invoiced, atMs);
    events.push(
      event('sale', atMs, units, {
        ...shipmentIds(),
        ...(deferral === undefined ? {} : { deferral }),
        ...late,
      }),
    );
    atMs = Math.min(atMs + random.whole(1, 90) * hourMs, draw.lastSaleAtMs);
  }
  events.push(...afterwards(draw, random, events, event));
  const [first] = events;
  if (first !== undefined && random.chance(0.06)) {
    const unit = {
      ...emptyUnit(random),
      product: random.pick(draw.products),
      quantity: 1,
      quantityOrdered: 1,
    };
    // It brings nothing, so it comes beside a sale: no settlement holds nothing else.
    const atMs = releasedAtMs(first) + 1000;
    const id = { orderId: `${orderId.slice(0, 4)}${random.digits(7)}-${random.digits(7)}` };
    events.push(event('replacement', atMs, [unit], { ...shipmentIds(), ...id }));
  }
  return events;
}

/** What comes back after the sale, or even before it is reported. */
function afterwards(
  draw: OrderDraw,
  random: Random,
  sales: readonly BroadEvent[],
  event: (
    what: BroadEvent['what'],
    atMs: number,
    units: readonly BroadUnit[],
    more?: Partial<BroadEvent>,
  ) => BroadEvent,
): BroadEvent[] {
  const sold = random.pick(sales as [BroadEvent, ...BroadEvent[]]);
  const after = (): number => Math.min(sold.postedAtMs + random.whole(2, 400) * hourMs, draw.endsAtMs);
  const given = (units: readonly BroadUnit[], percent: number): BroadUnit[] =>
    units.map((unit) => returnedUnit(draw, unit, percent));
  const refundId = (): Partial<BroadEvent> => ({ refundId: `amzn1:crow:${random.token(22)}` });
  const found: BroadEvent[] = [];
  if (random.chance(0.3)) {
    const count = random.chance(0.25) ? random.whole(2, 3) : 1;
    for (let number = 0; number < count; number += 1) {
      const percent = count > 1 ? random.pick([20, 30]) : random.pick([100, 100, 50, 25]);
      const units = given(random.chance(0.7) ? sold.units : sold.units.slice(0, 1), percent);
      const first = units[0];
      // Amazon states no tax of these where it states that of the rest.
      if (first !== undefined && random.chance(0.15) && draw.regime !== 'seller')
        units[0] = withExtras(first, random);
      // A refund can be posted while the sale itself is not.
      const atMs = random.chance(0.1) ? sold.postedAtMs - hourMs : after();
      const deferral = shortDeferral(draw, random, sold, atMs);
      found.push(
        event('refund', atMs, units, { ...refundId(), ...(deferral === undefined ? {} : { deferral }) }),
      );
    }
  }
  if (random.chance(0.06)) {
    // Fees that Amazon gives back: it counts no units.
    const [first] = sold.units;
    const commission = first?.parts.find(({ word }) => word === 'commission');
    if (first !== undefined && commission !== undefined) {
      const parts = [
        { word: 'commission' as const, amountMinor: -commission.amountMinor, ...mirroredTax(commission) },
      ];
      found.push(event('refund', after(), [{ ...first, parts }], refundId()));
    }
  }
  if (random.chance(0.04)) {
    const [first] = sold.units;
    if (first !== undefined) {
      const parts: BroadPart[] = [
        { word: 'shipping', amountMinor: -599 },
        { word: 'shippingChargeback', amountMinor: 599 },
      ];
      found.push(event('refund', after(), [{ ...first, parts }], refundId()));
    }
  }
  // Beside its sale, because no settlement holds nothing else.
  if (random.chance(0.03))
    found.push(event('refund', releasedAtMs(sold) + 1000, [emptyUnit(random)], refundId()));
  // Both come as plain refunds in the API; the file alone names them.
  if (random.chance(0.05)) found.push(event('chargeback', after(), given(sold.units, 100), refundId()));
  if (random.chance(0.05)) found.push(event('guarantee', after(), given(sold.units, 50), refundId()));
  if (random.chance(0.06) && draw.regime === 'facilitator') {
    const taxMinor = random.whole(20, 900);
    const parts: BroadPart[] = [
      { word: 'retroTax', amountMinor: taxMinor },
      { word: 'retroTaxWithheld', amountMinor: -taxMinor },
    ];
    const unit = {
      ...emptyUnit(random),
      ...(sold.units[0]?.product && { product: sold.units[0].product }),
      parts,
    };
    found.push(event('retrocharge', after(), [unit], { type: 'Retrocharge', description: 'Retrocharge' }));
  }
  return found;
}

function multiChannel(draw: OrderDraw, random: Random): BroadEvent {
  const fee = (word: WordName, most: number): BroadPart => feePart(draw, word, -random.whole(200, most));
  const parts = [fee('fulfilment', 900), ...(random.chance(0.3) ? [fee('transport', 500)] : [])];
  const atMs = wholeSecond(saleAtMs(draw, random));
  const unit: BroadUnit = {
    product: random.pick(draw.products),
    quantity: 1,
    quantityOrdered: 1,
    orderItemCode: random.digits(14),
    parts,
  };
  return {
    id: random.token(43),
    what: 'multiChannel',
    type: 'Shipment',
    description: 'FBAShipmentInjectionFulfillmentFee',
    accountType: 'Standard Orders',
    orderId: `S01-${random.digits(7)}-${random.digits(7)}`,
    shipmentId: random.digits(15),
    fileShipmentId: `D${random.token(8)}`,
    fulfilledBy: 'AFN',
    postedAtMs: atMs,
    reportedAtMs: atMs + random.whole(5, 600) * 60_000,
    units: [unit],
    totalMinor: sumOf(parts),
    shape: 'usual',
  };
}

function soldUnit(draw: OrderDraw, random: Random, fulfilledBy: 'AFN' | 'MFN'): BroadUnit {
  const product = random.pick(draw.products);
  const quantity = random.chance(0.75) ? 1 : random.whole(2, 4);
  const principalMinor = product.priceMinor * quantity;
  const shippingMinor = random.chance(0.35) ? random.whole(299, 1299) : 0;
  const giftWrapMinor = random.chance(0.08) ? random.whole(199, 599) : 0;
  const itemPromotionMinor = random.chance(0.2) ? Math.floor(principalMinor * 0.1) : 0;
  const shippingPromoted = shippingMinor > 0 && random.chance(0.4);
  const { regime, store } = draw;
  const parts: BroadPart[] = [];
  const add = (word: WordName, amountMinor: number): void => {
    if (amountMinor === 0) return;
    parts.push(words[word].isFee ? feePart(draw, word, amountMinor) : { word, amountMinor });
  };
  add('principal', principalMinor);
  add('shipping', shippingMinor);
  add('giftWrap', giftWrapMinor);
  add('itemPromotion', -itemPromotionMinor);
  if (shippingPromoted) add('shippingPromotion', -shippingMinor);
  if (regime === 'facilitator' || regime === 'seller') {
    const tax = (minor: number): number => Math.round((minor * store.salesTaxPercent) / 100);
    const taxes = [
      ['item', tax(principalMinor - itemPromotionMinor)],
      ['shipping', shippingPromoted ? 0 : tax(shippingMinor)],
      ['giftWrap', tax(giftWrapMinor)],
    ] as const;
    const by = store.country === 'US' || store.country === 'CA' ? 'Tax' : 'Vat';
    for (const [of, taxMinor] of taxes) {
      add(`${of}Tax`, taxMinor);
      if (regime === 'facilitator') add(`${of}${by}Withheld`, -taxMinor);
    }
  }
  add('commission', -Math.round((principalMinor - itemPromotionMinor) * 0.15));
  if (store.country === 'UK' || store.country === 'CA') {
    if (random.chance(0.4)) add('digitalServices', -random.whole(5, 40));
  }
  if (fulfilledBy === 'AFN') {
    const feeMinor = quantity * random.whole(250, 700);
    const waived = random.chance(0.05);
    const fee = feePart(draw, 'fulfilment', -feeMinor);
    // What is waived bears no tax.
    parts.push(waived ? { word: 'fulfilment', amountMinor: 0, waivedMinor: feeMinor } : fee);
    if (!shippingPromoted) parts.push(...keptByAmazon(draw, 'shippingChargeback', shippingMinor));
    parts.push(...keptByAmazon(draw, 'giftWrapChargeback', giftWrapMinor));
  }
  return { product, quantity, quantityOrdered: quantity, orderItemCode: random.digits(14), parts };
}

/** What Amazon ships, it keeps the buyer's shipping and wrapping for; with its tax, where that is the seller's. */
function keptByAmazon(
  { regime, store }: OrderDraw,
  word: 'shippingChargeback' | 'giftWrapChargeback',
  paidMinor: number,
): readonly BroadPart[] {
  if (paidMinor === 0) return [];
  const taxMinor = regime === 'seller' ? -Math.round((paidMinor * store.salesTaxPercent) / 100) : 0;
  return [{ word, amountMinor: taxMinor - paidMinor, ...(taxMinor === 0 ? {} : { taxMinor }) }];
}

/** A fee of `netMinor` with the tax that Amazon adds in the store. */
export function feePart(draw: Pick<OrderDraw, 'store'>, word: WordName, netMinor: number): BroadPart {
  const percent = words[word].facet === 'fees' ? draw.store.feeTaxPercent : 0;
  const taxMinor = roundHalfAway((netMinor * percent) / 100);
  return taxMinor === 0
    ? { word, amountMinor: netMinor }
    : { word, amountMinor: netMinor + taxMinor, taxMinor };
}

const keptOnRefund: ReadonlySet<WordName> = new Set(['fulfilment']);

function returnedUnit(draw: OrderDraw, unit: BroadUnit, percent: number): BroadUnit {
  const parts: BroadPart[] = [];
  for (const part of unit.parts) {
    if (keptOnRefund.has(part.word)) continue;
    const share = (minor: number): number => roundHalfAway((-minor * percent) / 100);
    const amountMinor = share(part.amountMinor);
    const taxMinor = part.taxMinor === undefined ? undefined : share(part.taxMinor);
    if (amountMinor === 0) continue;
    parts.push({ word: part.word, amountMinor, ...(taxMinor ? { taxMinor } : {}) });
    if (part.word === 'commission') {
      const kept = feePart(draw, 'refundCommission', -Math.min(500, Math.round(amountMinor * 0.2)));
      if (kept.amountMinor !== 0) parts.push(kept);
    }
  }
  // The ordered quantity, even on partial refunds.
  return { ...unit, parts };
}

function withExtras(unit: BroadUnit, random: Random): BroadUnit {
  const keptMinor = random.whole(100, 400);
  return {
    ...unit,
    parts: [
      ...unit.parts,
      { word: 'restocking', amountMinor: keptMinor },
      { word: 'goodwill', amountMinor: -random.whole(100, 500) },
    ],
  };
}

function emptyUnit(random: Random): BroadUnit {
  return { quantity: 0, quantityOrdered: 0, orderItemCode: random.digits(14), parts: [] };
}

function mirroredTax({ taxMinor }: BroadPart): Pick<BroadPart, 'taxMinor'> | Record<string, never> {
  return taxMinor === undefined ? {} : { taxMinor: -taxMinor };
}

function deferralOf(
  draw: OrderDraw,
  random: Random,
  invoiced: boolean,
  atMs: number,
): BroadDeferral | undefined {
  if (!invoiced && !random.chance(draw.deferredShare)) return undefined;
  const days = invoiced ? random.whole(12, 40) : random.whole(7, 12);
  return deferralUntil(draw, random, invoiced ? 'B2B' : 'DD7', atMs + days * dayMs);
}

/** A refund is held back too where its sale was, for some days. */
function shortDeferral(
  draw: OrderDraw,
  random: Random,
  { deferral }: BroadEvent,
  atMs: number,
): BroadDeferral | undefined {
  const isInvoiced = deferral?.reason === 'B2B';
  if (deferral === undefined || !random.chance(isInvoiced ? 0.7 : draw.deferredShare)) return undefined;
  return deferralUntil(draw, random, isInvoiced ? 'B2B' : 'DD7', atMs + random.whole(2, 5) * dayMs);
}

function deferralUntil(
  draw: OrderDraw,
  random: Random,
  reason: BroadDeferral['reason'],
  maturesAtMs: number,
): BroadDeferral {
  const matures = wholeSecond(Math.min(maturesAtMs, draw.endsAtMs));
  const released = matures + random.whole(0, 23) * hourMs;
  return {
    reason,
    maturesAtMs: matures,
    releasedAtMs: released,
    releaseReportedAtMs: released + random.whole(5, 600) * 60_000,
    releaseId: random.token(43),
    unlinked: draw.unlinkedTwins && random.chance(0.5),
  };
}

/** Sales gather around midnight and the ends of months, where days and zones are told apart. */
function saleAtMs({ startsAtMs, lastSaleAtMs, store }: OrderDraw, random: Random): number {
  const atMs = startsAtMs + Math.floor(random.fraction() * (lastSaleAtMs - startsAtMs));
  if (!random.chance(0.25)) return atMs;
  const dayStartMs = Math.floor(atMs / dayMs) * dayMs;
  const offsetHours = { US: 8, CA: 8, UK: 0, DE: -1 }[store.country];
  const moved = dayStartMs + offsetHours * hourMs + random.pick([-1000, 0, -hourMs - 1000, -hourMs]);
  return moved >= startsAtMs && moved <= lastSaleAtMs ? moved : atMs;
}

/** Amazon's stamps have whole seconds. */
export function wholeSecond(atMs: number): number {
  return Math.floor(atMs / 1000) * 1000;
}

/** Symmetric about zero, so that a tax and its withholding stay each other's mirror. */
export function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
