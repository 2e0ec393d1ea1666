import { inFile, inTree, type KindRow, meaning, whole } from './kindRow';
import { types } from './types';

const { fileSale, fileRefund, sale, refund } = types;

/** What a buyer pays for products, and what the seller gives off it. */
export const sales: readonly KindRow[] = [
  meaning(
    'principal',
    'Product sales',
    ...inFile(fileSale, 'ItemPrice', 'Principal'),
    ...inTree(sale, 'ProductCharges > OurPricePrincipal', 'ProductCharges'),
  ),
  meaning(
    'shipping',
    'Shipping',
    ...inFile(fileSale, 'ItemPrice', 'Shipping'),
    ...inTree(sale, 'Shipping > ShippingPrincipal', 'Shipping'),
  ),
  meaning(
    'giftWrap',
    'Gift wrap',
    ...inFile(fileSale, 'ItemPrice', 'GiftWrap'),
    // The parent is literally "Other"; on a sale nothing else was seen below it.
    ...inTree(sale, 'Other > GiftwrapPrincipal', 'Other'),
  ),
  meaning(
    'promotion',
    'Promotion on items',
    ...inFile(fileSale, 'Promotion', 'Principal'),
    ...inTree(sale, 'PromoRebates > OurPriceDiscount'),
  ),
  meaning(
    'promotion',
    'Promotion on shipping',
    ...inFile(fileSale, 'Promotion', 'Shipping'),
    ...inTree(sale, 'PromoRebates > ShippingDiscount'),
  ),
  meaning('promotion', 'Promotion on gift wrap', ...inFile(fileSale, 'Promotion', 'GiftWrap')),
  meaning('promotion', 'Promotions', ...inTree(sale, 'PromoRebates')),
  meaning(
    'promotion',
    'Amazon Points granted',
    ...inFile(fileSale, 'Points', 'PointsGranted'),
    ...inTree(sale, 'PointsGranted'),
  ),
  // India: what it costs to let buyers pay in instalments.
  meaning(
    'promotion',
    'Instalments for buyers',
    ...whole('AffordabilityExpense', 'AffordabilityExpenseReversal'),
  ),
];

/** What is given back to a buyer, for whatever reason. */
export const refunds: readonly KindRow[] = [
  meaning(
    'refund',
    'Refunded products',
    ...inFile(fileRefund, 'ItemPrice', 'Principal'),
    ...inTree(refund, 'ProductCharges > OurPricePrincipal', 'ProductCharges'),
  ),
  meaning(
    'refund',
    'Refunded shipping',
    ...inFile(fileRefund, 'ItemPrice', 'Shipping'),
    ...inTree(refund, 'Shipping > ShippingPrincipal', 'Shipping'),
  ),
  meaning(
    'refund',
    'Refunded gift wrap',
    ...inFile(fileRefund, 'ItemPrice', 'GiftWrap'),
    ...inTree(refund, 'Other > GiftwrapPrincipal'),
  ),
  meaning(
    'refund',
    'Goodwill paid to the buyer',
    ...inFile([...fileSale, ...fileRefund], 'ItemPrice', 'Goodwill'),
    // Lists of other programs have it among the fees.
    ...inFile(fileRefund, 'ItemFees', 'Goodwill'),
    // On a refund nothing but goodwill was seen in the roll-up.
    ...inTree(refund, 'Other > GoodwillPrincipal', 'Other'),
  ),
  meaning(
    'refund',
    'Restocking fee kept from the buyer',
    ...inFile(fileRefund, 'ItemPrice', 'RestockingFee'),
    ...inFile(fileRefund, 'ItemFees', 'RestockingFee'),
    ...inTree(refund, 'Other > RestockingDeductionPrincipal', 'Tax > RestockingDeductionTax'),
  ),
  meaning(
    'refund',
    'Return shipping kept from the buyer',
    ...inFile(fileRefund, 'ItemPrice', 'ReturnShipping'),
    ...inFile(fileRefund, 'ItemFees', 'ReturnShipping'),
    ...inTree(refund, 'Other > ReturnShippingDeductionPrincipal'),
  ),
  meaning(
    'promotion',
    'Promotion on items, taken back',
    ...inFile(fileRefund, 'Promotion', 'Principal'),
    ...inTree(refund, 'PromoRebates > OurPriceDiscount'),
  ),
  meaning(
    'promotion',
    'Promotion on shipping, taken back',
    ...inFile(fileRefund, 'Promotion', 'Shipping'),
    ...inTree(refund, 'PromoRebates > ShippingDiscount'),
  ),
  meaning('promotion', 'Promotion on gift wrap, taken back', ...inFile(fileRefund, 'Promotion', 'GiftWrap')),
  meaning('promotion', 'Promotions, taken back', ...inTree(refund, 'PromoRebates')),
  meaning(
    'promotion',
    'Amazon Points taken back',
    ...inFile(fileRefund, 'Points', 'Points*'),
    ...inTree(refund, 'PointsReclaimed'),
  ),
];
