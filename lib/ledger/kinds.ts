import { normalizedPath } from './label';
import type { LineKind } from './lineKind';

/** One row of the table: a path of Amazon's trees and what it means. */
export interface KindRow {
  /** Amazon's transaction types in which the path has this meaning. */
  readonly types: readonly string[];
  /** Without the wrappers of the transaction tree, and with Base, Tax and Promo folded into their fee. */
  readonly path: string;
  readonly kind: LineKind;
  /** What a bookkeeper calls it, as it stands on a document. */
  readonly label: string;
}

const sale = ['Shipment'];
const refund = ['Refund'];
const both = ['Shipment', 'Refund'];

/**
 * Every path that we know. Amazon's Finances model names none of them; they were collected from live
 * answers. A new kind costs one row here and one line in the fixture of its test.
 */
export const kinds: readonly KindRow[] = [
  row(sale, 'ProductCharges > OurPricePrincipal', 'principal', 'Product sales'),
  row(sale, 'ProductCharges', 'principal', 'Product sales'),
  row(sale, 'Shipping > ShippingPrincipal', 'shipping', 'Shipping'),
  row(sale, 'Shipping', 'shipping', 'Shipping'),
  row(sale, 'Other > GiftwrapPrincipal', 'giftWrap', 'Gift wrap'),
  row(sale, 'Other', 'giftWrap', 'Gift wrap'),
  row(both, 'PromoRebates > OurPriceDiscount', 'promotion', 'Promotion on items'),
  row(both, 'PromoRebates > ShippingDiscount', 'promotion', 'Promotion on shipping'),
  row(both, 'PromoRebates', 'promotion', 'Promotions'),
  row(sale, 'PointsGranted', 'promotion', 'Amazon Points granted'),
  row(refund, 'PointsReclaimed', 'promotion', 'Amazon Points taken back'),

  row(both, 'Tax > OurPriceTax', 'taxCollected', 'Tax on items'),
  row(both, 'Tax > ShippingTax', 'taxCollected', 'Tax on shipping'),
  row(both, 'Tax > GiftwrapTax', 'taxCollected', 'Tax on gift wrap'),
  row(both, 'Tax > OurPriceTaxDiscount', 'taxCollected', 'Tax on the item promotion'),
  row(both, 'Tax > ShippingTaxDiscount', 'taxCollected', 'Tax on the shipping promotion'),
  // The transaction tree shows the whole node's net, and only where that is not zero.
  row(both, 'Tax', 'taxCollected', 'Tax that Amazon did not keep'),
  row(both, 'Tax > MarketplaceFacilitatorTax-Principal', 'taxWithheld', 'Tax kept by Amazon, items'),
  row(both, 'Tax > MarketplaceFacilitatorTax-Shipping', 'taxWithheld', 'Tax kept by Amazon, shipping'),
  row(both, 'Tax > MarketplaceFacilitatorTax-Other', 'taxWithheld', 'Tax kept by Amazon, other'),
  row(both, 'Tax > MarketplaceFacilitatorVAT-Principal', 'taxWithheld', 'VAT kept by Amazon, items'),
  row(both, 'Tax > MarketplaceFacilitatorVAT-Shipping', 'taxWithheld', 'VAT kept by Amazon, shipping'),
  row(both, 'Tax > MarketplaceFacilitatorVAT-Other', 'taxWithheld', 'VAT kept by Amazon, other'),
  row(both, 'Tax > LowValueGoodsTax-Principal', 'taxWithheld', 'Import tax kept by Amazon, items'),
  row(both, 'Tax > LowValueGoodsTax-Shipping', 'taxWithheld', 'Import tax kept by Amazon, shipping'),
  row(both, 'TaxCollectedAtSource > TCS-IGST', 'taxAtSource', 'IGST collected at source'),
  row(both, 'TaxCollectedAtSource > TCS-CGST', 'taxAtSource', 'CGST collected at source'),
  row(both, 'TaxCollectedAtSource > TCS-SGST', 'taxAtSource', 'SGST collected at source'),
  row(both, 'TaxWithholding > ItemTDS', 'taxAtSource', 'Income tax deducted at source'),

  row(both, 'AmazonFees > Commission', 'sellingFee', 'Referral fee'),
  row(refund, 'AmazonFees > RefundCommission', 'sellingFee', 'Refund administration fee'),
  row(both, 'AmazonFees > FixedClosingFee', 'sellingFee', 'Fixed closing fee'),
  row(both, 'AmazonFees > VariableClosingFee', 'sellingFee', 'Closing fee'),
  row(both, 'AmazonFees > TechnologyFee', 'sellingFee', 'Technology fee'),
  // A roll-up without children: seen on US shipments, where it was the referral fee.
  row(both, 'AmazonFees', 'sellingFee', 'Amazon selling fees'),
  row(both, 'AmazonFees > FBAPerUnitFulfillmentFee', 'fulfilmentFee', 'FBA fulfilment fee'),
  row(both, 'AmazonFees > FBAPerOrderFulfillmentFee', 'fulfilmentFee', 'FBA fee per order'),
  row(both, 'AmazonFees > FBAWeightBasedFee', 'fulfilmentFee', 'FBA weight handling fee'),
  row(both, 'AmazonFees > FBATransportationFee', 'fulfilmentFee', 'FBA transportation fee'),
  row(both, 'FBAFees', 'fulfilmentFee', 'FBA fees'),
  // A fee waiver that lost its fee: it lowers fees and is never a promotion of the seller's.
  row(both, 'Promo', 'fulfilmentFee', 'FBA fee waived'),
  row(both, 'AmazonFees > ShippingChargeback', 'shippingChargeback', 'Shipping kept by Amazon'),
  row(both, 'AmazonFees > GiftwrapChargeback', 'giftWrapChargeback', 'Gift wrap kept by Amazon'),
  row(both, 'DigitalServicesFee > DigitalServicesFee', 'otherFee', 'Digital services fee'),
  row(both, 'DigitalServicesFee > DigitalServicesFeeFBA', 'otherFee', 'Digital services fee on FBA'),
  row(both, 'DigitalServicesFee', 'otherFee', 'Digital services fee'),
  row(both, 'AmazonFees > OrderCancellationCharge', 'otherFee', 'Order cancellation charge'),

  row(refund, 'ProductCharges > OurPricePrincipal', 'refund', 'Refunded products'),
  row(refund, 'ProductCharges', 'refund', 'Refunded products'),
  row(refund, 'Shipping > ShippingPrincipal', 'refund', 'Refunded shipping'),
  row(refund, 'Shipping', 'refund', 'Refunded shipping'),
  row(refund, 'Other > GiftwrapPrincipal', 'refund', 'Refunded gift wrap'),
  row(refund, 'Other > GoodwillPrincipal', 'refund', 'Goodwill paid to the buyer'),
  row(refund, 'Other', 'refund', 'Goodwill paid to the buyer'),
  row(refund, 'Other > RestockingDeductionPrincipal', 'refund', 'Restocking fee kept from the buyer'),
  row(refund, 'Tax > RestockingDeductionTax', 'refund', 'Tax on the restocking fee'),
  row(refund, 'Other > ReturnShippingDeductionPrincipal', 'refund', 'Return shipping kept from the buyer'),
];

function row(types: readonly string[], path: string, kind: LineKind, label: string): KindRow {
  return { types, path, kind, label };
}

const rowByKey = new Map(
  kinds.flatMap((each) => each.types.map((type) => [keyOf(type, each.path), each] as const)),
);

/** The row of a path in a transaction type, however either is spelled; none for what we do not know. */
export function kindOf(transactionType: string, path: string): KindRow | undefined {
  return rowByKey.get(keyOf(transactionType, path));
}

function keyOf(transactionType: string, path: string): string {
  return `${normalizedPath(transactionType)}/${normalizedPath(path)}`;
}

/** What a bookkeeper calls an amount: the table's word, or Amazon's own where the table has none. */
export function labelOf(transactionType: string, path: string): string {
  return kindOf(transactionType, path)?.label ?? path;
}
