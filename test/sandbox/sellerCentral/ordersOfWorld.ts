import { orderItemsAt, orderStatusAt } from '../world/orderState';
import { type Order, sumMinor } from '../world/truth';
import type { World } from '../world/world';
import type { SellerCentralOrderRow, SellerCentralOrderStatus } from './orderRow';

/** What Manage Orders shows of a world at a moment, newest first; orders still to come are not there yet. */
export function ordersOfWorld(
  world: World,
  landmarkIds: ReadonlySet<string>,
  atMs: number,
): readonly SellerCentralOrderRow[] {
  return world.orders
    .filter(({ createdAtMs }) => createdAtMs <= atMs)
    .map((order) => rowOf(order, atMs, landmarkIds.has(order.orderId)));
}

function rowOf(order: Order, atMs: number, isLandmark: boolean): SellerCentralOrderRow {
  const items = orderItemsAt(order, atMs);
  const sum = (kind: 'principal' | 'shipping') =>
    sumMinor(items.flatMap(({ components }) => components).filter((component) => component.kind === kind));
  const digits = order.orderId.replace(/\D/g, '');
  const serial = Number(digits.slice(-7));
  const isMerchant = order.fulfilledBy === 'MERCHANT';
  return {
    orderId: order.orderId,
    purchasedAtMs: order.createdAtMs,
    status: statusOf(order, atMs),
    channel: isMerchant ? 'MFN' : 'AFN',
    salesChannel: order.kind === 'multiChannel' ? order.marketplace.nonAmazonName : order.marketplace.name,
    marketplaceId: order.marketplace.id,
    items: items.map(({ product, quantityOrdered, components }) => ({
      title: product.title,
      asin: product.asin,
      sku: product.sku,
      quantity: quantityOrdered,
      subtotalMinor: sumMinor(components.filter(({ kind }) => kind === 'principal')),
      currency: order.marketplace.currency,
    })),
    shippingMinor: sum('shipping'),
    refundApplied: order.refunds.some(({ postedAtMs }) => postedAtMs <= atMs),
    ...(order.kind === 'invoiced'
      ? { invoiceByAmazonId: `171-${digits.slice(3, 10)}-${digits.slice(-7)}` }
      : {}),
    // A few rows of each peculiarity, the same ones every time; landmarks keep their own number in sight.
    ...(isMerchant && !isLandmark && serial % 7 === 0 ? { merchantOrderId: `WEB-${serial % 100_000}` } : {}),
    ...(!isMerchant && !isLandmark && serial % 29 === 0 ? { oldDetailsLink: true } : {}),
  };
}

function statusOf(order: Order, atMs: number): SellerCentralOrderStatus {
  const status = orderStatusAt(order, atMs);
  if (status === 'PENDING') return 'Pending';
  if (status === 'CANCELLED') return 'Canceled';
  // Manage Orders keeps an order among the unshipped until its last unit has left.
  return status === 'SHIPPED' ? 'Shipped' : 'Unshipped';
}
