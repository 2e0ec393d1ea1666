import type { Connection } from '../sync/connection';
import { readConnections, readLooked } from './connections';
import type { Reading } from './schema';

/** The connection that is looked at where none is named; `undefined` where nothing is joined yet. */
export async function readLookedConnection(transaction: Reading): Promise<Connection | undefined> {
  const { realmId, amazonAccountId } = await readLooked(transaction);
  const all = await readConnections(transaction);
  return (
    all.find((each) => each.realmId === realmId && each.amazonAccountId === amazonAccountId) ??
    all.find((each) => each.realmId === realmId)
  );
}
