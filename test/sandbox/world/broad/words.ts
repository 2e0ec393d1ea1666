/** Where an amount belongs in the books of a seller who keeps them by the recommended chart. */
export type TrueAccount =
  | 'Amazon Sales'
  | 'Amazon Shipping Income'
  | 'Amazon Gift Wrap Income'
  | 'Amazon Promotions'
  | 'Amazon Refunds'
  | 'Amazon Liquidations'
  | 'Amazon FBA Reimbursements'
  | 'Amazon Other Income'
  | 'Amazon Seller Fees'
  | 'Amazon FBA Fees'
  | 'Amazon Storage'
  | 'Amazon Advertising'
  | 'Amazon Postage'
  | 'Amazon Loans'
  | 'Amazon Reserved Balances'
  | 'Settlement Bank'
  | 'Card on File'
  /** Tax on a sale: what is not Amazon's is the seller's liability. */
  | 'tax'
  /** An opening balance, which posts nothing. */
  | 'nothing'
  /** Nobody can say: whatever cannot be named must stop visibly. */
  | 'unknown';

/** How Amazon's two sources spell an amount, and where it belongs. */
export interface Word {
  readonly account: TrueAccount;
  /** Where it stands when it is given back to a buyer; the same account unless told. */
  readonly refundAccount?: TrueAccount;
  readonly facet: 'revenue' | 'fees' | 'cash';
  /** In the item tree, without Base, Tax and Promo; null where the item tree has it not. */
  readonly item: readonly [string, ...string[]] | null;
  /** In the transaction's own tree, where that differs. */
  readonly tree?: readonly [string, ...string[]];
  /** Base, Tax and Promo stand beneath it. */
  readonly isFee: boolean;
  /** The file's transaction type; that of the event unless told. */
  readonly fileType?: string;
  /** Amount type and description of the settlement file; `parts` stands for Base fee, Tax on fee, Discount on fee. */
  readonly file: readonly [amountType: string, description: string | 'parts' | 'advertising'];
}

const other = 'other-transaction';

/**
 * Every amount that the broad worlds have. Written from Amazon's payloads and files as others recorded them,
 * not from our table of kinds: it is what that one is judged by.
 */
