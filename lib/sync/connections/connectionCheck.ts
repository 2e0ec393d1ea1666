import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import { isConnectionCode } from '../../books/numbers/dayNumbers';
import { type Problem, problem } from '../../problem/problem';
import type { Connection } from '../connection';
import { accountWords } from './accountNames';
import { type AccountStatus, realmOf } from './status';

/** What a connection is called: by the seller, or by its two sides. */
export function connectionName(
  connection: Pick<Connection, 'name' | 'amazonAccountId' | 'realmId'>,
  accounts: readonly AccountStatus[],
): string {
  if (connection.name !== undefined && connection.name.trim() !== '') return connection.name;
  return `${sellerWords(connection, accounts)} → ${companyWords(connection, accounts)}`;
}

/** The row of a connection's seller account. */
export function sellerOf(
  { amazonAccountId }: Pick<Connection, 'amazonAccountId'>,
  accounts: readonly AccountStatus[],
) {
  return accounts.find(({ accountId }) => accountId === amazonAccountId);
}

/** The row of a connection's company. */
export function companyOf({ realmId }: Pick<Connection, 'realmId'>, accounts: readonly AccountStatus[]) {
  return accounts.find(
    (row) => row.side === 'quickbooks' && realmId !== undefined && realmOf(row) === realmId,
  );
}

/**
 * What is wrong with a connection beside the others. One marketplace of a seller account goes into a company one
 * way, and what two connections put into one company bears numbers that nobody confuses.
 */
export function connectionProblem(
  connection: Connection,
  all: readonly Connection[],
  accounts: readonly AccountStatus[],
): Problem | undefined {
  const others = all.filter(
    ({ connectionId, realmId }) => connectionId !== connection.connectionId && realmId === connection.realmId,
  );
  return (
    joinsNothing(connection, accounts) ??
    overlap(connection, others, accounts) ??
    codeProblem(connection, others, accounts)
  );
}

function joinsNothing(connection: Connection, accounts: readonly AccountStatus[]): Problem | undefined {
  const { amazonAccountId, realmId, marketplaceIds } = connection;
  if (amazonAccountId === undefined && realmId === undefined) return problem('connection_joins_nothing');
  if (amazonAccountId !== undefined && sellerOf(connection, accounts)?.side !== 'amazon')
    return problem('connection_side_unknown');
  if (realmId !== undefined && companyOf(connection, accounts) === undefined)
    return problem('connection_side_unknown');
  return marketplaceIds?.length === 0 ? problem('connection_marketplaces_none') : undefined;
}

function overlap(
  connection: Connection,
  others: readonly Connection[],
  accounts: readonly AccountStatus[],
): Problem | undefined {
  if (connection.restsSinceMs !== undefined) return undefined;
  for (const other of others) {
    if (other.restsSinceMs !== undefined || other.amazonAccountId !== connection.amazonAccountId) continue;
    const what = sharedWords(connection, other, accounts);
    if (what === undefined) continue;
    return problem('connection_overlaps', {
      what,
      company: companyWords(connection, accounts),
      other: connectionName(other, accounts),
    });
  }
  return undefined;
}

/** What both would book; absent marketplaces are all of them. */
function sharedWords(
  one: Connection,
  other: Connection,
  accounts: readonly AccountStatus[],
): string | undefined {
  const seller = sellerWords(one, accounts);
  const [mine, theirs] = [one.marketplaceIds, other.marketplaceIds];
  if (mine === undefined || theirs === undefined) {
    const some = mine ?? theirs;
    return some === undefined ? seller : `${storeWords(some)} of ${seller}`;
  }
  const shared = mine.filter((id) => theirs.includes(id));
  return shared.length === 0 ? undefined : `${storeWords(shared)} of ${seller}`;
}

function storeWords(marketplaceIds: readonly string[]): string {
  return marketplaceIds.map((id) => marketplaceOf(id)?.salesChannel ?? id).join(', ');
}

/** Also the documents of a connection that rests are in the company, with their numbers. */
function codeProblem(
  connection: Connection,
  others: readonly Connection[],
  accounts: readonly AccountStatus[],
): Problem | undefined {
  const code = codeOf(connection);
  if (code !== undefined && !isConnectionCode(code)) return problem('connection_code_unsuitable', { code });
  if (connection.realmId === undefined) return undefined;
  const like = others.find((other) => codeOf(other) === code);
  if (like === undefined) return undefined;
  const company = companyWords(connection, accounts);
  return code === undefined
    ? problem('connection_code_missing', { company })
    : problem('connection_code_taken', { code, company, other: connectionName(like, accounts) });
}

function codeOf({ settings }: Connection): string | undefined {
  return settings.books.connectionCode;
}

function sellerWords(
  connection: Pick<Connection, 'amazonAccountId'>,
  accounts: readonly AccountStatus[],
): string {
  const seller = sellerOf(connection, accounts);
  if (seller !== undefined) return accountWords(seller);
  return connection.amazonAccountId === undefined ? 'Settlement files' : 'Amazon account';
}

function companyWords(connection: Pick<Connection, 'realmId'>, accounts: readonly AccountStatus[]): string {
  const company = companyOf(connection, accounts);
  if (company !== undefined) return accountWords(company);
  return connection.realmId === undefined ? 'previews alone' : 'QuickBooks company';
}
