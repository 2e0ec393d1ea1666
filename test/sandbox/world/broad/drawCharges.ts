import { createRandom, type Random } from '../random';
import type { BroadEvent, BroadPart, BroadUnit } from './broadTruth';
import { sumOf } from './broadTruth';
import { feePart, type OrderDraw, wholeSecond } from './drawOrders';
import { type WordName, words } from './words';

/** One kind of charge or credit: its name in the API, and amounts in minor units. */
interface ChargeRow {
  readonly word: WordName;
  readonly type: string;
  readonly description: string;
  readonly least: number;
  readonly most: number;
  readonly chance: number;
  /** What the order id of it is: a campaign, an inbound shipment, a removal, a buyer's order. */
  readonly names?: 'shipment' | 'removal';
  readonly withProduct?: boolean;
  readonly withoutItems?: boolean;
}

/** All of them; the chance is that of one world. */
const rows: readonly ChargeRow[] = [
  charge('subscription', 'ServiceFee', 'Subscription', -3999, -3999, 0.8),
  charge('storage', 'ServiceFee', 'FBAStorageBilling', -4000, -100, 0.4),
  charge('storageOf2026', 'ServiceFee', 'FBAStorageBilling', -4000, -100, 0.3),
  charge('longTermStorage', 'ServiceFee', 'FBALongTermStorageBilling', -900, -10, 0.15),
  { ...charge('disposal', 'ServiceFee', 'FBADisposal', -300, -50, 0.15), names: 'removal' },
  { ...charge('removal', 'ServiceFee', 'FBARemoval', -300, -50, 0.15), names: 'removal' },
  { ...charge('inbound', 'ServiceFee', 'FBAPostInboundTransportation', -4000, -500, 0.3), names: 'shipment' },
  { ...charge('placement', 'ServiceFee', 'FBAInboundConvenience', -900, -50, 0.2), names: 'shipment' },
  charge('coupon', 'ServiceFee', 'CouponParticipationEvent', -500, -500, 0.15),
  charge('couponPerformance', 'ServiceFee', 'CouponPerformanceEvent', -900, -60, 0.15),
  charge('deal', 'ServiceFee', 'DealParticipationEvent', -15000, -7000, 0.08),
  charge('vine', 'ServiceFee', 'VineFee', -20000, -7500, 0.05),
  charge('customerReturn', 'ServiceFee', 'FBACustomerReturnPerUnitFee', -600, -150, 0.15),
  charge('advertising', 'ProductAdsPayment', 'ProductAdsPayment', -9000, -200, 0.7),
  charge('advertising', 'ProductAdsPayment', 'ProductAdsPayment', -9000, -200, 0.4),
  charge('advertisingRefund', 'ProductAdsPayment', 'ProductAdsPayment', 50, 900, 0.15),
  charge('postage', 'Adjustment', 'PostageBilling_Postage', -1200, -300, 0.2),
  { ...charge('lost', 'FBAInventoryReimbursement', 'WAREHOUSE_LOST', 300, 5000, 0.3), withProduct: true },
  {
    ...charge('damaged', 'FBAInventoryReimbursement', 'WAREHOUSE_DAMAGE', 300, 5000, 0.2),
    withProduct: true,
    withoutItems: true,
  },
  {
    ...charge('returnNotReceived', 'FBAInventoryReimbursement', 'REVERSAL_REIMBURSEMENT', 300, 5000, 0.15),
    withProduct: true,
  },
  {
    ...charge('clawback', 'FBAInventoryReimbursement', 'COMPENSATED_CLAWBACK', -3000, -300, 0.15),
    withProduct: true,
  },
  charge('safeT', 'Adjustment', 'SAFETReimbursement', 300, 4000, 0.1),
  charge('adjustment', 'MiscellaneousLedgerAdjustment', 'FBAStorageFeeAdjustment', 50, 900, 0.1),
  charge('loan', 'LoanServicing', 'Amazon Capital Services', -9000, -1000, 0.08),
];

