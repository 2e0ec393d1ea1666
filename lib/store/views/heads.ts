import type { Connection, ConnectionId } from '../../sync/connection';
import { accountWords } from '../../sync/connections/accountNames';
import type { ConnectionHead, SettingsView } from '../../sync/views';
import { readAccounts } from '../accounts';
import { readConnections } from '../connections';
import type { OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { booksOf } from './companyBooks';

/** The connections that do not rest, with what they are called. */
export function readHeads(open: OpenDatabase): Promise<readonly ConnectionHead[]> {
  return reading(open, ['connections', 'accounts', 'companies'], async (tx) => {
    const heads: ConnectionHead[] = [];
    for (const connection of await readConnections(tx))
      if (connection.restsSinceMs === undefined) heads.push(await headOf(tx, connection));
    return heads;
  });
}

async function headOf(transaction: Reading, connection: Connection): Promise<ConnectionHead> {
  const { amazonAccountId, connectionId, realmId } = connection;
  const accounts = await readAccounts(transaction);
  const seller = accounts.find(({ accountId }) => accountId === amazonAccountId);
  const row = realmId === undefined ? undefined : await transaction.objectStore('companies').get(realmId);
  const names = [
    seller === undefined ? 'Settlement files' : accountWords(seller),
    row?.company.name ?? 'previews alone',
  ];
  const name = connection.name ?? names.join(' → ');
  if (row === undefined) return { connectionId, name };
  const { environment, homeCurrency } = row.company;
  return {
    connectionId,
    name,
    company: { realmId: row.realmId, name: row.company.name, environment, homeCurrency },
  };
}

/** What is chosen for a connection. */
export function readSettings(
  open: OpenDatabase,
  connectionId: ConnectionId,
): Promise<SettingsView | undefined> {
  return reading(open, ['connections', 'companies', 'writers'], async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return undefined;
    const { realmId } = connection;
    const books = await booksOf(tx, realmId);
    const writer = realmId === undefined ? undefined : await tx.objectStore('writers').get(realmId);
    return {
      connection,
      ...(books !== undefined && { books }),
      ...(writer !== undefined && { writer }),
    };
  });
}
