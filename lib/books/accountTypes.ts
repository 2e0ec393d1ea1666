import type { AccountType } from './roles';

/** For each type that a role wants, the types of QuickBooks that serve it as well. */
const serving: Readonly<Record<AccountType, readonly string[]>> = {
  Income: ['Income', 'Other Income'],
  // Some accountants set reimbursements for lost stock against its cost.
  'Other Income': ['Other Income', 'Income', 'Cost of Goods Sold'],
  Expense: ['Expense', 'Other Expense', 'Cost of Goods Sold'],
  'Cost of Goods Sold': ['Cost of Goods Sold', 'Expense', 'Other Expense'],
  Bank: ['Bank', 'Other Current Asset'],
  'Credit Card': ['Credit Card', 'Bank'],
  'Accounts Receivable': ['Accounts Receivable'],
  'Other Current Asset': ['Other Current Asset', 'Bank'],
  // Tax and loans may turn into a claim for a while.
  'Other Current Liability': ['Other Current Liability', 'Long Term Liability', 'Other Current Asset'],
};

/** Whether an account of `type` may stand where `wanted` is proposed. */
export function serves(type: string, wanted: AccountType): boolean {
  return serving[wanted].includes(type);
}

/** Whether a type is on the balance sheet rather than among income and expenses. */
export function isBalanceSheet(type: AccountType): boolean {
  return !(
    type === 'Income' ||
    type === 'Other Income' ||
    type === 'Expense' ||
    type === 'Cost of Goods Sold'
  );
}
