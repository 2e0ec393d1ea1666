import * as v from 'valibot';
import { exactMinor, orderAmount } from './amount';
import { instant, listOf, maybe, optionalCount, optionalText, requiredText } from './fields';
import type { AmazonOrder, AmazonOrderItem, FulfillmentStatus } from './order';
import { present } from './present';

const orderItem = v.object({
  orderItemId: requiredText,
  quantityOrdered: v.pipe(v.number(), v.integer()),
  product: maybe(v.object({ asin: optionalText, sellerSku: optionalText, title: optionalText })),
  fulfillment: maybe(v.object({ quantityFulfilled: optionalCount })),
  tax: maybe(v.object({ taxCollections: listOf(v.object({ model: optionalText })) })),
});

/** What is read of an order of Amazon's model orders_2026-01-01; everything else is let pass. */
export const orderSchema = v.object({
  orderId: requiredText,
  orderAliases: listOf(v.object({ aliasId: optionalText, aliasType: optionalText })),
  createdTime: instant,
  lastUpdatedTime: instant,
  programs: listOf(optionalText),
  salesChannel: v.object({
    channelName: requiredText,
    marketplaceId: optionalText,
    marketplaceName: optionalText,
  }),
  proceeds: maybe(v.object({ grandTotal: maybe(orderAmount) })),
  payment: maybe(v.object({ paymentExecutions: listOf(v.object({ paymentMethod: optionalText })) })),
  fulfillment: maybe(v.object({ fulfillmentStatus: optionalText, fulfilledBy: optionalText })),
  orderItems: listOf(orderItem),
});

type RawOrder = v.InferOutput<typeof orderSchema>;

/** Ours of what was read. Throws `Unreadable` for an amount that is not exact. */
export function shapedOrder(raw: RawOrder, where: string): AmazonOrder {
  const total = raw.proceeds?.grandTotal;
  const currency = total?.currencyCode;
  return present({
    orderId: raw.orderId,
    sellerOrderId: raw.orderAliases.find(({ aliasType }) => aliasType === 'SELLER_ORDER_ID')?.aliasId,
    createdAt: raw.createdTime,
    lastUpdatedAt: raw.lastUpdatedTime,
    programs: given(raw.programs),
    marketplaceId: raw.salesChannel.marketplaceId,
    salesChannel: raw.salesChannel.channelName,
    marketplaceName: raw.salesChannel.marketplaceName,
    status: statusOf(raw.fulfillment?.fulfillmentStatus),
    fulfilledBy: fulfilledByOf(raw.fulfillment?.fulfilledBy),
    paymentMethods: given(raw.payment?.paymentExecutions.map(({ paymentMethod }) => paymentMethod) ?? []),
    grandTotalMinor:
      currency === undefined
        ? undefined
        : exactMinor(total?.amount, currency, currency, `${where}.proceeds.grandTotal`),
    currency,
    items: raw.orderItems.map(shapedItem),
  });
}

function shapedItem(raw: RawOrder['orderItems'][number]): AmazonOrderItem {
  return present({
    orderItemId: raw.orderItemId,
    sku: raw.product?.sellerSku,
    asin: raw.product?.asin,
    title: raw.product?.title,
    quantityOrdered: raw.quantityOrdered,
    quantityFulfilled: raw.fulfillment?.quantityFulfilled,
    taxModels: given(raw.tax?.taxCollections.map(({ model }) => model) ?? []),
  });
}

function given(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}

const statuses: ReadonlySet<string> = new Set<FulfillmentStatus>([
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
]);

function statusOf(text: string | undefined): FulfillmentStatus {
  const spelled = (text ?? '').toUpperCase();
  return statuses.has(spelled) ? (spelled as FulfillmentStatus) : 'UNKNOWN';
}

function fulfilledByOf(text: string | undefined): 'AMAZON' | 'MERCHANT' | undefined {
  return text === 'AMAZON' || text === 'MERCHANT' ? text : undefined;
}
