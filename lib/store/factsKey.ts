import type { Connection } from '../sync/connection';
import type { FactsKey } from './engineRows';
import type { Reading } from './schema';

/** Before there were several seller accounts the one was called so, and what was fetched then is under it. */
const onlyAccount: FactsKey = 'amazon';

/** Whose facts go through a connection: its seller account's, or without one its own files. */
export function factsKeyOf({
  amazonAccountId,
  connectionId,
}: Pick<Connection, 'amazonAccountId' | 'connectionId'>): FactsKey {
  return amazonAccountId ?? `files/${connectionId}`;
}

/** Whose facts a fetch brings that names no account: the one that is connected. */
export async function usualFactsKey(transaction: Reading): Promise<FactsKey> {
  const accounts = await transaction.objectStore('accounts').getAll();
  const sellers = accounts.filter(({ side }) => side === 'amazon');
  return (sellers.find(({ state }) => state !== 'none') ?? sellers[0])?.accountId ?? onlyAccount;
}
