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
  readonly grandTotalMinor?: number;
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

/** One item of an order. */
export interface AmazonOrderItem {
  readonly orderItemId: string;
  readonly sku?: string;
  readonly asin?: string;
  readonly title?: string;
  readonly quantityOrdered: number;
  readonly quantityFulfilled?: number;
  /** `MARKETPLACE_FACILITATOR`, …: who collects which tax. */
  readonly taxModels: readonly string[];
}
