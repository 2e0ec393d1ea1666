import * as v from 'valibot';
import { exactMinor, orderAmount } from './amount';
import { instant, listOf, maybe, optionalText, requiredText } from './fields';
import type { AmazonOrder, FulfillmentStatus } from './order';
import { orderItemSchema, shapedOrderItem } from './orderItemSchema';
import { currencyAmong, givenList, proceedsBreakdowns, shapedProceeds } from './orderProceeds';
import { present } from './present';

/** What is read of an order of Amazon's model orders_2026-01-01; everything else is let pass. */
export const orderSchema = v.object({
  orderId: requiredText,
  orderAliases: listOf(v.object({ aliasId: optionalText, aliasType: optionalText })),
  createdTime: instant,
  lastUpdatedTime: instant,
  programs: listOf(optionalText),
  associatedOrders: listOf(v.object({ orderId: optionalText, associationType: optionalText })),
  salesChannel: v.object({
    channelName: requiredText,
    marketplaceId: optionalText,
    marketplaceName: optionalText,
  }),
  // Of the recipient no more than this, even where an answer holds the rest.
  recipient: maybe(
    v.object({
      deliveryAddress: maybe(v.object({ countryCode: optionalText, stateOrRegion: optionalText })),
    }),
  ),
  proceeds: maybe(v.object({ grandTotal: maybe(orderAmount), breakdowns: proceedsBreakdowns })),
  payment: maybe(
    v.object({
      paymentExecutions: listOf(v.object({ paymentMethod: optionalText, paymentAmount: maybe(orderAmount) })),
    }),
  ),
  fulfillment: maybe(v.object({ fulfillmentStatus: optionalText, fulfilledBy: optionalText })),
  orderItems: listOf(orderItemSchema),
});

type RawOrder = v.InferOutput<typeof orderSchema>;

/** Ours of what was read. Throws `Unreadable` for an amount that is not exact, or of another currency. */
export function shapedOrder(raw: RawOrder, where: string): AmazonOrder {
  const total = raw.proceeds?.grandTotal;
  // Live prices can be there while the total is not yet.
  const currency = currencyAmong([
    total,
    ...raw.orderItems.flatMap(({ proceeds, product }) => [
      proceeds?.proceedsTotal,
      product?.price?.unitPrice,
    ]),
  ]);
  return present({
    orderId: raw.orderId,
    sellerOrderId: raw.orderAliases.find(({ aliasType }) => aliasType === 'SELLER_ORDER_ID')?.aliasId,
    createdAt: raw.createdTime,
    lastUpdatedAt: raw.lastUpdatedTime,
    programs: givenList(raw.programs) ?? [],
    marketplaceId: raw.salesChannel.marketplaceId,
    salesChannel: raw.salesChannel.channelName,
    marketplaceName: raw.salesChannel.marketplaceName,
    status: statusOf(raw.fulfillment?.fulfillmentStatus),
    fulfilledBy: fulfilledByOf(raw.fulfillment?.fulfilledBy),
    shipTo: shipToOf(raw),
    paymentMethods:
      givenList(raw.payment?.paymentExecutions.map(({ paymentMethod }) => paymentMethod) ?? []) ?? [],
    payments: paymentsOf(raw, currency, where),
    grandTotalMinor:
      total?.currencyCode === undefined || currency === undefined
        ? undefined
        : exactMinor(total.amount, total.currencyCode, currency, `${where}.proceeds.grandTotal`),
    proceeds: shapedProceeds(raw.proceeds?.breakdowns ?? [], currency, `${where}.proceeds`),
    replaces: replacedOf(raw),
    currency,
    items: raw.orderItems.map((item, index) =>
      shapedOrderItem(item, currency, `${where}.orderItems[${index}]`),
    ),
  });
}

function shipToOf({ recipient }: RawOrder): AmazonOrder['shipTo'] {
  const address = recipient?.deliveryAddress;
  if (address?.countryCode === undefined && address?.stateOrRegion === undefined) return undefined;
  return present({ country: address.countryCode, region: address.stateOrRegion });
}

function paymentsOf(raw: RawOrder, currency: string | undefined, where: string): AmazonOrder['payments'] {
  if (currency === undefined) return undefined;
  const payments = (raw.payment?.paymentExecutions ?? []).flatMap(
    ({ paymentMethod, paymentAmount }, index) => {
      if (paymentMethod === undefined || paymentAmount === undefined) return [];
      const place = `${where}.payment.paymentExecutions[${index}]`;
      const amountMinor = exactMinor(paymentAmount.amount, paymentAmount.currencyCode, currency, place);
      return [{ method: paymentMethod, amountMinor }];
    },
  );
  return payments.length === 0 ? undefined : payments;
}

function replacedOf({ associatedOrders }: RawOrder): AmazonOrder['replaces'] {
  const [first] = associatedOrders.flatMap(({ orderId, associationType }) =>
    orderId === undefined ? [] : [{ orderId, as: associationType ?? '' }],
  );
  return first;
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
