import type { InstantText } from '../../calendar/calendar';

/** What we keep of an order of Amazon's model orders_2026-01-01; buyer and recipient are never asked for. */
export interface AmazonOrder {
  readonly orderId: string;
  /** The seller's own order number, where one was set. */
  readonly sellerOrderId?: string;
  readonly createdAt: InstantText;
  readonly lastUpdatedAt: InstantText;
  /** `PRIME`, `AMAZON_BUSINESS`, `INVOICE_BY_AMAZON`, …: an open list. */
  readonly programs: readonly string[];
  readonly marketplaceId?: string;
  /** `AMAZON` or `NON_AMAZON`, as channelName says. */
  readonly salesChannel: string;
  readonly marketplaceName?: string;
  readonly status: FulfillmentStatus;
  readonly fulfilledBy?: 'AMAZON' | 'MERCHANT';
  /** Where it went: the all-orders report says so without a restricted role. */
  readonly shipTo?: { readonly country?: string; readonly region?: string };
  /** `Invoice` marks an order that the buyer pays later. */
  readonly paymentMethods: readonly string[];
  /** How much was paid by which method, where Amazon says the amounts. */
  readonly payments?: readonly OrderPayment[];
  readonly grandTotalMinor?: number;
  /** What the grand total consists of; the items have the same, but for a tip. */
  readonly proceeds?: readonly OrderProceeds[];
  /** The order that this one replaces or is exchanged for, where it is such. */
  readonly replaces?: { readonly orderId: string; readonly as: string };
  readonly currency?: string;
  readonly items: readonly AmazonOrderItem[];
}

/** Source: Amazon's model orders_2026-01-01, FulfillmentStatus; `UNKNOWN` is ours for none or a new one. */
export type FulfillmentStatus =
  | 'PENDING_AVAILABILITY'
  | 'PENDING'
  | 'UNSHIPPED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'CANCELLED'
  | 'UNFULFILLABLE'
  | 'UNKNOWN';

/** One payment of an order. */
export interface OrderPayment {
  /** `CreditCard`, `Invoice`, `CashOnDelivery`, …: an open list. */
  readonly method: string;
  readonly amountMinor: number;
}

/** One part of what the buyer pays. */
export interface OrderProceeds {
  /** `ITEM`, `SHIPPING`, `GIFT_WRAP`, `COD_FEE`, `TAX`, `DISCOUNT`, `DELIVERY_TIP`, `OTHER`: an open list. */
  readonly type: string;
  /** Of tax and discounts, the part that they are on: `ITEM`, `SHIPPING`, `GIFT_WRAP`, … */
  readonly subtype?: string;
  /** A discount as Amazon signs it. */
  readonly amountMinor: number;
}

/** Who collects a tax. Source: Amazon's model orders_2026-01-01, ItemTaxCollection. */
export interface TaxCollection {
  /** `MARKETPLACE_FACILITATOR`, …: an open list. */
  readonly model: string;
  readonly responsibleParty?: string;
}

/** What became of the wish to cancel an item. */
export interface ItemCancellation {
  /** `BUYER`; absent where nobody asked for it. */
  readonly requestedBy?: string;
  /** `BUYER`, `MERCHANT`, `AMAZON`; absent while it is only asked for. */
  readonly cancelledBy?: string;
  readonly reason?: string;
}

/** One item of an order. Units that are neither fulfilled nor unfulfilled have been cancelled. */
export interface AmazonOrderItem {
  readonly orderItemId: string;
  readonly sku?: string;
  readonly asin?: string;
  readonly title?: string;
  readonly quantityOrdered: number;
  readonly quantityFulfilled?: number;
  readonly quantityUnfulfilled?: number;
  /** `MARKETPLACE_FACILITATOR`, …: who collects which tax. */
  readonly taxModels: readonly string[];
  readonly taxCollections?: readonly TaxCollection[];
  /** `UOSS`, `IOSS`, …: under which scheme its tax is reported. */
  readonly reportingSchemes?: readonly string[];
  readonly unitPriceMinor?: number;
  /** Whether the price is one for businesses alone. */
  readonly isBusinessPrice?: boolean;
  readonly proceedsMinor?: number;
  /** What `proceedsMinor` consists of. */
  readonly proceeds?: readonly OrderProceeds[];
  readonly promotionIds?: readonly string[];
  /** Worth of the Amazon Points that the buyer gets (Japan). */
  readonly pointsMinor?: number;
  /** `TRANSPARENCY`, `SUBSCRIBE_AND_SAVE`, …: an open list. */
  readonly programs?: readonly string[];
  readonly cancellation?: ItemCancellation;
}
