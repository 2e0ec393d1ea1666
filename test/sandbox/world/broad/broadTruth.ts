import type { BroadStore } from './stores';
import type { WordName } from './words';

/** How a seller stands to tax in a store, for a whole world. */
export type TaxRegime =
  /** Amazon collects and keeps the tax: its rows cancel. */
  | 'facilitator'
  /** No tax rows at all, and none in the price. */
  | 'none'
  /** Amazon collects for the seller: rows of tax beside net prices. */
  | 'seller'
  /** Prices include the seller's tax, and no row says so. */
  | 'included';

/** One amount of an event; what the seller gains is positive. */
export interface BroadPart {
  readonly word: WordName;
  /** With the tax on a fee, and less what Amazon waived of it. */
  readonly amountMinor: number;
  /** Tax on the fee within the amount. */
  readonly taxMinor?: number;
  /** What Amazon waived of the fee, within the amount. */
  readonly waivedMinor?: number;
}

/** The amounts of one product within an event; charges without a product have one unit without it. */
export interface BroadUnit {
  readonly product?: BroadProduct;
  /** Units that moved. */
  readonly quantity: number;
  /** What Amazon shows as quantity on refunds. */
  readonly quantityOrdered: number;
  readonly orderItemCode: string;
  readonly parts: readonly BroadPart[];
}

/** Something that the seller sells. */
export interface BroadProduct {
  readonly sku: string;
  readonly asin: string;
  readonly title: string;
  readonly priceMinor: number;
}

/** A period of an account that is paid out as one. */
export interface BroadPeriod {
  readonly settlementId: string;
  readonly groupId: string;
  readonly accountType: 'Standard Orders' | 'Invoiced Orders';
  readonly startsAtMs: number;
  /** The first instant that belongs to the next. */
  readonly endsAtMs: number;
}

/** Why Amazon holds an amount back, and until when. */
export interface BroadDeferral {
  readonly reason: 'DD7' | 'B2B';
  readonly maturesAtMs: number;
  readonly releasedAtMs: number;
  readonly releaseReportedAtMs: number;
  readonly releaseId: string;
  /** Amazon left the links between the twins out, as it did early in 2025. */
  readonly unlinked: boolean;
}

/** What truly happened, whatever Amazon calls it. */
export type BroadWhat =
  | 'sale'
  | 'multiChannel'
  | 'replacement'
  | 'refund'
  | 'chargeback'
  | 'guarantee'
  | 'retrocharge'
  | 'charge'
  | 'reserve'
  | 'payable'
  | 'cardCharge'
  | 'failedTransfer'
  | 'microDeposit'
  | 'payout';

/** One fact of money. */
export interface BroadEvent {
  readonly id: string;
  readonly what: BroadWhat;
  /** Amazon's type and description in the API. */
  readonly type: string;
  readonly description: string;
  readonly accountType: BroadPeriod['accountType'];
  readonly orderId?: string;
  /** In the API's own id space. */
  readonly shipmentId?: string;
  /** In the settlement file's. */
  readonly fileShipmentId?: string;
  readonly refundId?: string;
  readonly fulfilledBy?: 'AFN' | 'MFN';
  readonly postedAtMs: number;
  readonly reportedAtMs: number;
  readonly deferral?: BroadDeferral;
  readonly units: readonly BroadUnit[];
  readonly totalMinor: number;
  /** Where it does not follow from when it was released: what closes one period and what opens the next. */
  readonly period?: BroadPeriod;
  /** How Amazon shows its trees. */
  readonly shape: 'usual' | 'withoutItems';
}

/** A settlement as it truly was. */
export interface BroadSettlement extends BroadPeriod {
  readonly number: number;
  readonly depositAtMs: number;
  readonly totalMinor: number;
  /** What it paid, reserves and debts among them, in order. */
  readonly events: readonly BroadEvent[];
  /** Held back when it closed. */
  readonly reserveMinor: number;
  readonly payout?: BroadEvent;
}

/** A seller's time in one store. */
export interface BroadWorld {
  readonly seed: number;
  readonly store: BroadStore;
  readonly regime: TaxRegime;
  readonly sellerId: string;
  readonly products: readonly [BroadProduct, ...BroadProduct[]];
  /** In the order of posting. */
  readonly events: readonly BroadEvent[];
  readonly settlements: readonly BroadSettlement[];
  /** Of all accounts, the open ones among them. */
  readonly periods: readonly BroadPeriod[];
  readonly startsAtMs: number;
  /** When everything has been reported. */
  readonly endsAtMs: number;
  readonly invoicedOrderIds: ReadonlySet<string>;
}

/** When the money of an event became the seller's. */
export function releasedAtMs({ deferral, postedAtMs }: BroadEvent): number {
  return deferral?.releasedAtMs ?? postedAtMs;
}

/** All amounts of an event. */
export function partsOf({ units }: Pick<BroadEvent, 'units'>): readonly BroadPart[] {
  return units.flatMap(({ parts }) => parts);
}

/** The sum of amounts. */
export function sumOf(parts: readonly { readonly amountMinor: number }[]): number {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
