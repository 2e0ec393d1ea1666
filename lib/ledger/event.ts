import type { InstantText } from '../calendar/calendar';
import type { LineKind } from './lineKind';

/**
 * Key of a financial event: seller account and DEFERRED_TRANSACTION_ID, else transactionId.
 * A deferred transaction and its released twin, both with the full amount, are so one event.
 */
export type EventKey = string;

/** What an event is, by Amazon's transaction type. `unknown` is kept whole and blocks. */
export type EventKind = 'shipment' | 'refund' | 'multiChannel' | 'other' | 'unknown';

/** Whether the money is the seller's already. */
export type EventRelease =
  | {
      readonly state: 'released';
      readonly releasedAt: InstantText;
      /** Why it had been deferred, where it had been. */
      readonly deferredFor?: string;
    }
  | { readonly state: 'deferred'; readonly reason: string; readonly maturesAt?: InstantText };

/** One fact of money that Amazon reported: a shipment sold, a refund, a fee. */
export interface AmazonEvent {
  readonly key: EventKey;
  readonly sellerAccountId: string;
  readonly kind: EventKind;
  /** Amazon's own words, for the trace. */
  readonly transactionType: string;
  readonly description: string;
  /** Every transaction id that this event was seen or announced under, the key's own first. */
  readonly transactionIds: readonly string[];
  readonly orderId?: string;
  readonly shipmentId?: string;
  readonly refundId?: string;
  readonly settlementId?: string;
  /** Amazon's invoice over it, where it names one: advertising does. */
  readonly invoiceId?: string;
  /** Of another shop's order, the marketplace of the same country. */
  readonly marketplaceId?: string;
  /** `Standard Orders`, `Invoiced Orders`, … */
  readonly accountType?: string;
  readonly channel?: 'AFN' | 'MFN';
  readonly postedAt: InstantText;
  readonly release: EventRelease;
  readonly currency: string;
  readonly totalMinor: number;
  /** Leaves of the level that balances; they add up to `totalMinor` unless `imbalance` says otherwise. */
  readonly lines: readonly EventLine[];
  /** Units that left stock without any charge, as a replacement sent for free. */
  readonly unchargedUnits?: readonly UnchargedUnits[];
  /** Where Amazon's trees contradict themselves: parts and total, for the seller to see. */
  readonly imbalance?: { readonly partsMinor: number; readonly totalMinor: number };
  /** Where the deferred transaction and its released twin differ, which no one has seen yet. */
  readonly twinsDiffer?: { readonly deferredMinor: number; readonly releasedMinor: number };
  /** Found too late to be the twin of another stored event; that one stands for both. */
  readonly sameAs?: EventKey;
}

/** Units of one product, which no amount stands for. */
export interface UnchargedUnits {
  readonly quantity: number;
  readonly sku?: string;
  readonly asin?: string;
  readonly title?: string;
}

/** One amount of an event. */
export interface EventLine {
  readonly kind: LineKind;
  /**
   * `AmazonFees > Commission`: the full path, wrappers left off, Base/Tax/Promo folded into the fee. What
   * only the transaction's description tells follows: `FBAInventoryReimbursement > WAREHOUSE_LOST`.
   */
  readonly path: string;
  readonly amountMinor: number;
  /** How much of a fee's amount is tax on the fee, where Amazon states it apart. */
  readonly taxMinor?: number;
  readonly sku?: string;
  readonly asin?: string;
  readonly title?: string;
  /** Units, only on the line of the product's own charge, or of what Amazon pays for lost ones. */
  readonly quantity?: number;
}
