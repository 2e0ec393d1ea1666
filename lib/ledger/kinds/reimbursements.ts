import { inFile, inTree, type KindPlace, type KindRow, meaning, whole } from './kindRow';
import { plain, types } from './types';

const { fileOther, adjustment } = types;
const stockTypes = ['FBAInventoryReimbursement', 'Adjustment'];
const takenBack = 'FBAReversedReimbursement';
const paid = 'FBAInventoryReimbursement';

/** What Amazon pays, and takes back, for lost and damaged stock and the like; and adjustments. */
export const reimbursements: readonly KindRow[] = [
  ofStock('Stock lost in the warehouse', ['WAREHOUSE_LOST', 'WAREHOUSE_LOST_MANUAL']),
  ofStock('Stock damaged in the warehouse', ['WAREHOUSE_DAMAGE', 'WAREHOUSE_DAMAGE_EXCEPTION']),
  ofStock('Stock lost on its way in', ['MISSING_FROM_INBOUND']),
  ofStock('Stock damaged on its way in', ['INBOUND_CARRIER_DAMAGE']),
  ofStock(
    'Reimbursement taken back',
    ['MISSING_FROM_INBOUND_CLAWBACK', 'COMPENSATED_CLAWBACK', 'PAYMENT_RETRACTION_ITEMS'],
    // Whatever the reason, it is taken back.
    ...inTree(stockTypes, takenBack, `${takenBack} > *`),
  ),
  ofStock(
    'Reimbursement for a return',
    ['REVERSAL_REIMBURSEMENT'],
    ...inFile(fileOther, plain, 'FBA Inventory Reimbursement - Customer Return'),
    // India and Brazil: the description says why.
    ...inTree(adjustment, 'Reimbursements'),
  ),
  ofStock('Reimbursement for a free replacement', ['FREE_REPLACEMENT_REFUND_ITEMS']),
  ofStock('Reimbursement by customer service', ['CS_ERROR_ITEMS']),
  ofStock('Reimbursement evaluated again', ['RE_EVALUATION']),
  ofStock('Reimbursement of fees', ['INCORRECT_FEES_ITEMS', 'INCORRECT_FEES_NON_ITEMIZED']),
  ofStock('Stock damaged on removal', ['REMOVAL_ORDER_DAMAGED']),
  ofStock('Stock lost on removal', ['REMOVAL_ORDER_LOST']),
  ofStock('Multi-channel order lost', ['MULTICHANNEL_ORDER_LOST']),
  ofStock('Multi-channel order damaged', ['MULTICHANNEL_ORDER_DAMAGED']),
  ofStock('Multi-channel order late', ['MULTICHANNEL_ORDER_LATE']),
  // A reason that is new or not given: what it is for is certain all the same.
  meaning(
    'reimbursement',
    'Reimbursement for stock',
    ...inFile(fileOther, 'FBA Inventory Reimbursement', '*'),
    ...inFile(fileOther, 'MCF Inventory Reimbursement', '*'),
    ...inTree(stockTypes, paid),
  ),
  meaning('reimbursement', 'Reimbursement for a refund', ...inFile(fileOther, plain, 'Refund Reimbursal')),
  meaning(
    'reimbursement',
    'SAFE-T reimbursement',
    ...inFile(['SAFE-T Reimbursement'], 'Other Transactions', 'SAFE-T Reimbursement'),
    ...inTree([...adjustment, 'SAFETReimbursement'], 'SAFETReimbursement'),
  ),
  meaning('reimbursement', 'Goodwill paid by Amazon', ...inFile(fileOther, plain, 'Goodwill Concession')),
  meaning('reimbursement', 'Reimbursement of benefits', ...whole('EBTRefundReimbursementOnly')),

  meaning(
    'otherIncome',
    'Seller rewards',
    ...inFile(['Seller Rewards'], 'Seller Rewards', 'Seller Rewards'),
    ...inTree(adjustment, 'SellerReward'),
  ),
  meaning(
    'otherIncome',
    'Adjustment',
    ...inFile(
      fileOther,
      plain,
      'Adjustment',
      'MiscAdjustment',
      'NonSubscriptionFeeAdj',
      'Fee Adjustment',
      'Overpaid Fees Adjustment',
    ),
    // Only the description says what is corrected, and files do not say it at all.
    ...inTree(['MiscellaneousLedgerAdjustment'], 'Other', 'MiscellaneousLedgerAdjustment'),
  ),
  meaning('otherIncome', 'Adjustment of the balance', ...inFile(fileOther, plain, 'BalanceAdjustment')),
  meaning('otherIncome', 'Adjustment of promotions', ...inFile(fileOther, plain, 'Promotion Adjustment')),
  meaning('otherIncome', 'Adjustment of shipping', ...inTree(adjustment, 'Shipping')),
  meaning('otherIncome', 'Buyer charged again', ...inFile(fileOther, plain, 'BuyerRecharge')),
  meaning('otherIncome', 'Debt written off', ...inFile(fileOther, plain, 'Merchant Bad Debt')),
  meaning('otherIncome', 'Credit from Amazon', ...whole('ServiceProviderCredit')),
  // An order of the seller's own shop that was paid through Amazon.
  meaning('otherIncome', 'Amazon Pay', ...whole('PayWithAmazon')),
];

/** A reason as files and listTransactions write it: in a description, or as a name of its own. */
function ofStock(label: string, reasons: readonly string[], ...more: readonly KindPlace[]): KindRow {
  return meaning(
    'reimbursement',
    label,
    ...['FBA Inventory Reimbursement', 'MCF Inventory Reimbursement', plain].flatMap((amountType) =>
      inFile(fileOther, amountType, ...reasons),
    ),
    ...inTree(stockTypes, ...reasons, ...reasons.map((reason) => `${paid} > ${reason}`)),
    ...more,
  );
}
