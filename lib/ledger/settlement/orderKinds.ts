import type { LineKind } from '../lineKind';
import { kindRow as row, type SettlementKindRow } from './settlementKind';

const sale = ['Order'];
const back = ['Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'];
const both = [...sale, ...back];
const liquidations = ['Liquidations', 'Liquidations Adjustments'];

/**
 * Rows of a sale. Those of a refund are rows of their own even where they mean the same, because a
 * bookkeeper wants to see what was returned beside what was charged.
 */
export const orderKinds: readonly SettlementKindRow[] = [
  row(sale, 'ItemPrice', 'Principal', 'principal', 'Product sales'),
  row(sale, 'ItemPrice', 'Shipping', 'shipping', 'Shipping'),
  row(sale, 'ItemPrice', 'GiftWrap', 'giftWrap', 'Gift wrap'),
  row(sale, 'ItemPrice', 'Goodwill', 'refund', 'Goodwill paid to the buyer'),
  ...promotions(sale, ''),
  row(sale, 'Points', 'PointsGranted', 'promotion', 'Amazon Points granted'),

  ...itemTaxes([...sale, 'Order_Retrocharge'], ''),
  row(both, 'ItemTCS', 'TCS*', 'taxAtSource', 'GST collected at source'),
  row(both, 'ItemTDS', 'TDS*', 'taxAtSource', 'Income tax deducted at source'),

  ...itemFees(sale, ''),
  row(both, 'Shipment-Fees', 'FBAPerOrderFulfillmentFee', 'fulfilmentFee', 'FBA fee per order'),
  row(both, 'Shipment-Fees', 'FBATransportationFee', 'fulfilmentFee', 'FBA transportation fee'),
  row(sale, 'Shipment-Fees', 'Shipping', 'fulfilmentFee', 'FBA transportation fee'),
  row(
    sale,
    'Shipment-Fees',
    'Multi-Channel Fulfillment Brand-Neutral Box Fee',
    'fulfilmentFee',
    'Multi-channel box fee',
  ),
];

/** Rows of money given back to a buyer, for whatever reason. */
export const refundKinds: readonly SettlementKindRow[] = [
  row(back, 'ItemPrice', 'Principal', 'refund', 'Refunded products'),
  row(back, 'ItemPrice', 'Shipping', 'refund', 'Refunded shipping'),
  row(back, 'ItemPrice', 'GiftWrap', 'refund', 'Refunded gift wrap'),
  row(back, 'ItemPrice', 'Goodwill', 'refund', 'Goodwill paid to the buyer'),
  row(back, 'ItemFees', 'Goodwill', 'refund', 'Goodwill paid to the buyer'),
  row(back, 'ItemPrice', 'RestockingFee', 'refund', 'Restocking fee kept from the buyer'),
  row(back, 'ItemFees', 'RestockingFee', 'refund', 'Restocking fee kept from the buyer'),
  row(back, 'ItemPrice', 'ReturnShipping', 'refund', 'Return shipping kept from the buyer'),
  row(back, 'ItemFees', 'ReturnShipping', 'refund', 'Return shipping kept from the buyer'),
  row(back, 'Points', 'Points*', 'promotion', 'Amazon Points taken back'),
  ...promotions(back, ', taken back'),
  ...itemTaxes([...back, 'Refund_Retrocharge'], ', returned'),
  // Other programs' lists take whatever is returned of a withheld tax.
  row(['Refund'], 'ItemWithheldTax', '*', 'taxWithheld', 'Tax kept by Amazon, returned'),
  ...itemFees(back, ', returned'),
  row(back, 'ItemFees', 'RefundCommission', 'sellingFee', 'Refund administration fee'),
  row(back, 'ItemFees', 'RemoteFulfillmentCredit', 'fulfilmentFee', 'Remote fulfilment credit'),
];

/** Rows of stock that Amazon sold off. */
export const liquidationKinds: readonly SettlementKindRow[] = [
  row(liquidations, 'ItemPrice', 'Principal', 'liquidation', 'Liquidation proceeds'),
  ...itemTaxes(liquidations, ''),
  row(liquidations, 'ItemFees', '*', 'sellingFee', 'Liquidation fees'),
];

function promotions(types: readonly string[], suffix: string): readonly SettlementKindRow[] {
  const promotion = (description: string, label: string) =>
    row(types, 'Promotion', description, 'promotion', label + suffix);
  return [
    promotion('Principal', 'Promotion on items'),
    promotion('Shipping', 'Promotion on shipping'),
    promotion('GiftWrap', 'Promotion on gift wrap'),
    // The tax part of a discount lowers the tax collected, not the sales.
    row(types, 'Promotion', 'TaxDiscount', 'taxCollected', `Tax on promotions${suffix}`),
  ];
}

function itemTaxes(types: readonly string[], suffix: string): readonly SettlementKindRow[] {
  const collected = (description: string, label: string) =>
    row(types, 'ItemPrice', description, 'taxCollected', label + suffix);
  const withheld = (description: string, label: string) =>
    row(types, 'ItemWithheldTax', description, 'taxWithheld', label + suffix);
  return [
    collected('Tax', 'Tax on items'),
    collected('ShippingTax', 'Tax on shipping'),
    collected('GiftWrapTax', 'Tax on gift wrap'),
    withheld('MarketplaceFacilitatorTax*', 'Tax kept by Amazon'),
    withheld('MarketplaceFacilitatorVAT*', 'VAT kept by Amazon'),
    withheld('LowValueGoodsTax*', 'Import tax kept by Amazon'),
  ];
}

function itemFees(types: readonly string[], suffix: string): readonly SettlementKindRow[] {
  const fee = (kind: LineKind, description: string, label: string) =>
    row(types, 'ItemFees', description, kind, label + suffix);
  return [
    fee('sellingFee', 'Commission', 'Referral fee'),
    fee('sellingFee', 'FixedClosingFee', 'Fixed closing fee'),
    fee('sellingFee', 'VariableClosingFee', 'Closing fee'),
    fee('sellingFee', 'TechnologyFee', 'Technology fee'),
    fee('otherFee', 'SalesTaxServiceFee', 'Sales tax service fee'),
    fee('otherFee', 'DigitalServicesFee', 'Digital services fee'),
    fee('otherFee', 'DigitalServicesFeeFBA', 'Digital services fee on FBA'),
    fee('fulfilmentFee', 'FBAPerUnitFulfillmentFee', 'FBA fulfilment fee'),
    fee('fulfilmentFee', 'FBAPerOrderFulfillmentFee', 'FBA fee per order'),
    fee('fulfilmentFee', 'FBAWeightBasedFee', 'FBA weight handling fee'),
    fee('shippingChargeback', 'ShippingChargeback', 'Shipping kept by Amazon'),
    fee('shippingChargeback', 'ShippingHB', 'Shipping kept by Amazon'),
    fee('giftWrapChargeback', 'GiftwrapChargeback', 'Gift wrap kept by Amazon'),
    // Lists of other programs have it among the fees.
    fee('taxWithheld', 'MarketplaceFacilitatorTax*', 'Tax kept by Amazon'),
    fee('taxWithheld', 'MarketplaceFacilitatorVAT*', 'VAT kept by Amazon'),
  ];
}
