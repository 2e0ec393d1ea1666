import type { AmazonStatus, ConnectionStatus, QuickBooksStatus } from '../sync/connections/status';
import type { Reading, Writing } from './schema';

/** Both connections as they are stored. */
export interface StoredConnections {
  readonly amazon: AmazonStatus;
  readonly quickbooks: QuickBooksStatus;
}

/** Both connections; one that was never made has the state `none`. */
export async function readConnections(transaction: Reading): Promise<StoredConnections> {
  const store = transaction.objectStore('connections');
  const amazon = await store.get('amazon');
  const quickbooks = await store.get('quickbooks');
  return {
    amazon: amazon?.side === 'amazon' ? amazon : { side: 'amazon', state: 'none', marketplaces: [] },
    quickbooks: quickbooks?.side === 'quickbooks' ? quickbooks : { side: 'quickbooks', state: 'none' },
  };
}

/** Replaces what is known of one side. */
export async function putConnection(transaction: Writing, status: ConnectionStatus): Promise<void> {
  await transaction.objectStore('connections').put(status);
}
