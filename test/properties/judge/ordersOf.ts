import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import { parseOrder } from '../../../lib/amazon/shapes/parseOrder';
import { instantText } from '../../../lib/calendar/calendar';
import type { BroadEvent, BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { createRandom } from '../../sandbox/world/random';

/** The orders that the bookkeeper has read: those paid by invoice always, the others in some worlds. */
export function ordersOf(world: BroadWorld): ReadonlyMap<string, AmazonOrder> {
  const all = createRandom(world.seed, 'orders read').chance(0.4);
  const orders = new Map<string, AmazonOrder>();
  for (const event of world.events) {
    const { orderId } = event;
    if (orderId === undefined || orders.has(orderId) || event.what === 'multiChannel') continue;
    const invoiced = world.invoicedOrderIds.has(orderId);
    if (!invoiced && !(all && /^\d{3}-/.test(orderId))) continue;
    orders.set(orderId, orderOf(world, event, orderId, invoiced));
  }
  return orders;
}

function orderOf(world: BroadWorld, event: BroadEvent, orderId: string, invoiced: boolean): AmazonOrder {
  const { store } = world;
  const sold = world.events.filter(
    (each) => each.orderId === orderId && (each.what === 'sale' || each.what === 'replacement'),
  );
  const parsed = parseOrder({
    order: {
      orderId,
      createdTime: instantText(event.postedAtMs - 86_400_000),
      lastUpdatedTime: instantText(event.postedAtMs),
      salesChannel: {
        channelName: 'AMAZON',
        marketplaceId: store.marketplaceId,
        marketplaceName: store.name,
      },
      fulfillment: {
        fulfillmentStatus: 'SHIPPED',
        fulfilledBy: event.fulfilledBy === 'MFN' ? 'MERCHANT' : 'AMAZON',
      },
      payment: {
        paymentExecutions: [
          {
            paymentMethod: invoiced ? 'Invoice' : 'CreditCard',
            paymentAmount: { amount: '1.00', currencyCode: store.currency },
          },
        ],
      },
      orderItems: sold.flatMap(({ units }) =>
        units.map(({ orderItemCode, quantity, product }) => ({
          orderItemId: orderItemCode,
          quantityOrdered: quantity,
          product: { asin: product?.asin, sellerSku: product?.sku, title: product?.title },
          fulfillment: { quantityFulfilled: quantity },
        })),
      ),
    },
  });
  if (!parsed.ok) throw new Error(parsed.problem.sentence);
  return parsed.value;
}
