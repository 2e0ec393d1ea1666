import { lastUpdatedMs, type OrderItem, orderItemsAt, orderStatusAt } from './orderState';
import { createRandom } from './random';
import { isoSeconds } from './stamps';
import { type Component, type ComponentKind, type Order, sumMinor } from './truth';

const hourMs = 3_600_000;

/** The data sets that `includedData` may ask for; model orders_2026-01-01. */
export const includedDataSets = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
  'FULFILLMENT_ORDERS',
] as const;

export type IncludedData = (typeof includedDataSets)[number];

/** An order as the model orders_2026-01-01 writes it, with the data sets that were asked for. */
export function orderJson(order: Order, included: ReadonlySet<IncludedData>, atMs: number): object {
  const status = orderStatusAt(order, atMs);
  // Pending orders bear no prices (issue 5139 of selling-partner-api-models), nor did cancelled ones in v0.
  const priced = status !== 'PENDING' && status !== 'CANCELLED' && order.kind !== 'multiChannel';
  const items = orderItemsAt(order, atMs);
  const programs = programsOf(order);
  return {
    orderId: order.orderId,
    createdTime: isoSeconds(order.createdAtMs),
    lastUpdatedTime: isoSeconds(lastUpdatedMs(order, atMs)),
    ...(programs.length === 0 ? {} : { programs }),
    salesChannel: salesChannel(order),
    ...(included.has('BUYER') ? { buyer: { buyerName: order.buyerName } } : {}),
    ...(included.has('RECIPIENT')
      ? {
          recipient: {
            deliveryAddress: {
              name: order.buyerName,
              stateOrRegion: order.shipToState,
              countryCode: order.marketplace.countryCode,
            },
          },
        }
      : {}),
    ...(included.has('PROCEEDS') && priced ? { proceeds: orderProceeds(order, items) } : {}),
    ...(included.has('PAYMENT') && priced ? { payment: payment(order, items) } : {}),
    ...(included.has('FULFILLMENT') ? { fulfillment: fulfillment(order, status) } : {}),
    orderItems: items.map((item) => itemJson(order, item, included, priced, status)),
    ...(included.has('PACKAGES') && order.fulfilledBy === 'MERCHANT'
      ? { packages: packages(order, atMs) }
      : {}),
  };
}

function programsOf(order: Order): string[] {
  if (order.kind === 'invoiced') return ['AMAZON_BUSINESS', 'INVOICE_BY_AMAZON'];
  return order.prime ? ['PRIME'] : [];
}

function salesChannel({ kind, marketplace }: Order): object {
  return kind === 'multiChannel'
    ? {
        channelName: 'NON_AMAZON',
        marketplaceId: marketplace.nonAmazonId,
        marketplaceName: marketplace.nonAmazonName,
      }
    : { channelName: 'AMAZON', marketplaceId: marketplace.id, marketplaceName: marketplace.name };
}

function fulfillment(order: Order, fulfillmentStatus: string): object {
  return {
    fulfillmentStatus,
    fulfilledBy: order.fulfilledBy,
    fulfillmentServiceLevel: order.prime ? 'SECOND_DAY' : 'STANDARD',
    shipByWindow: {
      earliestDateTime: isoSeconds(order.pendingUntilMs),
      latestDateTime: isoSeconds(order.pendingUntilMs + 48 * hourMs),
    },
  };
}

/** What the buyer pays, by the model's categories; fees are no part of it. */
const categories: readonly (readonly [string, readonly ComponentKind[]])[] = [
  ['ITEM', ['principal']],
  ['SHIPPING', ['shipping']],
  ['GIFT_WRAP', ['giftWrap']],
  ['TAX', ['itemTax', 'shippingTax', 'giftWrapTax']],
  ['DISCOUNT', ['itemPromotion', 'shippingPromotion']],
];

function subtotals(components: readonly Component[]): { type: string; minor: number }[] {
  return categories.flatMap(([type, kinds]) => {
    const minor = sumMinor(components.filter(({ kind }) => kinds.includes(kind)));
    return minor === 0 && type !== 'ITEM' ? [] : [{ type, minor }];
  });
}

