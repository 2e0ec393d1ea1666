import type { Component, Line, Order } from './truth';

/** As the model orders_2026-01-01 spells it. */
export type FulfillmentStatus = 'PENDING' | 'UNSHIPPED' | 'PARTIALLY_SHIPPED' | 'SHIPPED' | 'CANCELLED';

/** Where an order stands at a moment. */
export function orderStatusAt(order: Order, atMs: number): FulfillmentStatus {
  if (order.cancelledAtMs !== null && order.cancelledAtMs <= atMs) return 'CANCELLED';
  if (order.pendingUntilMs > atMs) return 'PENDING';
  const shipped = order.shipments.filter(({ shippedAtMs }) => shippedAtMs !== null && shippedAtMs <= atMs);
  if (shipped.length === 0) return 'UNSHIPPED';
  return shipped.length === order.shipments.length ? 'SHIPPED' : 'PARTIALLY_SHIPPED';
}

/** When anything about the order last changed, seen from a moment. */
export function lastUpdatedMs(order: Order, atMs: number): number {
  const changes = [
    order.createdAtMs,
    order.pendingUntilMs,
    order.cancelledAtMs ?? 0,
    ...order.shipments.map(({ shippedAtMs }) => shippedAtMs ?? 0),
  ];
  return Math.max(order.createdAtMs, ...changes.filter((changeMs) => changeMs <= atMs));
}

/** One item of an order over all its shipments. */
export interface OrderItem {
  readonly orderItemId: string;
  readonly product: NonNullable<Line['product']>;
  readonly quantityOrdered: number;
  readonly quantityShipped: number;
  readonly components: readonly Component[];
}

/** The items of an order, with what had left by a moment. */
export function orderItemsAt(order: Order, atMs: number): OrderItem[] {
  const items = new Map<string, OrderItem>();
  for (const shipment of order.shipments) {
    const left = shipment.shippedAtMs !== null && shipment.shippedAtMs <= atMs;
    for (const { orderItemId, product, quantity, quantityOrdered, components } of shipment.lines) {
      if (orderItemId === null || product === null) continue;
      const known = items.get(orderItemId);
      items.set(orderItemId, {
        orderItemId,
        product,
        quantityOrdered,
        quantityShipped: (known?.quantityShipped ?? 0) + (left ? quantity : 0),
        components: [...(known?.components ?? []), ...components],
      });
    }
  }
  return [...items.values()];
}
