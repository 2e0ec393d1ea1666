import type { AccountStatus } from '../../sync/connections/status';
import type { Migration } from './migration';

/**
 * Seller accounts and companies by account, and the connections between them. The one of each side that there
 * could be before keeps its side's name: that is what its secrets are called, and only the vault can rename them.
 */
export const withAccounts: Migration = {
  from: 3,
  to: 4,
  async run(database, upgrade) {
    const before: readonly unknown[] = await upgrade.objectStore('connections').getAll();
    database.deleteObjectStore('connections');
    database.createObjectStore('connections', { keyPath: 'connectionId' });
    const accounts = database.createObjectStore('accounts', { keyPath: 'accountId' });
    for (const status of before as readonly Omit<AccountStatus, 'accountId'>[]) {
      if (status.state === 'none') continue;
      await accounts.put({ ...status, accountId: status.side } as AccountStatus);
    }
  },
};
