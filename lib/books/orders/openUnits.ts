import type { AmazonOrder, AmazonOrderItem } from '../../amazon/shapes/order';
import type { AmazonEvent } from '../../ledger/event';

/** Units of an order's item for which no sale is reported yet. */
export interface OpenUnits {
  readonly item: AmazonOrderItem;
  readonly units: number;
}

/**
 * What an order still waits to sell: what was ordered, less what was cancelled, less what the shipments
 * reported so far have sold. A unit that has left the warehouse stays open until its sale is reported.
 */
export function openUnits(order: AmazonOrder, events: readonly AmazonEvent[]): readonly OpenUnits[] {
  if (order.status === 'CANCELLED' || order.status === 'UNFULFILLABLE') return [];
  const shipments = events.filter(({ kind, sameAs }) => kind === 'shipment' && sameAs === undefined);
  // A replacement names no units; once all has shipped there is nothing that it could be told from.
  const isUncounted = shipments.some(({ lines }) => !lines.some(({ quantity }) => quantity !== undefined));
  if (isUncounted && order.status === 'SHIPPED') return [];
  const open = order.items.map((item) => ({ item, units: wanted(item) }));
  for (const { sku, asin, quantity = 0 } of shipments.flatMap(({ lines }) => lines)) {
    const same = open.filter(
      ({ item }) => (sku !== undefined && item.sku === sku) || (asin !== undefined && item.asin === asin),
    );
    let left = quantity;
    // What Amazon does not name is taken from what there is.
    for (const each of same.length > 0 ? same : open) {
      const taken = Math.min(left, each.units);
      each.units -= taken;
      left -= taken;
    }
  }
  return open.filter(({ units }) => units > 0);
}

function wanted({ quantityOrdered, quantityFulfilled, quantityUnfulfilled }: AmazonOrderItem): number {
  return quantityFulfilled === undefined || quantityUnfulfilled === undefined
    ? quantityOrdered
    : Math.min(quantityOrdered, quantityFulfilled + quantityUnfulfilled);
}
