import { feeRows } from './feeRows';
import { inFile, inTree, type KindRow, taxOnFee, whole } from './kindRow';
import { plain, types } from './types';

const { fileOther, sale, refund, service, adjustment } = types;
const deals = ['ServiceFee', 'Promotion Fee'];

/** What Amazon asks for selling, and for the account. */
export const accountFees: readonly KindRow[] = [
  ...feeRows('sellingFee', 'Subscription', {
    inFile: ['Subscription Fee'],
    leaves: ['Subscription'],
    rollUp: 'SubscriptionFee',
    describedAs: ['Subscription'],
  }),
  ...feeRows('sellingFee', 'Paid account services', {
    inFile: ['Paid Services Fee'],
    leaves: ['PaidServicesFee'],
  }),
  ...feeRows('sellingFee', 'High-volume listing fee', {
    inFile: ['HighVolumeListingFee'],
    leaves: ['HighVolumeListingFee'],
  }),
  ...feeRows('sellingFee', 'Manual processing fee', { inFile: ['Manual Processing Fee'] }),
  ...feeRows('sellingFee', 'Manual processing fee, returned', {
    inFile: ['Manual Processing Fee Reimbursement'],
  }),
  ...feeRows('sellingFee', 'Vine enrolment', {
    inParts: [['AmazonFees', 'Vine Enrollment Fee']],
    leaves: ['VineFee'],
    describedAs: ['VineFee'],
    more: [
      ...inFile(['Vine Enrollment Fee'], 'Vine Enrollment Fee', 'Vine Enrollment Fee'),
      ...whole('SellerReviewEnrollmentPayment'),
    ],
  }),
  ...feeRows('sellingFee', 'Coupon fee', {
    inParts: [
      ['AmazonFees', 'Coupon Participation Fee'],
      ['AmazonFees', 'Coupon Performance Fee'],
    ],
    leaves: ['CouponParticipationFee', 'CouponPerformanceFee', 'CouponRedemptionFee'],
    describedAs: ['CouponParticipationEvent', 'CouponPerformanceEvent'],
    more: [
      // The description is the name that the seller gave the coupon.
      ...inFile(['CouponRedemptionFee'], 'CouponRedemptionFee', '*'),
      ...rollUps('CouponParticipation', 'CouponPerformance'),
      ...whole('CouponPayment'),
    ],
  }),
  ...feeRows('sellingFee', 'Deal fee', {
    inFile: ['LightningDealFee*'],
    leaves: ['DealParticipationFee', 'DealPerformanceFee'],
    describedAs: ['DealParticipationEvent', 'DealPerformanceEvent'],
    more: [
      ...inFile(deals, 'Deals', 'Promotion Fee*'),
      ...inFile(deals, 'PromotionFee', 'Promotion Fee*'),
      ...rollUps('DealParticipation', 'DealPerformance'),
      ...whole('SellerDealPayment'),
    ],
  }),
  // The name of the law or country follows.
  ...feeRows('otherFee', 'Packaging contribution paid by Amazon', {
    inParts: [['AmazonFees', 'Eco-contribution for EPR Pay on Behalf*']],
    leaves: ['EPRChargebackEcoFee'],
    rollUp: 'EPRChargebackEcoFee',
  }),
  ...feeRows('otherFee', 'Fee for the packaging contribution', {
    inParts: [['AmazonFees', 'Amazon service fee for EPR Pay on Behalf*']],
    leaves: ['EPRChargebackServiceFee'],
    rollUp: 'EPRChargebackServiceFee',
  }),
  ...feeRows('otherFee', 'Order cancellation charge', {
    inFile: ['Order cancellation charge'],
    leaves: ['OrderCancellationCharge'],
    more: inTree([...sale, ...refund], 'AmazonFees > OrderCancellationCharge'),
  }),
  ...feeRows('otherFee', 'Photo services', { more: whole('ImagingServicesFee') }),
  ...feeRows('otherFee', 'Value-added services', { more: whole('ValueAddedServiceCharge') }),
  // Transparency labels, for one.
  ...feeRows('otherFee', 'Deduction for another Amazon service', { more: whole('FTBalanceDeduction') }),
  ...feeRows('otherFee', 'Other charges', { inFile: ['Additional Other Expenses'] }),
  taxOnFee('otherFee', 'Tax on fees', ...inFile(fileOther, plain, 'Tax'), ...inTree(service, 'Tax')),

  ...feeRows('advertising', 'Advertising', {
    inFile: ['TransactionTotalAmount'],
    more: [
      ...inFile(service, 'Cost of Advertising', 'TransactionTotalAmount'),
      // An item's amount has no name of its own; the transaction has.
      ...inTree(['ProductAdsPayment'], 'AdvertisingFee', 'Base', 'ProductAdsPayment'),
    ],
    moreTax: [
      ...inFile(service, 'Cost of Advertising', 'TaxAmount'),
      ...inTree(['ProductAdsPayment'], 'Tax', 'AdvertisingFeeTax'),
    ],
  }),
  ...feeRows('advertising', 'Advertising, returned', {
    more: [
      ...inFile(service, 'Refund for Advertiser', 'TransactionTotalAmount'),
      ...inTree(['ProductAdsPayment'], 'AdvertisingFeeRefund', 'Sales > Base', 'Sales > ProductAdsPayment'),
    ],
    moreTax: [
      ...inFile(service, 'Refund for Advertiser', 'TaxAmount'),
      ...inTree(['ProductAdsPayment'], 'Sales > Tax'),
    ],
  }),

  ...feeRows('postage', 'Postage bought from Amazon', {
    inFile: ['Shipping Label Purchase*', 'ShippingServices', 'ShippingHB'],
    leaves: ['MFNPostageFee'],
    describedAs: ['MfnPostageFee'],
    more: [
      ...inFile(types.fileSale, 'ItemFees', 'MFNPostageFee'),
      ...inTree(
        adjustment,
        'PostageBilling_Postage',
        'PostageBilling_FuelSurcharge',
        'PostageBilling_PostageAdjustment',
        'PostageBilling_Other',
        'CarrierPackagingCharge',
        'CustomerPackagingCharge',
        'ShippingHB',
      ),
    ],
    moreTax: inFile(types.fileSale, 'ItemFees', 'MFNPostageFeeTax'),
  }),
  ...feeRows('postage', 'Return postage bought from Amazon', {
    inFile: ['Shipping Label Purchase for Return'],
    more: inTree(
      adjustment,
      'ReturnPostageBilling_Postage',
      'ReturnPostageBilling_Tracking',
      'ReturnPostageBilling_TransactionFee',
      'ReturnPostageBilling_FuelSurcharge',
      'ReturnPostageBilling_OversizeSurcharge',
      'ReturnPostageBilling_DeliveryAreaSurcharge',
    ),
  }),
  ...feeRows('postage', 'Postage, returned', {
    inFile: ['ShippingServicesRefund'],
    more: inTree(adjustment, 'PostageRefund_Postage'),
  }),
  ...feeRows('postage', 'Postage, charged back', { more: inTree(adjustment, 'ShippingServiceChargebacks') }),
  ...feeRows('postage', 'Delivery by Amazon', {
    inFile: ['Amazon Easy Ship Charges'],
    leaves: ['MFNDeliveryServiceFee'],
  }),
  ...feeRows('postage', 'Delivery by Amazon, returned', {
    more: inTree(service, 'EasyshipFulfillmentFeeRefund'),
  }),
];

/** Roll-ups of events, with their fee below or alone, beneath a root or not. */
function rollUps(...events: readonly string[]) {
  return events.flatMap((event) => [
    ...inTree(service, `${event}FeeRollup`, `${event}FeeRollup > ${event}Fee`),
    ...['AmazonFees', 'FBAFees'].flatMap((root) =>
      inTree(service, `${root} > ${event}FeeRollup > ${event}Fee`),
    ),
  ]);
}
