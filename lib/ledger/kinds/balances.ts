import { inFile, inTree, type KindRow, meaning, whole } from './kindRow';
import { plain, types } from './types';

const { fileOther, adjustment } = types;
const debt = ['DebtRecovery'];

/** The account's balance: reserves, debts, and money that moved. */
export const balances: readonly KindRow[] = [
  meaning(
    'previousReserve',
    'Reserve of the last settlement',
    ...inFile(fileOther, plain, 'Previous Reserve Amount Balance'),
    ...inTree(adjustment, 'ReserveCredit', 'ReserveCredit > ReserveCredit'),
  ),
  meaning(
    'currentReserve',
    'Reserve held back',
    ...inFile(fileOther, plain, 'Current Reserve Amount'),
    ...inTree(adjustment, 'ReserveDebit', 'ReserveDebit > ReserveDebit'),
  ),
  meaning(
    'payable',
    'Owed to Amazon since the last settlement',
    ...inFile(fileOther, plain, 'Payable to Amazon'),
    // One name for the debt and for its payment: the wrapper, and so the sign, tells which.
    ...inTree(debt, 'Expenses > DebtPayment', 'Expenses > DebtRecovery'),
  ),
  meaning(
    'charge',
    'Charged to the card on file',
    ...inFile(fileOther, plain, 'Successful charge'),
    ...inTree(debt, 'DebtPayment', 'DebtRecovery'),
  ),
  // Source: Amazon's Finances v0 model, DebtRecoveryType.
  meaning(
    'charge',
    'Charge to the card on file that failed',
    ...inTree(debt, 'DebtPaymentFailure', 'DebtPayment > DebtPaymentFailure'),
  ),
  // One of the seller's accounts pays another's debt: over both it comes to nothing.
  meaning(
    'loan',
    'Debt settled from another Amazon account',
    ...inFile(['Debt Adjustment'], 'Debt Adjustment', 'Cross-Account Debt Adjustment*'),
    ...inTree(debt, 'DebtAdjustment', 'DebtPayment > DebtAdjustment'),
  ),
  // A returned transfer comes back with a positive sign and never reached the bank.
  meaning(
    'bankTransfer',
    'Transfer that the bank returned',
    ...inFile(fileOther, plain, 'Transfer of funds unsuccessful*', 'Failed Disbursement'),
    ...inTree(adjustment, 'FailedDisbursement'),
    ...whole('FailedAdhocDisbursement'),
  ),
  meaning(
    'bankTransfer',
    'Deposit to verify the bank account',
    ...inFile(['Transfers'], 'Micro Deposit', 'Micro Deposit'),
    // Not seen in listTransactions.
    ...inTree([...adjustment, 'Transfers'], 'MicroDeposit'),
  ),
  // No row of a file: it is the total of the settlement that was closed. Positive is what went to the bank.
  meaning(
    'payout',
    'Paid out to the bank',
    ...inTree(['Transfer'], 'FundTransfer'),
    ...whole('Transfer', 'AdhocDisbursement'),
  ),
  meaning(
    'loan',
    'Loan repaid to Amazon',
    ...inFile(fileOther, plain, 'Amazon Capital Services'),
    ...whole('LoanServicing'),
  ),
];
