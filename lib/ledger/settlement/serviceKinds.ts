import type { LineKind } from '../lineKind';
import { kindRow as row, type SettlementKindRow } from './settlementKind';

const other = ['other-transaction'];
const service = ['ServiceFee'];
const deals = ['ServiceFee', 'Promotion Fee'];
const warehousing = 'Amazon Warehousing & Distribution (AWD)';

/** Rows of the account's balance: reserves, debts, and money that moved. */
const balanceKinds: readonly SettlementKindRow[] = [
  plain('previousReserve', 'Previous Reserve Amount Balance', 'Reserve of the last settlement'),
  plain('currentReserve', 'Current Reserve Amount', 'Reserve held back'),
  plain('payable', 'Payable to Amazon', 'Owed to Amazon since the last settlement'),
  plain('charge', 'Successful charge', 'Charged to the card on file'),
  // A returned transfer comes back with a positive sign and never reached the bank.
  plain('bankTransfer', 'Transfer of funds unsuccessful*', 'Transfer that the bank returned'),
  plain('bankTransfer', 'Failed Disbursement', 'Transfer that the bank returned'),
  row(['Transfers'], 'Micro Deposit', 'Micro Deposit', 'bankTransfer', 'Deposit to verify the bank account'),
  plain('loan', 'Amazon Capital Services', 'Loan repaid to Amazon'),
  plain('taxAtSource', 'Income Tax Charged', 'Income tax withheld'),
  row(['Commingling VAT'], 'other-transaction', 'Commingling VAT', 'taxOther', 'VAT on exchanged stock'),
];

/** What Amazon asks for selling and for the account. */
const sellingKinds: readonly SettlementKindRow[] = [
  plain('sellingFee', 'Subscription Fee', 'Subscription'),
  plain('sellingFee', 'Paid Services Fee', 'Paid account services'),
  plain('sellingFee', 'Manual Processing Fee', 'Manual processing fee'),
  plain('sellingFee', 'Manual Processing Fee Reimbursement', 'Manual processing fee returned'),
  plain('sellingFee', 'Order cancellation charge', 'Order cancellation charge'),
  plain('sellingFee', 'LightningDealFee*', 'Deal fee'),
  plain('otherFee', 'Additional Other Expenses', 'Other charges'),
  plain('otherFee', 'Tax', 'Tax on fees'),
  row(['Vine Enrollment Fee'], 'Vine Enrollment Fee', 'Vine Enrollment Fee', 'sellingFee', 'Vine enrolment'),
  row(['CouponRedemptionFee'], 'CouponRedemptionFee', '*', 'sellingFee', 'Coupon fee'),
  row(deals, 'Deals', 'Promotion Fee*', 'sellingFee', 'Deal fee'),
  row(deals, 'PromotionFee', 'Promotion Fee*', 'sellingFee', 'Deal fee'),
  ...parts('AmazonFees', 'sellingFee', [
    ['Vine Enrollment Fee', 'Vine enrolment'],
    ['Coupon Participation Fee', 'Coupon fee'],
    ['Coupon Performance Fee', 'Coupon fee'],
    ['Eco-contribution for EPR Pay on Behalf', 'Packaging contribution paid by Amazon'],
    ['Amazon service fee for EPR Pay on Behalf', 'Fee for the packaging contribution'],
  ]),

  row(service, 'Cost of Advertising', 'TransactionTotalAmount', 'advertising', 'Advertising'),
  row(service, 'Cost of Advertising', 'TaxAmount', 'advertising', 'Tax on advertising'),
  row(service, 'Refund for Advertiser', 'TransactionTotalAmount', 'advertising', 'Advertising returned'),
  row(service, 'Refund for Advertiser', 'TaxAmount', 'advertising', 'Tax on advertising returned'),
  plain('advertising', 'TransactionTotalAmount', 'Advertising'),

  plain('postage', 'Shipping Label Purchase*', 'Postage bought from Amazon'),
  plain('postage', 'ShippingServices', 'Postage bought from Amazon'),
  plain('postage', 'ShippingServicesRefund', 'Postage returned'),
  plain('postage', 'ShippingHB', 'Postage bought from Amazon'),
  plain('postage', 'Amazon Easy Ship Charges', 'Delivery by Amazon'),
];

/** What Amazon asks for keeping and moving stock. */
const stockKinds: readonly SettlementKindRow[] = [
  plain('fulfilmentFee', 'DisposalComplete', 'Disposal of stock'),
  plain('fulfilmentFee', 'RemovalComplete', 'Return of stock'),
  plain('fulfilmentFee', 'FBAInboundTransportationFee', 'Freight to FBA'),
  plain('fulfilmentFee', 'AGSGlobalInboundTransportation', 'Freight to FBA from abroad'),
  plain('fulfilmentFee', 'FBA Inbound Placement Service Fee', 'Inbound placement fee'),
  plain('fulfilmentFee', 'FBACustomerReturnPerOrderFee', 'FBA customer returns fee'),
  plain('fulfilmentFee', 'FBACustomerReturnPerUnitFee', 'FBA customer returns fee'),
  plain('fulfilmentFee', 'FBACustomerReturnWeightBasedFee', 'FBA customer returns fee'),
  row(other, 'Inbound Defect Fee', '*', 'fulfilmentFee', 'Inbound defect fee'),
  row(other, warehousing, 'AWD Transportation Fee', 'fulfilmentFee', 'AWD transportation fee'),
  row(other, warehousing, 'AWD Processing Fee', 'fulfilmentFee', 'AWD processing fee'),
  row(other, warehousing, 'AWD Storage Fee', 'storageFee', 'AWD storage'),
  ...parts('FBAFees', 'fulfilmentFee', [
    ['FBA Amazon-Partnered Carrier Shipment Fee', 'Freight to FBA'],
    ['FBA Customer Returns Fee', 'FBA customer returns fee'],
    ['FBA Removal Order: Disposal Fee', 'Disposal of stock'],
    ['FBA Removal Order: Return Fee', 'Return of stock'],
    ['Inbound Defect Fee', 'Inbound defect fee'],
    ['AWD Processing Fee', 'AWD processing fee'],
    ['AWD Transportation Fee', 'AWD transportation fee'],
  ]),
  plain('storageFee', 'Storage Fee', 'Storage'),
  plain('storageFee', 'StorageRenewalBilling', 'Long-term storage'),
  row(other, 'Capacity Reservation Fee', 'Reservation fee', 'storageFee', 'Storage capacity reserved'),
  row(other, 'Capacity Reservation Fee', 'Performance Credits', 'storageFee', 'Credit for reserved capacity'),
  row(other, 'Capacity Reservation Fee', 'Tax', 'storageFee', 'Tax on reserved capacity'),
  ...parts('FBAFees', 'storageFee', [
    ['FBA Inventory Storage Fee', 'Storage'],
    ['FBA Long Term Storage Fee', 'Long-term storage'],
    ['AWD Storage Fee', 'AWD storage'],
  ]),
];

