import type { OrderPlan } from '../books/plan';
import { planOrder } from '../books/planOrder';
import type { Books } from '../books/setup';
import type { Posting } from '../posting/posting';
import type { MonthOfReads } from '../sync/batch/reads';
import type { Connection, ConnectionId } from '../sync/connection';
import type { AccountStatus } from '../sync/connections/status';
import { chosenFor } from '../sync/planning/basis';
import type { StoredOrder } from '../sync/ports';
import * as accounts from './accounts';
import { readAttention } from './attention';
import * as books from './books';
import { readLookedConnection } from './chosen';
import * as connections from './connections';
import { readOrder } from './orders';
import { readBookOwners } from './owners';
import { readPostings } from './postings';
import type { Database, Reading, StoreName } from './schema';
import { readSuffixes } from './suffixes';
import { reading } from './transaction';

/** All that is stored of one order, and what it is or would be in the books. */
export interface OrderView {
  /** The connection whose books it is, or would be, in. */
  readonly connectionId?: ConnectionId;
  readonly stored?: StoredOrder;
  readonly plan?: OrderPlan;
  readonly postings: readonly Posting[];
  readonly books?: Books;
  readonly connections: connections.ConnectionSides;
}

/** The day so far. */
export interface TodayView {
  readonly connections: connections.ConnectionSides;
  readonly sent: readonly Posting[];
  readonly attention: readonly Posting[];
}

/** What the panel shows of an order: its postings in the connected company, and its plan where it was read. */
export function readOrderView(database: Database, orderId: string): Promise<OrderView> {
  const stores: readonly StoreName[] = [
    'orders',
    'events',
    'postings',
    'ownership',
    'suffixes',
    'companies',
    'singles',
    'accounts',
    'connections',
  ];
  return read(database, stores, async (tx) => {
    const found = await books.readBooks(tx);
    const realmId = found?.company.realmId;
    const stored = await readOrder(tx, orderId);
    const suffixes = realmId === undefined ? [] : await readSuffixes(tx, realmId, orderId);
    const postings = await readPostings(tx, orderId, realmId);
    const keys = (stored?.events ?? []).map(({ key }) => key);
    const owners = realmId === undefined ? new Map() : await readBookOwners(tx, realmId, keys, postings);
    const connection = await readLookedConnection(tx);
    return {
      ...(connection === undefined ? {} : { connectionId: connection.connectionId }),
      postings,
      connections: await connections.readSides(tx),
      ...(found === undefined ? {} : { books: found }),
      ...(stored === undefined
        ? {}
        : { stored, plan: planOrder(stored, { books: found, suffixes, owners, ...chosenFor(connection) }) }),
    };
  });
}

/** What came into QuickBooks since then and is there, and what needs the seller; both newest first. */
export function readToday(database: Database, sinceMs: number): Promise<TodayView> {
  return read(database, ['postings', 'accounts', 'connections', 'companies', 'singles'], async (tx) => {
    const realmId = (await books.readBooks(tx))?.company.realmId;
    const ofCompany = (posting: Posting): boolean => realmId === undefined || posting.realmId === realmId;
    const store = tx.objectStore('postings');
    const since = await store.index('byPostedAt').getAll(IDBKeyRange.lowerBound(sinceMs));
    return {
      connections: await connections.readSides(tx),
      sent: since.filter((posting) => ofCompany(posting) && isThere(posting)).reverse(),
      attention: await readAttention(tx, realmId),
    };
  });
}

/** The sides of what is looked at; one that is not connected has the state `none`. */
export function readSides(database: Database): Promise<connections.ConnectionSides> {
  return read(database, ['accounts', 'connections', 'singles'], (tx) => connections.readSides(tx));
}

/** Every seller account and every company, the oldest first. */
export function readAccounts(database: Database): Promise<readonly AccountStatus[]> {
  return read(database, ['accounts'], accounts.readAccounts);
}

/** The connections between them, the oldest first. */
export function readPairs(database: Database): Promise<readonly Connection[]> {
  return read(database, ['connections'], connections.readConnections);
}

/** How many reads each company's months had, the oldest first. */
export function readMonthsOfReads(database: Database): Promise<readonly MonthOfReads[]> {
  return read(database, ['reads'], (tx) => tx.objectStore('reads').getAll());
}

/** The connected company's books, as far as they are known. */
export function readBooks(database: Database): Promise<Books | undefined> {
  return read(database, ['companies', 'singles'], books.readBooks);
}

function isThere({ state }: Posting): boolean {
  return state === 'posted' || state === 'edited' || state === 'exists';
}

function read<T>(
  database: Database,
  stores: readonly StoreName[],
  run: (transaction: Reading) => Promise<T>,
): Promise<T> {
  return reading(() => Promise.resolve(database), stores, run);
}
