import type { Connection } from '../connection';
import { firstSettings } from './firstSettings';
import type { ConnectionParts } from './ports';
import { realmOf } from './status';

/** The id of the first connection: what was kept before there were several belongs to it. */
const firstId = 'first';

/**
 * Where a seller account and a company are connected and nothing joins them yet, the first of each are joined:
 * nobody with one of each has to know that there could be more.
 */
export async function pairFirst(
  parts: Pick<ConnectionParts, 'accounts' | 'connections' | 'companies' | 'clock'>,
): Promise<void> {
  if ((await parts.connections.readConnections()).length > 0) return;
  const rows = (await parts.accounts.readAccounts()).filter(({ state }) => state !== 'none');
  const seller = rows.find(({ side }) => side === 'amazon');
  const company = rows.find(({ side }) => side === 'quickbooks');
  const realmId = company?.side === 'quickbooks' ? realmOf(company) : undefined;
  if (seller === undefined || realmId === undefined) return;
  const books = await parts.companies.readBooksOf(realmId);
  // Its settings are proposed by what the company is like: before it has been read there is nothing to go by.
  if (books === undefined) return;
  const connection: Connection = {
    connectionId: firstId,
    amazonAccountId: seller.accountId,
    realmId,
    settings: firstSettings(books),
    updatedAtMs: parts.clock.nowMs(),
  };
  await parts.connections.changeConnections((all) => ({
    put: all.length === 0 ? [connection] : [],
    answer: null,
  }));
}