const table = {
  // Of a buyer's order.
  principal: price('Amazon Sales', ['ProductCharges', 'OurPricePrincipal'], 'Principal'),
  shipping: price('Amazon Shipping Income', ['Shipping', 'ShippingPrincipal'], 'Shipping'),
  giftWrap: price('Amazon Gift Wrap Income', ['Other', 'GiftwrapPrincipal'], 'GiftWrap'),
  goodwill: price('Amazon Refunds', ['Other', 'GoodwillPrincipal'], 'Goodwill'),
  restocking: price('Amazon Refunds', ['Other', 'RestockingDeductionPrincipal'], 'RestockingFee'),
  itemPromotion: promotion(['PromoRebates', 'OurPriceDiscount'], 'Principal'),
  shippingPromotion: promotion(['PromoRebates', 'ShippingDiscount'], 'Shipping'),
  itemTax: tax(['Tax', 'OurPriceTax'], ['ItemPrice', 'Tax']),
  shippingTax: tax(['Tax', 'ShippingTax'], ['ItemPrice', 'ShippingTax']),
  giftWrapTax: tax(['Tax', 'GiftwrapTax'], ['ItemPrice', 'GiftWrapTax']),
  itemTaxWithheld: withheld('Principal'),
  shippingTaxWithheld: withheld('Shipping'),
  giftWrapTaxWithheld: withheld('Other'),
  itemVatWithheld: withheld('Principal', 'MarketplaceFacilitatorVAT'),
  shippingVatWithheld: withheld('Shipping', 'MarketplaceFacilitatorVAT'),
  giftWrapVatWithheld: withheld('Other', 'MarketplaceFacilitatorVAT'),
  commission: orderFee('Amazon Seller Fees', 'Commission'),
  refundCommission: orderFee('Amazon Seller Fees', 'RefundCommission'),
  fulfilment: orderFee('Amazon FBA Fees', 'FBAPerUnitFulfillmentFee'),
  digitalServices: {
    ...orderFee('Amazon Seller Fees', 'DigitalServicesFee'),
    item: ['DigitalServicesFee', 'DigitalServicesFee'],
  },
  shippingChargeback: { ...orderFee('Amazon Shipping Income', 'ShippingChargeback'), facet: 'revenue' },
  giftWrapChargeback: { ...orderFee('Amazon Gift Wrap Income', 'GiftwrapChargeback'), facet: 'revenue' },
  // Transport of a multi-channel order stands in the transaction's own tree only.
  transport: {
    account: 'Amazon FBA Fees',
    facet: 'fees',
    item: null,
    tree: ['AmazonFees', 'FBATransportationFee'],
    isFee: true,
    file: ['Shipment-Fees', 'FBA transportation fee'],
  },
  retroTax: tax(['BaseTax'], ['ItemPrice', 'Tax']),
  retroTaxWithheld: tax(
    ['MarketplaceFacilitatorTax-Principal'],
    ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'],
  ),

  // Charges of the account.
  subscription: plain(
    'Amazon Seller Fees',
    ['AmazonFees', 'Subscription'],
    'SubscriptionFee',
    'Subscription Fee',
  ),
  storage: plain('Amazon Storage', ['AmazonFees', 'FBAStorageFee'], 'StorageBillingFee', 'Storage Fee'),
  storageOf2026: parted(
    'Amazon Storage',
    ['FBAFees', 'StorageBillingFee', 'FBAStorageFee'],
    'StorageBillingFee',
    'FBAFees',
    'FBA Inventory Storage Fee',
  ),
  longTermStorage: plain(
    'Amazon Storage',
    ['AmazonFees', 'FBALongTermStorageFee'],
    'LongTermStorageFee',
    'StorageRenewalBilling',
  ),
  disposal: parted(
    'Amazon FBA Fees',
    ['FBAFees', 'FBADisposalFee'],
    'FBAFees',
    'FBAFees',
    'FBA Removal Order: Disposal Fee',
  ),
  removal: parted(
    'Amazon FBA Fees',
    ['FBAFees', 'FBARemovalFee'],
    'FBAFees',
    'FBAFees',
    'FBA Removal Order: Return Fee',
  ),
  inbound: plain(
    'Amazon FBA Fees',
    ['AmazonFees', 'FBAInboundTransportationFee'],
    'InboundTransportationFee',
    'FBAInboundTransportationFee',
  ),
  placement: plain(
    'Amazon FBA Fees',
    ['FBAFees', 'InboundConvenienceCharge', 'FBAInboundConvenienceFee'],
    'FBAFees',
    'FBA Inbound Placement Service Fee',
  ),
  coupon: parted(
    'Amazon Seller Fees',
    ['AmazonFees', 'CouponParticipationFeeRollup', 'CouponParticipationFee'],
    'CouponParticipationFeeRollup',
    'AmazonFees',
    'Coupon Participation Fee',
  ),
  couponPerformance: parted(
    'Amazon Seller Fees',
    ['AmazonFees', 'CouponPerformanceFeeRollup', 'CouponPerformanceFee'],
    'CouponPerformanceFeeRollup',
    'AmazonFees',
    'Coupon Performance Fee',
  ),
  deal: {
    ...plain(
      'Amazon Seller Fees',
      ['AmazonFees', 'DealParticipationFeeRollup', 'DealParticipationFee'],
      'DealParticipationFeeRollup',
      '',
    ),
    fileType: 'ServiceFee',
    file: ['Deals', 'Promotion Fee'],
  },
  vine: parted(
    'Amazon Seller Fees',
    ['AmazonFees', 'VineFee'],
    'AmazonFees',
    'AmazonFees',
    'Vine Enrollment Fee',
  ),
  customerReturn: plain(
    'Amazon FBA Fees',
    ['AmazonFees', 'FBACustomerReturnPerUnitFee'],
    'AmazonFees',
    'FBACustomerReturnPerUnitFee',
  ),
  // Items hold an anonymous Base; the name comes from the transaction's own tree.
  advertising: {
    account: 'Amazon Advertising',
    facet: 'fees',
    item: ['Base'],
    tree: ['AdvertisingFee'],
    isFee: true,
    fileType: 'ServiceFee',
    file: ['Cost of Advertising', 'advertising'],
  },
  advertisingRefund: {
    account: 'Amazon Advertising',
    facet: 'fees',
    item: ['Base'],
    tree: ['AdvertisingFeeRefund'],
    isFee: true,
    fileType: 'ServiceFee',
    file: ['Refund for Advertiser', 'advertising'],
  },
  postage: {
    ...leaf('Amazon Postage', 'fees', 'PostageBilling_Postage'),
    fileType: other,
    file: [other, 'Shipping label purchase'],
  },
  // No such path was ever seen.
  unheardOf: {
    account: 'unknown',
    facet: 'fees',
    item: ['AmazonFees', 'LunarDeliverySurcharge'],
    isFee: true,
    fileType: other,
    file: [other, 'LunarDeliverySurcharge'],
  },

  // What Amazon pays.
  lost: reimbursed('WAREHOUSE_LOST'),
  damaged: reimbursed('WAREHOUSE_DAMAGE'),
  returnNotReceived: reimbursed('REVERSAL_REIMBURSEMENT'),
  clawback: {
    ...leaf('Amazon FBA Reimbursements', 'revenue', 'FBAReversedReimbursement'),
    tree: ['FBAReversedReimbursement', 'COMPENSATED_CLAWBACK'],
    fileType: other,
    file: ['FBA Inventory Reimbursement', 'COMPENSATED_CLAWBACK'],
  },
  safeT: {
    account: 'Amazon FBA Reimbursements',
    facet: 'revenue',
    item: null,
    tree: ['SAFETReimbursement'],
    isFee: false,
    fileType: 'SAFE-T Reimbursement',
    file: ['Other Transactions', 'SAFE-T Reimbursement'],
  },
  liquidation: {
    ...leaf('Amazon Liquidations', 'revenue', 'RecommerceLiquidation'),
    fileType: 'Liquidations',
    file: ['ItemPrice', 'Principal'],
  },
  // One leaf in the items, split in the transaction's own tree.
  liquidationFee: {
    account: 'Amazon Seller Fees',
    facet: 'fees',
    item: ['AmazonFees'],
    tree: ['AmazonFees', 'LiquidationReferralFee'],
    isFee: false,
    fileType: 'Liquidations',
    file: ['ItemFees', 'Liquidations brokerage fee'],
  },
  liquidationTax: {
    ...tax(['Tax', 'TaxOnRevenue'], ['ItemPrice', 'Tax']),
    fileType: 'Liquidations',
  },
  liquidationTaxWithheld: { ...withheld('Principal'), fileType: 'Liquidations' },
  adjustment: {
    ...leaf('Amazon Other Income', 'revenue', 'Other'),
    fileType: other,
    file: [other, 'MiscAdjustment'],
  },

  // The account's balance.
  loan: {
    account: 'Amazon Loans',
    facet: 'cash',
    item: null,
    isFee: false,
    fileType: other,
    file: [other, 'Amazon Capital Services'],
  },
  reserveHeld: {
    ...leaf('Amazon Reserved Balances', 'cash', 'ReserveDebit'),
    tree: ['ReserveDebit', 'ReserveDebit'],
    fileType: other,
    file: [other, 'Current Reserve Amount'],
  },
  reserveReturned: {
    ...leaf('Amazon Reserved Balances', 'cash', 'ReserveCredit'),
    fileType: other,
    file: [other, 'Previous Reserve Amount Balance'],
  },
  payable: {
    account: 'nothing',
    facet: 'cash',
    item: null,
    tree: ['DebtPayment'],
    isFee: false,
    fileType: other,
    file: [other, 'Payable to Amazon'],
  },
  cardCharge: {
    account: 'Card on File',
    facet: 'cash',
    item: null,
    tree: ['DebtPayment'],
    isFee: false,
    fileType: other,
    file: [other, 'Successful charge'],
  },
  failedTransfer: {
    account: 'Settlement Bank',
    facet: 'cash',
    item: null,
    tree: ['FailedDisbursement'],
    isFee: false,
    fileType: other,
    file: [
      other,
      'Transfer of funds unsuccessful: We could not transfer funds to your bank account because the account information on file is invalid. Please update your bank account information.',
    ],
  },
  microDeposit: {
    account: 'Settlement Bank',
    facet: 'cash',
    item: null,
    isFee: false,
    fileType: 'Transfers',
    file: ['Micro Deposit', 'Micro Deposit'],
  },
  payout: {
    account: 'Settlement Bank',
    facet: 'cash',
    item: null,
    tree: ['FundTransfer'],
    isFee: false,
    file: ['', ''],
  },
} as const satisfies Readonly<Record<string, Word>>;

