import type { InstantText } from '../../calendar/calendar';

/** One financial transaction of Amazon's model finances_2024-06-19, nulls dropped, amounts exact. */
export interface AmazonTransaction {
  readonly transactionId: string;
  readonly transactionType: string;
  /** As sent: `RELEASED`, `Released`, `DEFERRED`, `DEFERRED_RELEASED`. */
  readonly transactionStatus: string;
  readonly description: string;
  readonly postedAt: InstantText;
  readonly sellingPartnerId?: string;
  readonly accountType?: string;
  readonly marketplaceId?: string;
  readonly marketplaceName?: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** Values by name: ORDER_ID, SHIPMENT_ID, REFUND_ID, SETTLEMENT_ID, DEFERRED_TRANSACTION_ID, … */
  readonly related: Readonly<Record<string, string>>;
  readonly deferral?: { readonly reason: string; readonly maturesAt?: InstantText };
  readonly items: readonly AmazonTransactionItem[];
  readonly breakdowns: readonly Breakdown[];
}

/** One item of a transaction with its own tree. */
export interface AmazonTransactionItem {
  readonly description?: string;
  readonly sku?: string;
  readonly asin?: string;
  readonly quantity?: number;
  readonly fulfilmentNetwork?: string;
  /** Values by name: INVOICE_ID on advertising, TRANSACTION_ID, COUPON_ID, … */
  readonly related?: Readonly<Record<string, string>>;
  readonly totalMinor: number;
  readonly breakdowns: readonly Breakdown[];
}

/** A node of either tree. */
export interface Breakdown {
  readonly type: string;
  readonly amountMinor: number;
  readonly children: readonly Breakdown[];
}
