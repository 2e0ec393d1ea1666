import type { Connection, ConnectionId } from '../sync/connection';
import type { ConnectionsChange } from '../sync/connections/ports';
import {
  type AccountId,
  type AccountStatus,
  type AmazonStatus,
  type QuickBooksStatus,
  realmOf,
} from '../sync/connections/status';
import { readAccounts } from './accounts';
import type { Reading, Writing } from './schema';

/** Both sides of a connection. */
export interface ConnectionSides {
  readonly amazon: AmazonStatus;
  readonly quickbooks: QuickBooksStatus;
}

/** The connections, the oldest first. */
export async function readConnections(transaction: Reading): Promise<readonly Connection[]> {
  const connections = await transaction.objectStore('connections').getAll();
  return connections.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Writes what `change` answers for the connections as they are. */
export async function changeConnections<T>(
  transaction: Writing,
  change: (connections: readonly Connection[]) => ConnectionsChange<T>,
): Promise<T> {
  const { put, answer } = change(await readConnections(transaction));
  for (const connection of put) await transaction.objectStore('connections').put(connection);
  return answer;
}

/** What is looked at where no connection is named. */
export interface Looked {
  readonly amazonAccountId?: AccountId;
  readonly realmId?: string;
}

/** The current company, and the seller account that is joined to it; of what is not joined the first. */
export async function readLooked(transaction: Reading): Promise<Looked> {
  const accounts = await readAccounts(transaction);
  const connections = await readConnections(transaction);
  const current = await transaction.objectStore('singles').get('books');
  const realmId = current?.name === 'books' ? current.realmId : undefined;
  const joined = connections.filter((each) => realmId === undefined || each.realmId === realmId);
  const sellers = accounts.filter((each) => each.side === 'amazon' && isConnected(each));
  const seller =
    joined
      .map(({ amazonAccountId }) => sellers.find(({ accountId }) => accountId === amazonAccountId))
      .find((each) => each !== undefined) ?? sellers[0];
  return {
    ...(seller === undefined ? {} : { amazonAccountId: seller.accountId }),
    ...(realmId === undefined ? {} : { realmId }),
  };
}

/** The two sides of a connection, or of what is looked at. One that is not connected has the state `none`. */
export async function readSides(transaction: Reading, connectionId?: ConnectionId): Promise<ConnectionSides> {
  const accounts = await readAccounts(transaction);
  const { amazonAccountId, realmId } =
    connectionId === undefined
      ? await readLooked(transaction)
      : ((await transaction.objectStore('connections').get(connectionId)) ?? {});
  const seller = accounts.find((each) => each.side === 'amazon' && each.accountId === amazonAccountId);
  const companies = accounts.filter((each) => each.side === 'quickbooks');
  // Keys that were never tested have no books yet, and are shown all the same.
  const company =
    companies.find((each) => realmId !== undefined && realmOf(each) === realmId) ??
    (connectionId === undefined ? companies.find(isConnected) : undefined);
  return {
    amazon: seller?.side === 'amazon' && isConnected(seller) ? seller : none.amazon,
    quickbooks: company !== undefined && isConnected(company) ? company : none.quickbooks,
  };
}

const none: ConnectionSides = {
  amazon: { side: 'amazon', state: 'none', marketplaces: [] },
  quickbooks: { side: 'quickbooks', state: 'none' },
};

function isConnected({ state }: AccountStatus): boolean {
  return state !== 'none';
}

/** `first`, then `next-2`, `next-3`: as they were made. */
function placeOf({ connectionId }: Connection): number {
  return Number(/^next-(\d+)$/.exec(connectionId)?.[1] ?? 1);
}
