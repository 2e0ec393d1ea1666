import type { Company } from './company';
import { faults } from './fault';
import type { JsonRecord } from './record';

/** The type of an account, `Bank` for example. */
export function accountTypeOf(company: Company, accountId: string): string {
  return String(company.get('Account', accountId)?.['AccountType'] ?? '');
}

/** Whether an account's natural balance is a debit. */
export function isDebitAccount(accountType: string): boolean {
  return (
    ['Bank', 'Accounts Receivable', 'Expense', 'Cost of Goods Sold', 'Other Expense'].includes(accountType) ||
    accountType.endsWith('Asset')
  );
}

/** The account the service uses by itself, found by its subtype. */
export function standardAccount(company: Company, subType: string): string {
  const row = company.find(
    'Account',
    (account: JsonRecord) => account['AccountSubType'] === subType && account['Active'] !== false,
  );
  if (row === undefined) throw faults.business(`The company has no account of the kind ${subType}.`);
  return String(row['Id']);
}

/** Where money may be received: bank or other current asset (fault 6430, Intuit: SalesReceipt page). */
export function requireDepositAccount(company: Company, accountId: string): void {
  if (!['Bank', 'Other Current Asset'].includes(accountTypeOf(company, accountId))) {
    throw faults.accountType('You need to select a different type of account for this transaction.');
  }
}