function totalAndBreakdowns(order: Order, components: readonly Component[]) {
  const parts = subtotals(components);
  const { currency } = order.marketplace;
  return {
    total: money(
      parts.reduce((sum, { minor }) => sum + minor, 0),
      currency,
    ),
    breakdowns: parts.map(({ type, minor }) => ({ type, subtotal: money(minor, currency) })),
  };
}

function orderProceeds(order: Order, items: readonly OrderItem[]): object {
  const { total, breakdowns } = totalAndBreakdowns(
    order,
    items.flatMap(({ components }) => components),
  );
  return { grandTotal: total, breakdowns };
}

function payment(order: Order, items: readonly OrderItem[]): object {
  const { total } = totalAndBreakdowns(
    order,
    items.flatMap(({ components }) => components),
  );
  const paymentMethod = order.kind === 'invoiced' ? 'Invoice' : 'CreditCard';
  return { paymentExecutions: [{ paymentMethod, paymentAmount: total }] };
}

function itemJson(
  order: Order,
  item: OrderItem,
  included: ReadonlySet<IncludedData>,
  priced: boolean,
  status: string,
): object {
  const { product, quantityOrdered, quantityShipped, components } = item;
  const { currency } = order.marketplace;
  const principalMinor = sumMinor(components.filter(({ kind }) => kind === 'principal'));
  const { total, breakdowns } = totalAndBreakdowns(order, components);
  const cancelled = status === 'CANCELLED';
  return {
    orderItemId: item.orderItemId,
    quantityOrdered: cancelled ? 0 : quantityOrdered,
    product: {
      asin: product.asin,
      title: product.title,
      sellerSku: product.sku,
      condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
      ...(priced
        ? { price: { unitPrice: money(Math.round(principalMinor / quantityOrdered), currency) } }
        : {}),
    },
    ...(included.has('PROCEEDS') && priced ? { proceeds: { proceedsTotal: total, breakdowns } } : {}),
    ...(included.has('PROMOTION') && order.promotionId !== null
      ? { promotion: { breakdowns: [{ promotionId: order.promotionId }] } }
      : {}),
    ...(included.has('CANCELLATION') && cancelled
      ? {
          cancellation: { cancellationExecution: { cancelledBy: 'BUYER', cancelReason: 'NO_LONGER_NEEDED' } },
        }
      : {}),
    ...(included.has('FULFILLMENT')
      ? {
          fulfillment: {
            quantityFulfilled: quantityShipped,
            quantityUnfulfilled: cancelled ? 0 : quantityOrdered - quantityShipped,
          },
        }
      : {}),
    ...(included.has('TAX') && priced && order.taxModel === 'facilitator'
      ? {
          tax: {
            taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon Services, Inc.' }],
          },
        }
      : {}),
  };
}

/** Only for orders that the merchant ships. */
function packages(order: Order, atMs: number): object[] {
  return order.shipments.flatMap(({ shipmentId, shippedAtMs, lines }, index) => {
    if (shippedAtMs === null || shippedAtMs > atMs) return [];
    return [
      {
        packageReferenceId: String(index + 1),
        createdTime: isoSeconds(shippedAtMs),
        packageStatus: { status: 'SHIPPED' },
        carrier: 'UPS',
        shipTime: isoSeconds(shippedAtMs),
        trackingNumber: `1Z${createRandom(Number(shipmentId) % 1_000_003, 'tracking').digits(16)}`,
        packageItems: lines.map(({ orderItemId, quantity }) => ({
          orderItemId: orderItemId ?? '',
          quantity,
        })),
      },
    ];
  });
}

function money(amountMinor: number, currencyCode: string): object {
  const sign = amountMinor < 0 ? '-' : '';
  const digits = String(Math.abs(amountMinor)).padStart(3, '0');
  return { amount: `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`, currencyCode };
}