/** What Amazon pays, and takes back, for lost and damaged stock and the like. */
const reimbursementKinds: readonly SettlementKindRow[] = [
  ...reimbursements([
    ['WAREHOUSE_LOST', 'Stock lost in the warehouse'],
    ['WAREHOUSE_LOST_MANUAL', 'Stock lost in the warehouse'],
    ['WAREHOUSE_DAMAGE', 'Stock damaged in the warehouse'],
    ['WAREHOUSE_DAMAGE_EXCEPTION', 'Stock damaged in the warehouse'],
    ['MISSING_FROM_INBOUND', 'Stock lost on its way in'],
    ['MISSING_FROM_INBOUND_CLAWBACK', 'Reimbursement taken back'],
    ['COMPENSATED_CLAWBACK', 'Reimbursement taken back'],
    ['REVERSAL_REIMBURSEMENT', 'Reimbursement for a return'],
    ['FREE_REPLACEMENT_REFUND_ITEMS', 'Reimbursement for a free replacement'],
    ['CS_ERROR_ITEMS', 'Reimbursement by customer service'],
    ['RE_EVALUATION', 'Reimbursement evaluated again'],
    ['INCORRECT_FEES_ITEMS', 'Reimbursement of fees'],
    ['INCORRECT_FEES_NON_ITEMIZED', 'Reimbursement of fees'],
    ['REMOVAL_ORDER_DAMAGED', 'Stock damaged on removal'],
    ['REMOVAL_ORDER_LOST', 'Stock lost on removal'],
    ['MULTICHANNEL_ORDER_LOST', 'Multi-channel order lost'],
    ['MULTICHANNEL_ORDER_DAMAGED', 'Multi-channel order damaged'],
    ['MULTICHANNEL_ORDER_LATE', 'Multi-channel order late'],
  ]),
  plain('reimbursement', 'FBA Inventory Reimbursement - Customer Return', 'Reimbursement for a return'),
  plain('reimbursement', 'Refund Reimbursal', 'Reimbursement for a refund'),
  row(
    ['SAFE-T Reimbursement'],
    'Other Transactions',
    'SAFE-T Reimbursement',
    'reimbursement',
    'SAFE-T reimbursement',
  ),
  row(['Seller Rewards'], 'Seller Rewards', 'Seller Rewards', 'otherIncome', 'Seller rewards'),
  plain('otherIncome', 'Adjustment', 'Adjustment'),
  plain('otherIncome', 'BalanceAdjustment', 'Adjustment of the balance'),
  plain('otherIncome', 'MiscAdjustment', 'Adjustment'),
  plain('otherIncome', 'NonSubscriptionFeeAdj', 'Adjustment'),
  plain('otherIncome', 'BuyerRecharge', 'Buyer charged again'),
  plain('otherIncome', 'Promotion Adjustment', 'Adjustment of promotions'),
  plain('otherIncome', 'Merchant Bad Debt', 'Debt written off'),
];

/** Rows that belong to no sale. */
export const serviceKinds: readonly SettlementKindRow[] = [
  ...balanceKinds,
  ...sellingKinds,
  ...stockKinds,
  ...reimbursementKinds,
];

function plain(kind: LineKind, description: string, label: string): SettlementKindRow {
  return row(other, 'other-transaction', description, kind, label);
}

/** The form of 2026: the fee is the amount type, its base, tax and discount the descriptions. */
function parts(
  transactionType: string,
  kind: LineKind,
  fees: readonly (readonly [name: string, label: string])[],
): readonly SettlementKindRow[] {
  return fees.flatMap(([name, label]) => [
    row([transactionType], name, 'Base fee', kind, label),
    row([transactionType], name, 'Tax on fee', kind, `Tax: ${label}`),
    row([transactionType], name, 'Discount on fee', kind, `Discount: ${label}`),
  ]);
}

/** Seen with an amount type of its own and, in older files, without. */
function reimbursements(
  reasons: readonly (readonly [reason: string, label: string])[],
): readonly SettlementKindRow[] {
  const types = ['FBA Inventory Reimbursement', 'MCF Inventory Reimbursement', 'other-transaction'];
  return reasons.flatMap(([reason, label]) =>
    types.map((type) => row(other, type, reason, 'reimbursement', label)),
  );
}