/** Charges and credits that belong to no order, or only mention one. */
export function drawCharges(draw: OrderDraw, months: number, withUnknown: boolean): readonly BroadEvent[] {
  const random = createRandom(draw.seed, 'charges');
  const events: BroadEvent[] = [];
  const at = (): number =>
    draw.startsAtMs + Math.floor(random.fraction() * (draw.endsAtMs - draw.startsAtMs));
  for (let month = 0; month < months; month += 1) {
    for (const row of rows) {
      if (random.chance(row.chance)) events.push(chargeEvent(draw, random, row, at()));
    }
  }
  if (random.chance(0.15)) events.push(liquidation(draw, random, at()));
  if (withUnknown) {
    events.push(
      chargeEvent(draw, random, charge('unheardOf', 'ServiceFee', 'LunarDelivery', -900, -100, 1), at()),
    );
  }
  return events;
}

function chargeEvent(draw: OrderDraw, random: Random, row: ChargeRow, atMs: number): BroadEvent {
  const product = row.withProduct === true ? { product: random.pick(draw.products) } : {};
  const lines = row.word === 'storage' ? random.whole(1, 3) : 1;
  const units = Array.from(
    { length: lines },
    (): BroadUnit => ({
      ...product,
      quantity: row.withProduct === true ? 1 : 0,
      quantityOrdered: row.withProduct === true ? 1 : 0,
      orderItemCode: '',
      parts: [partOf(draw, row.word, random.whole(row.least, row.most))],
    }),
  );
  const orderId =
    row.names === 'shipment'
      ? `FBA19${random.token(7).toUpperCase()}`
      : row.names === 'removal'
        ? random.token(10)
        : undefined;
  return accountEvent(random, {
    what: 'charge',
    type: row.type,
    description: row.description,
    atMs,
    units,
    shape: row.withoutItems === true ? 'withoutItems' : 'usual',
    ...(orderId === undefined ? {} : { orderId }),
  });
}

function partOf(draw: OrderDraw, word: WordName, amountMinor: number): BroadPart {
  return words[word].isFee ? feePart(draw, word, amountMinor) : { word, amountMinor };
}

function liquidation(draw: OrderDraw, random: Random, atMs: number): BroadEvent {
  const taxMinor = random.whole(10, 90);
  const withTax = draw.regime === 'facilitator' && draw.store.country === 'US';
  const parts: BroadPart[] = [
    { word: 'liquidation', amountMinor: random.whole(300, 3000) },
    { word: 'liquidationFee', amountMinor: -random.whole(50, 250) },
    ...(withTax
      ? ([
          { word: 'liquidationTax', amountMinor: taxMinor },
          { word: 'liquidationTaxWithheld', amountMinor: -taxMinor },
        ] as const)
      : []),
  ];
  const unit = {
    product: random.pick(draw.products),
    quantity: 1,
    quantityOrdered: 1,
    orderItemCode: random.digits(14),
    parts,
  };
  return accountEvent(random, {
    what: 'charge',
    type: 'RemovalShipment',
    description: 'RecommerceAfterMarketplaceShipmentItem',
    atMs,
    units: [unit],
    orderId: random.token(10),
    shape: 'usual',
  });
}

/** An event of the account, not deferred. */
export function accountEvent(
  random: Random,
  {
    atMs,
    ...named
  }: Pick<BroadEvent, 'what' | 'type' | 'description' | 'units' | 'shape'> & {
    readonly atMs: number;
    readonly orderId?: string;
    readonly accountType?: BroadEvent['accountType'];
    readonly period?: NonNullable<BroadEvent['period']>;
  },
): BroadEvent {
  const postedAtMs = wholeSecond(atMs);
  return {
    accountType: 'Standard Orders',
    ...named,
    id: random.token(43),
    postedAtMs,
    reportedAtMs: postedAtMs + random.whole(5, 400) * 60_000,
    totalMinor: sumOf(named.units.flatMap(({ parts }) => parts)),
  };
}

function charge(
  word: WordName,
  type: string,
  description: string,
  least: number,
  most: number,
  chance: number,
): ChargeRow {
  return { word, type, description, least, most, chance };
}
