import type { AccountId, AccountStatus } from '../sync/connections/status';
import type { Reading, Writing } from './schema';

/** Seller accounts and companies, those from before there were several first. */
export function readAccounts(transaction: Reading): Promise<readonly AccountStatus[]> {
  return transaction.objectStore('accounts').getAll();
}

/** One of them; `undefined` where it never was connected. */
export function readAccount(transaction: Reading, accountId: AccountId): Promise<AccountStatus | undefined> {
  return transaction.objectStore('accounts').get(accountId);
}

/** Replaces what is known of one account. */
export async function putAccount(transaction: Writing, status: AccountStatus): Promise<void> {
  await transaction.objectStore('accounts').put(status);
}
