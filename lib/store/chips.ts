import { checkSetup } from '../books/checkSetup';
import type { OrderFacts } from '../books/plan';
import type { Books } from '../books/setup';
import type { EventKey } from '../ledger/event';
import type { Chip } from '../posting/chip';
import { problem } from '../problem/problem';
import { chosenFor } from '../sync/planning/basis';
import { readBooks, readRevision } from './books';
import { readLookedConnection } from './chosen';
import { type ConnectionSides, readSides } from './connections';
import type { DeriveChip } from './deriveChip';
import { readOrder } from './orders';
import { readBookOwners } from './owners';
import { readPostings } from './postings';
import type { OpenDatabase, StoreName, Writing } from './schema';
import { readSuffixes } from './suffixes';
import { reading, writing } from './transaction';

/** Everything that a chip is derived from, and the chips. */
export const chipStores: readonly StoreName[] = [
  'orders',
  'events',
  'postings',
  'ownership',
  'suffixes',
  'companies',
  'singles',
  'accounts',
  'connections',
  'chips',
];

/** Chips derived in one transaction at most, so that nobody else waits long. */
const batch = 50;

/** Derives the order's chip anew from what the transaction has written, and stores it beside. */
export async function putChip(transaction: Writing, orderId: string, derive: DeriveChip): Promise<void> {
  const books = await readBooks(transaction);
  const revision = await readRevision(transaction);
  await derived(transaction, orderId, books, revision, derive);
}

/**
 * The chips of these orders, in their order, from the store alone. Those of orders never fetched say
 * whether they could be sent; those derived with other books than today's are derived anew.
 */
export async function readChips(
  open: OpenDatabase,
  orderIds: readonly string[],
  derive: DeriveChip,
): Promise<readonly Chip[]> {
  const ids = [...new Set(orderIds)];
  const seen = await reading(
    open,
    ['chips', 'singles', 'accounts', 'connections', 'companies'],
    async (tx) => {
      const revision = await readRevision(tx);
      const rows = await Promise.all(ids.map((id) => tx.objectStore('chips').get(id)));
      const isStale = rows.map((row) => row !== undefined && row.revision !== revision);
      const obstacle = rows.every((row) => row !== undefined)
        ? undefined
        : obstacleOf(await readSides(tx), await readBooks(tx));
      return { rows, stale: ids.filter((_id, index) => isStale[index]), obstacle };
    },
  );
  const chips = new Map(seen.rows.flatMap((row) => (row === undefined ? [] : [[row.orderId, row.chip]])));
  for (let from = 0; from < seen.stale.length; from += batch) {
    for (const chip of await rederived(open, seen.stale.slice(from, from + batch), derive))
      chips.set(chip.orderId, chip);
  }
  return orderIds.map((orderId) => chips.get(orderId) ?? neverFetched(orderId, seen.obstacle));
}

function rederived(
  open: OpenDatabase,
  orderIds: readonly string[],
  derive: DeriveChip,
): Promise<readonly Chip[]> {
  return writing(open, chipStores, async (tx) => {
    const books = await readBooks(tx);
    const revision = await readRevision(tx);
    const chips: Chip[] = [];
    for (const orderId of orderIds) chips.push(await derived(tx, orderId, books, revision, derive));
    return chips;
  });
}

async function derived(
  transaction: Writing,
  orderId: string,
  books: Books | undefined,
  revision: number,
  derive: DeriveChip,
): Promise<Chip> {
  const realmId = books?.company.realmId;
  const facts = (await readOrder(transaction, orderId)) ?? { orderId, events: [] };
  const suffixes = realmId === undefined ? [] : await readSuffixes(transaction, realmId, orderId);
  const postings = await readPostings(transaction, orderId, realmId);
  const owners =
    realmId === undefined ? new Map() : await readBookOwners(transaction, realmId, keysOf(facts), postings);
  const connection = await readLookedConnection(transaction);
  const chip = derive(facts, { books, suffixes, owners, ...chosenFor(connection) }, postings);
  await transaction.objectStore('chips').put({ orderId, revision, chip });
  return chip;
}

function keysOf({ events }: Pick<OrderFacts, 'events'>): readonly EventKey[] {
  return events.map(({ key }) => key);
}

/** What keeps any order from being read and sent, in the order in which the seller would mend it. */
function obstacleOf({ amazon, quickbooks }: ConnectionSides, books: Books | undefined): string | undefined {
  if (amazon.state !== 'connected') return (amazon.problem ?? problem('amazon_not_connected')).sentence;
  if (quickbooks.state !== 'connected' || books === undefined)
    return (quickbooks.problem ?? problem('quickbooks_not_connected')).sentence;
  return checkSetup(books)[0]?.sentence;
}

function neverFetched(orderId: string, why: string | undefined): Chip {
  return why === undefined
    ? { orderId, state: 'notSent', numbers: [] }
    : { orderId, state: 'cannotTell', numbers: [], why };
}
