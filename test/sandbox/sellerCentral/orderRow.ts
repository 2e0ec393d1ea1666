/** The state of an order in the words of Manage Orders. */
export type SellerCentralOrderStatus = 'Pending' | 'Unshipped' | 'Shipped' | 'Canceled';

/** One product of an order. Money is in minor units of the currency. */
export interface SellerCentralOrderItem {
  readonly title: string;
  readonly asin: string;
  readonly sku: string;
  readonly quantity: number;
  readonly subtotalMinor: number;
  readonly currency: string;
}

/** What the pages need to know of an order, whatever world it comes from. */
export interface SellerCentralOrderRow {
  /** `111-1111111-1111111`, or `S01-1111111-1111111` for a multi-channel order. */
  readonly orderId: string;
  readonly purchasedAtMs: number;
  readonly status: SellerCentralOrderStatus;
  readonly channel: 'AFN' | 'MFN';
  /** As shown, such as `Amazon.com` or `Non-Amazon`. */
  readonly salesChannel: string;
  readonly marketplaceId: string;
  readonly items: readonly SellerCentralOrderItem[];
  readonly shippingMinor: number;
  readonly refundApplied: boolean;
  /** Shown in place of the order id once the seller has given the order a number of their own. */
  readonly merchantOrderId?: string;
  /** A second number in the form of an order id that Invoice by Amazon shows on the order's page. */
  readonly invoiceByAmazonId?: string;
  /** Some links still go to the address that Seller Central used for FBA orders before. */
  readonly oldDetailsLink?: boolean;
}
