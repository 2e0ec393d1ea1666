import { localMinor } from './charges';
import { allMarketplaces, type Marketplace } from './marketplaces';
import { periodAt } from './periods';
import type { Catalogue } from './products';
import { createRandom, type Random } from './random';
import { type Component, componentsOf, type MoneyEvent } from './truth';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What the service charges of a world are drawn from. */
export interface ServiceDraw {
  readonly seed: number;
  readonly nowMs: number;
  readonly days: number;
  readonly catalogue: Catalogue;
  /** Charges follow the sales, so that a small world stays solvent. */
  readonly sales: readonly MoneyEvent[];
}

/** Charges and credits that belong to no order: storage, subscription, advertising, freight, reimbursements. */
export function drawServiceEvents(draw: ServiceDraw): MoneyEvent[] {
  return allMarketplaces.flatMap((marketplace) => drawIn(marketplace, draw));
}

function drawIn(marketplace: Marketplace, draw: ServiceDraw): MoneyEvent[] {
  const random = createRandom(draw.seed, `services ${marketplace.id}`);
  const { nowMs, days } = draw;
  const salesMinor = draw.sales
    .filter((event) => event.marketplace === marketplace && !event.nonAmazon && event.postedAtMs <= nowMs)
    .flatMap(componentsOf)
    .reduce((sum, { kind, amountMinor }) => sum + (kind === 'principal' ? amountMinor : 0), 0);
  const dailyMinor = Math.floor(salesMinor / days);
  const events: MoneyEvent[] = [];
  const add = (
    type: MoneyEvent['type'],
    description: string,
    daysAgo: number,
    components: readonly Component[],
    more: Partial<MoneyEvent> = {},
  ): void => {
    events.push(
      serviceEvent(marketplace, type, description, nowMs - daysAgo * dayMs, components, random, more),
    );
  };

  for (let daysAgo = days - 1; daysAgo >= 1; daysAgo -= 1) {
    if (daysAgo % 3 === 0 && dailyMinor > 0) {
      add('ProductAdsPayment', 'ProductAdsPayment', daysAgo, [
        { kind: 'advertising', amountMinor: -Math.floor(dailyMinor * 3 * 0.06) },
      ]);
    }
    if (daysAgo === 11 && dailyMinor > 1000) {
      add('ProductAdsPayment', 'ProductAdsPayment', daysAgo, [{ kind: 'advertising', amountMinor: 233 }]);
    }
    if (daysAgo % 30 === 14 && dailyMinor > 0) {
      add('ServiceFee', 'FBAStorageBilling', daysAgo, [
        { kind: 'storageFee', amountMinor: -Math.floor(dailyMinor * 0.4) },
      ]);
    }
    if (daysAgo % 30 === 21 && dailyMinor > localMinor(marketplace, 3999)) {
      add('ServiceFee', 'Subscription', daysAgo, [
        { kind: 'subscription', amountMinor: -localMinor(marketplace, 3999) },
      ]);
    }
    if (daysAgo % 20 === 9 && dailyMinor > localMinor(marketplace, 2000)) {
      // The order id of freight is an inbound shipment, not an order.
      add(
        'ServiceFee',
        'FBAPostInboundTransportation',
        daysAgo,
        [{ kind: 'inboundFreight', amountMinor: -2414 }],
        {
          orderId: `FBA19${random.token(7).toUpperCase()}`,
        },
      );
    }
    if (daysAgo % 17 === 5) {
      const product = random.pick(draw.catalogue.ordinary);
      add('FBAInventoryReimbursement', random.pick(['WAREHOUSE_LOST', 'WAREHOUSE_DAMAGE']), daysAgo, [], {
        lines: [
          {
            orderItemId: null,
            product,
            quantity: 1,
            quantityOrdered: 1,
            components: [{ kind: 'reimbursement', amountMinor: localMinor(marketplace, 622) }],
          },
        ],
        totalMinor: localMinor(marketplace, 622),
      });
    }
  }
  return events;
}

/** An event that belongs to no order, with one line and no product. */
export function serviceEvent(
  marketplace: Marketplace,
  type: MoneyEvent['type'],
  description: string,
  atMs: number,
  components: readonly Component[],
  random: Random,
  more: Partial<MoneyEvent> = {},
): MoneyEvent {
  const postedAtMs = Math.floor(atMs / 1000) * 1000;
  const { settlementId, financialEventGroupId } = periodAt(marketplace, 'Standard Orders', postedAtMs);
  return {
    type,
    description,
    transactionId: random.token(43),
    marketplace,
    nonAmazon: false,
    accountType: 'Standard Orders',
    orderId: null,
    shipmentId: null,
    refundId: null,
    fulfilledBy: null,
    postedAtMs,
    reportedAtMs: postedAtMs + random.whole(5, 240) * minuteMs,
    settlement: { settlementId, financialEventGroupId },
    deferral: null,
    lines: [{ orderItemId: null, product: null, quantity: 0, quantityOrdered: 0, components }],
    totalMinor: components.reduce((sum, component) => sum + component.amountMinor, 0),
    shape: 'usual',
    ...more,
  };
}