/** The name of an amount. */
export type WordName = keyof typeof table;

/** Every amount by its name. */
export const words: Readonly<Record<WordName, Word>> = table;

function leaf(account: TrueAccount, facet: Word['facet'], name: string) {
  return { account, facet, item: [name] as const, isFee: false } as const;
}

function price(account: TrueAccount, item: readonly [string, ...string[]], description: string) {
  return {
    account,
    refundAccount: 'Amazon Refunds',
    facet: 'revenue',
    item,
    isFee: false,
    file: ['ItemPrice', description],
  } as const;
}

function promotion(item: readonly [string, ...string[]], description: string) {
  return {
    account: 'Amazon Promotions',
    facet: 'revenue',
    item,
    isFee: false,
    file: ['Promotion', description],
  } as const;
}

function tax(item: readonly [string, ...string[]], file: readonly [string, string]) {
  return { account: 'tax', facet: 'revenue', item, isFee: false, file } as const;
}

function withheld(of: string, by = 'MarketplaceFacilitatorTax') {
  const name = `${by}-${of}`;
  return tax(['Tax', name], ['ItemWithheldTax', name]);
}

function orderFee(account: TrueAccount, name: string) {
  return {
    account,
    facet: 'fees',
    item: ['AmazonFees', name],
    isFee: true,
    file: ['ItemFees', name],
  } as const;
}

function plain(
  account: TrueAccount,
  item: readonly [string, ...string[]],
  root: string,
  description: string,
) {
  return {
    account,
    facet: 'fees',
    item,
    tree: [root],
    isFee: true,
    fileType: other,
    file: [other, description],
  } as const;
}

function parted(
  account: TrueAccount,
  item: readonly [string, ...string[]],
  root: string,
  fileType: string,
  amountType: string,
) {
  return {
    account,
    facet: 'fees',
    item,
    tree: [root],
    isFee: true,
    fileType,
    file: [amountType, 'parts'],
  } as const;
}

function reimbursed(reason: string) {
  return {
    ...leaf('Amazon FBA Reimbursements', 'revenue', 'FBAInventoryReimbursement'),
    fileType: other,
    file: ['FBA Inventory Reimbursement', reason],
  } as const;
}
