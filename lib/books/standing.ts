import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonEvent } from '../ledger/event';
import { type Problem, problem } from '../problem/problem';
import type { OrderFacts } from './plan';

/** Why an order has no document, or not all of them, where the order itself says so. */
export function standingOf({ order, events }: OrderFacts): Problem | undefined {
  const shipments = events.filter(({ kind }) => kind === 'shipment');
  if (order === undefined) return events.length === 0 ? problem('order_not_read') : undefined;
  if (order.status === 'PARTIALLY_SHIPPED' && shipments.length > 0) return problem('order_partly_shipped');
  if (shipments.length > 0) return partlyReported(order, shipments);
  // Refunds, or another shop's order, can be reported without a sale.
  if (events.some(({ kind }) => kind === 'multiChannel')) return undefined;
  if (order.salesChannel === 'NON_AMAZON') return problem('order_not_on_amazon');
  return problem(withoutShipments[order.status]);
}

const withoutShipments = {
  PENDING: 'order_pending',
  PENDING_AVAILABILITY: 'order_pending',
  UNSHIPPED: 'order_unshipped',
  PARTIALLY_SHIPPED: 'shipment_not_reported',
  SHIPPED: 'shipment_not_reported',
  CANCELLED: 'order_cancelled',
  UNFULFILLABLE: 'order_cancelled',
  UNKNOWN: 'order_status_unknown',
} as const;

/** Only where units can be compared: a replacement ships units that no amount counts. */
function partlyReported(order: AmazonOrder, shipments: readonly AmazonEvent[]): Problem | undefined {
  if (shipments.some(({ lines }) => !lines.some(({ quantity }) => quantity !== undefined))) return undefined;
  const shipped = order.items.reduce((sum, { quantityFulfilled }) => sum + (quantityFulfilled ?? 0), 0);
  const reported = shipments
    .filter(({ sameAs }) => sameAs === undefined)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  if (reported >= shipped) return undefined;
  return problem('shipment_partly_reported', { shipped: String(shipped), reported: String(reported) });
}
