import type { LineKind } from '../lineKind';
import { inFile, inTree, type KindPlace, type KindRow, meaning } from './kindRow';
import { types } from './types';

const { fileSale, fileRefund, fileLiquidation, sale, refund, service, liquidation } = types;

/** The transactions of one side, a sale's or a refund's, and what the side adds to a label. */
interface Side {
  readonly file: readonly string[];
  readonly tree: readonly string[];
  readonly after: string;
}

/** What Amazon takes of a sale, and gives back of it. */
export const orderFees: readonly KindRow[] = [
  // A shipment to try the product first has its fees and no price.
  ...feesOf({ file: fileSale, tree: [...sale, 'TrialShipment'], after: '' }),
  ...feesOf({ file: fileRefund, tree: refund, after: ', returned' }),

  meaning(
    'sellingFee',
    'Refund administration fee',
    ...inFile(fileRefund, 'ItemFees', 'RefundCommission'),
    ...inTree(refund, 'AmazonFees > RefundCommission'),
  ),
  meaning(
    'fulfilmentFee',
    'Remote fulfilment credit',
    ...inFile(fileRefund, 'ItemFees', 'RemoteFulfillmentCredit'),
  ),
  meaning(
    'fulfilmentFee',
    'Multi-channel box fee',
    ...inFile(fileSale, 'Shipment-Fees', 'Multi-Channel Fulfillment Brand-Neutral Box Fee'),
  ),
  meaning(
    'sellingFee',
    'Liquidation fees',
    ...inFile(fileLiquidation, 'ItemFees', '*'),
    ...inTree(
      liquidation,
      'AmazonFees > LiquidationReferralFee',
      'AmazonFees > LiquidationProcessingFee',
      'AmazonFees > RecommerceAfterMarketplaceAdjustmentItem',
    ),
    ...inTree(['RemovalShipment', 'RemovalShipmentAdjustment'], 'AmazonFees'),
  ),
];

function feesOf({ file, tree, after }: Side): readonly KindRow[] {
  const fee = (kind: LineKind, label: string, name: string, ...more: readonly KindPlace[]) =>
    meaning(
      kind,
      label + after,
      ...inFile(file, 'ItemFees', name),
      ...inTree(tree, `AmazonFees > ${name}`, `FBAFees > ${name}`),
      ...more,
    );
  const digital = (label: string, name: string, ...more: readonly KindPlace[]) =>
    meaning(
      'otherFee',
      label + after,
      ...inFile(file, 'ItemFees', name),
      // A root of its own: whoever reads the fees below AmazonFees alone loses it.
      ...inTree(tree, `DigitalServicesFee > ${name}`),
      ...more,
    );
  const perOrder = (name: string) => inFile(file, 'Shipment-Fees', name);
  const isSale = after === '';
  return [
    fee('sellingFee', 'Referral fee', 'Commission'),
    fee('sellingFee', 'Fixed closing fee', 'FixedClosingFee'),
    fee('sellingFee', 'Closing fee', 'VariableClosingFee'),
    fee('sellingFee', 'Technology fee', 'TechnologyFee'),
    fee('sellingFee', 'Referral fee corrected', 'CommissionCorrection'),
    fee('sellingFee', 'Fee per item', 'PerItemFee'),
    fee('sellingFee', 'Fee of a selling programme', 'RenewedProgramFee', ...programme(file, tree)),
    // Roll-ups without children: seen on US shipments, where the amount was the referral fee.
    meaning('sellingFee', `Amazon selling fees${after}`, ...inTree(tree, 'AmazonFees')),
    fee(
      'otherFee',
      'Sales tax service fee',
      'SalesTaxServiceFee',
      ...inFile(file, 'ItemFees', 'SalesTaxCollectionFee'),
      ...inTree(tree, 'AmazonFees > SalesTaxCollectionFee'),
    ),
    digital('Digital services fee', 'DigitalServicesFee', ...inTree(tree, 'DigitalServicesFee')),
    digital('Digital services fee on FBA', 'DigitalServicesFeeFBA'),
    fee(
      'fulfilmentFee',
      'FBA fulfilment fee',
      'FBAPerUnitFulfillmentFee',
      // India gives it back without any tree.
      ...(isSale ? [] : inTree(service, 'FulfillmentFeeRefund')),
    ),
    fee(
      'fulfilmentFee',
      'FBA fee per order',
      'FBAPerOrderFulfillmentFee',
      ...perOrder('FBAPerOrderFulfillmentFee'),
    ),
    fee('fulfilmentFee', 'FBA weight handling fee', 'FBAWeightBasedFee'),
    fee(
      'fulfilmentFee',
      'FBA transportation fee',
      'FBATransportationFee',
      ...perOrder('FBATransportationFee'),
      ...(isSale ? perOrder('Shipping') : []),
    ),
    meaning(
      'fulfilmentFee',
      `FBA fees${after}`,
      ...inTree(tree, 'FBAFees'),
      // A roll-up that several fees share, where not even the description tells which.
      ...(isSale ? inTree(service, 'FBAFees') : []),
    ),
    // A fee waiver that lost its fee: it lowers fees and is never a promotion of the seller's.
    meaning('fulfilmentFee', `FBA fee waived${after}`, ...inTree(tree, 'Promo')),
    fee(
      'shippingChargeback',
      'Shipping kept by Amazon',
      'ShippingChargeback',
      ...inFile(file, 'ItemFees', 'ShippingHB'),
    ),
    fee('giftWrapChargeback', 'Gift wrap kept by Amazon', 'GiftwrapChargeback'),
  ];
}

function programme(file: readonly string[], tree: readonly string[]): readonly KindPlace[] {
  return [
    ...inFile(file, 'ItemFees', 'AmazonExclusivesFee'),
    ...inTree(tree, 'AmazonFees > AmazonExclusivesFee'),
  ];
}
