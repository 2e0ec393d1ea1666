import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Posting } from '../../lib/posting/posting';
import { createStore, type Store } from '../../lib/store/createStore';
import { type DeriveChip, deriveChip } from '../../lib/store/deriveChip';
import { createOpener } from '../../lib/store/open';
import type { EventRow, OpenDatabase, StoreName } from '../../lib/store/schema';
import type { SaveOrder } from '../../lib/sync/ports';
import { company, eventsOf, order } from '../books/bookFixtures';

/** The order of every fixture that names none. */
export const orderId = '114-1111111-1111111';

/** One context: a connection of its own to the database of `factory`, and the store over it. */
export interface Context {
  readonly open: OpenDatabase;
  readonly store: Store;
}

/** A context of a new database, or another one of the database of `factory`. */
export function context(factory: IDBFactory = new IDBFactory(), derive: DeriveChip = deriveChip): Context {
  const open = createOpener({ factory });
  return { open, store: createStore(open, derive) };
}

/** A posting of one event, `sending` unless replaced. */
export function posting(replaced: Partial<Posting> = {}): Posting {
  return {
    key: `${company.realmId}/sale/E1`,
    realmId: company.realmId,
    orderId,
    state: 'sending',
    generation: 0,
    previewHash: 'hash',
    kind: 'salesReceipt',
    number: orderId,
    date: '2026-11-03' as Posting['date'],
    currency: 'USD',
    totalMinor: 1999,
    covers: [{ eventKey: 'E1', facets: ['revenue', 'fees', 'cash'] }],
    history: [],
    updatedAtMs: 1,
    ...replaced,
  };
}

/** What one fetch of an order with one released shipment brings. */
export function fetched(id: string = orderId, fetchedAtMs = 1000): SaveOrder {
  const events = eventsOf({ id: `T-${id}`, related: { ORDER_ID: id, SHIPMENT_ID: `S-${id}` } });
  return {
    order: { orderId: id, order: { ...order(), orderId: id }, events, fetchedAtMs },
    events,
    rawPages: [{ source: 'getOrder', body: `{"order":"${id}"}` }],
  };
}

/** Every row of every store named, to see that nothing has changed. */
export async function rowsOf(open: OpenDatabase, stores: readonly StoreName[]): Promise<unknown> {
  const database = await open();
  return Object.fromEntries(
    await Promise.all(stores.map(async (name) => [name, await database.getAll(name)] as const)),
  );
}

/** Stores that there were from the first version on, with what an order and its posting leave in them. */
export const firstStores = ['orders', 'events', 'postings', 'ownership', 'chips'] as const;

/** Writes an order and its posting as versions did that knew of one seller account alone. */
export async function writtenBefore(open: OpenDatabase): Promise<void> {
  const today = context();
  await today.store.saveOrder(fetched());
  await today.store.writePosting(posting(), undefined);
  const [from, to] = [await today.open(), await open()];
  for (const name of firstStores)
    for (const row of await from.getAll(name)) {
      const { factsKey: _a, moments: _m, settlement: _s, ...old } = row as Partial<EventRow>;
      await to.put(name, old as never);
    }
}

/** Rows without what later versions have added to them. */
export async function oldRowsOf(open: OpenDatabase): Promise<unknown> {
  const database = await open();
  return Promise.all(
    firstStores.map(async (name) =>
      (await database.getAll(name)).map((row) => {
        const { factsKey: _a, moments: _m, settlement: _s, ...old } = row as Partial<EventRow>;
        return old;
      }),
    ),
  );
}
