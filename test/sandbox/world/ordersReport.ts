import { lastUpdatedMs, orderItemsAt, orderStatusAt } from './orderState';
import type { Order } from './truth';
import type { World } from './world';

/** Columns of GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL, addresses and all. */
const columns = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'order-channel',
  'ship-service-level',
  'product-name',
  'sku',
  'asin',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'shipping-price',
  'shipping-tax',
  'gift-wrap-price',
  'gift-wrap-tax',
  'item-promotion-discount',
  'ship-promotion-discount',
  'ship-city',
  'ship-state',
  'ship-postal-code',
  'ship-country',
  'promotion-ids',
  'is-business-order',
] as const;

const statusWords = {
  PENDING: 'Pending',
  UNSHIPPED: 'Unshipped',
  PARTIALLY_SHIPPED: 'PartiallyShipped',
  SHIPPED: 'Shipped',
  CANCELLED: 'Cancelled',
} as const;

/** Which orders a report is about. */
export interface OrdersReportPlan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly marketplaceIds: readonly string[];
  /** The moment at which Amazon makes it. */
  readonly atMs: number;
}

/** The report of all orders by their last update; `undefined` where there is none, as Amazon then cancels it. */
export function ordersReport(world: World, plan: OrdersReportPlan): string | undefined {
  const { fromMs, untilMs, marketplaceIds, atMs } = plan;
  const orders = world.orders.filter((order) => {
    if (order.createdAtMs > atMs) return false;
    const changedMs = lastUpdatedMs(order, atMs);
    const { id, nonAmazonId } = order.marketplace;
    const isWanted = marketplaceIds.includes(id) || marketplaceIds.includes(nonAmazonId);
    return isWanted && changedMs >= fromMs && changedMs < untilMs;
  });
  if (orders.length === 0) return undefined;
  const lines = orders.flatMap((order) => rowsOf(order, atMs));
  return `${[columns.join('\t'), ...lines].join('\r\n')}\r\n`;
}

function rowsOf(order: Order, atMs: number): readonly string[] {
  const status = orderStatusAt(order, atMs);
  const { marketplace } = order;
  return orderItemsAt(order, atMs).map((item) => {
    const principal = item.components
      .filter(({ kind }) => kind === 'principal')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    // Pending orders have no prices yet.
    const isPriced = status !== 'PENDING' && order.kind !== 'multiChannel';
    const cells: Readonly<Partial<Record<(typeof columns)[number], string>>> = {
      'amazon-order-id': order.orderId,
      'merchant-order-id': order.orderId,
      'purchase-date': stamp(order.createdAtMs),
      'last-updated-date': stamp(lastUpdatedMs(order, atMs)),
      'order-status': statusWords[status],
      'fulfillment-channel': order.fulfilledBy === 'AMAZON' ? 'Amazon' : 'Merchant',
      'sales-channel': order.kind === 'multiChannel' ? marketplace.nonAmazonName : marketplace.name,
      'order-channel': '',
      'ship-service-level': 'Standard',
      'product-name': item.product.title.replaceAll(/[\t\r\n]/g, ' '),
      sku: item.product.sku,
      asin: item.product.asin,
      'item-status': item.quantityShipped >= item.quantityOrdered ? 'Shipped' : statusWords[status],
      quantity: String(item.quantityOrdered),
      currency: isPriced ? marketplace.currency : '',
      'item-price': isPriced ? (principal / 100).toFixed(2) : '',
      'ship-city': 'SPRINGFIELD',
      'ship-state': order.shipToState,
      'ship-postal-code': '00000-0000',
      'ship-country': marketplace.countryCode,
      'promotion-ids': order.promotionId ?? '',
      'is-business-order': order.kind === 'invoiced' ? 'true' : 'false',
    };
    return columns.map((column) => cells[column] ?? '').join('\t');
  });
}

function stamp(atMs: number): string {
  return `${new Date(Math.floor(atMs / 1000) * 1000).toISOString().slice(0, 19)}+00:00`;
}
