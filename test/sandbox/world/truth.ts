import type { Marketplace } from './marketplaces';
import type { Product } from './products';

/** What an amount is, in the seller's terms; each has its place in Amazon's trees. */
export type ComponentKind =
  | 'principal'
  | 'shipping'
  | 'giftWrap'
  | 'itemPromotion'
  | 'shippingPromotion'
  | 'itemTax'
  | 'shippingTax'
  | 'giftWrapTax'
  | 'itemTaxWithheld'
  | 'shippingTaxWithheld'
  | 'giftWrapTaxWithheld'
  | 'commission'
  | 'commissionTax'
  | 'fulfilmentFee'
  | 'fulfilmentFeeTax'
  | 'fulfilmentFeeWaiver'
  | 'shippingChargeback'
  | 'giftWrapChargeback'
  | 'refundCommission'
  | 'restockingFee'
  | 'goodwill'
  | 'transportFee'
  | 'unknownFee'
  | 'storageFee'
  | 'subscription'
  | 'inboundFreight'
  | 'advertising'
  | 'reimbursement'
  | 'reserveDebit'
  | 'reserveCredit'
  | 'transfer';

/** One amount, signed as the seller sees it: what the seller receives is positive. */
export interface Component {
  readonly kind: ComponentKind;
  readonly amountMinor: number;
}

/** The amounts of one product within a money event. */
export interface Line {
  readonly orderItemId: string | null;
  readonly product: Product | null;
  /** Units that moved in this event. */
  readonly quantity: number;
  /** Units ordered: Amazon shows these on refunds, even partial ones. */
  readonly quantityOrdered: number;
  readonly components: readonly Component[];
}

/** Why and until when Amazon holds an amount back. */
export interface Deferral {
  readonly reason: 'DD7' | 'B2B';
  readonly maturesAtMs: number;
  readonly releasedAtMs: number;
  /** From when the API shows the release. */
  readonly releaseReportedAtMs: number;
  readonly releaseTransactionId: string;
  /** The period that pays it, which is often not the one of the posting. */
  readonly releaseSettlement: SettlementIds;
}

/** The two ids of a settlement, one-to-one. */
export interface SettlementIds {
  readonly settlementId: string;
  readonly financialEventGroupId: string;
}

/** Peculiarities of how Amazon shows an event's trees. */
export type TreeShape = 'usual' | 'itemTreesMissing' | 'itemTreesAnonymous';

type MoneyEventType =
  | 'Shipment'
  | 'Refund'
  | 'ServiceFee'
  | 'ProductAdsPayment'
  | 'FBAInventoryReimbursement'
  | 'Adjustment'
  | 'Transfer';

/** Something that moved the seller's money, as it truly was. */
export interface MoneyEvent {
  readonly type: MoneyEventType;
  readonly description: string;
  readonly transactionId: string;
  readonly marketplace: Marketplace;
  /** A multi-channel order: marketplace "Non-Amazon XX". */
  readonly nonAmazon: boolean;
  readonly accountType: 'Standard Orders' | 'Invoiced Orders';
  readonly orderId: string | null;
  /** In the API's id space; the settlement file has another. */
  readonly shipmentId: string | null;
  readonly refundId: string | null;
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT' | null;
  readonly postedAtMs: number;
  /** From when the API shows it: up to 48 hours later. */
  readonly reportedAtMs: number;
  readonly settlement: SettlementIds;
  readonly deferral: Deferral | null;
  readonly lines: readonly Line[];
  readonly totalMinor: number;
  readonly shape: TreeShape;
}

/** Units of one order item that travel together; what they cost is known before they ship. */
export interface Shipment {
  readonly shipmentId: string;
  /** Null if it never leaves; may lie in the future. */
  readonly shippedAtMs: number | null;
  readonly lines: readonly Line[];
  readonly event: MoneyEvent | null;
}

/** A buyer's order, as it truly is over its whole life. */
export interface Order {
  readonly orderId: string;
  readonly marketplace: Marketplace;
  readonly kind: 'consumer' | 'invoiced' | 'multiChannel' | 'replacement';
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  readonly createdAtMs: number;
  /** Payment is authorised from then on; before, Amazon shows the order as pending and without prices. */
  readonly pendingUntilMs: number;
  readonly cancelledAtMs: number | null;
  readonly prime: boolean;
  readonly promotionId: string | null;
  readonly taxModel: 'facilitator' | 'seller' | 'none';
  readonly buyerName: string;
  readonly shipToState: string;
  readonly shipments: readonly Shipment[];
  readonly refunds: readonly MoneyEvent[];
}

/** A period of an account that was or will be paid out. */
export interface Settlement extends SettlementIds {
  readonly marketplace: Marketplace;
  readonly accountType: 'Standard Orders' | 'Invoiced Orders';
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** The sum of what was released in it, reserves included. */
  readonly payoutMinor: number;
}

/** What truly happened, for whoever judges the books. */
export interface Truth {
  readonly shipments: readonly MoneyEvent[];
  readonly refunds: readonly MoneyEvent[];
  /** Fees, advertising, reimbursements, reserves and transfers. */
  readonly others: readonly MoneyEvent[];
  readonly settlements: readonly Settlement[];
}

/** All amounts of an event, over its lines. */
export function componentsOf(event: MoneyEvent): readonly Component[] {
  return event.lines.flatMap((line) => line.components);
}

/** The sum of amounts. */
export function sumMinor(components: readonly Component[]): number {
  return components.reduce((sum, component) => sum + component.amountMinor, 0);
}
