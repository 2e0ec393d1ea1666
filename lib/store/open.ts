import { unwrap, wrap } from 'idb';
import { problem } from '../problem/problem';
import type { Migration } from './migrations/migration';
import { migrations as allMigrations } from './migrations/migrations';
import { type Database, databaseName, type OpenDatabase, type Upgrading } from './schema';
import { asStoreError, StoreError } from './storeError';

/** How long an older context may keep an upgrade waiting before the seller is told. */
const blockedWaitMs = 5_000;

/** What an opener depends on; all of it has a default but the factory. */
export interface OpenerOptions {
  readonly factory: IDBFactory;
  readonly migrations?: readonly Migration[];
  readonly blockedWaitMs?: number;
}

/**
 * An opener that holds one connection: it is opened once, given up when a newer version wants to upgrade
 * or the browser closes it, and then opened anew by whoever asks next.
 */
export function createOpener(options: OpenerOptions): OpenDatabase {
  let connection: Promise<Database> | undefined;
  return () => {
    if (connection !== undefined) return connection;
    const forget = (): void => {
      if (connection === opening) connection = undefined;
    };
    const opening: Promise<Database> = connect(options, forget).catch((error: unknown) => {
      forget();
      throw asStoreError(error);
    });
    connection = opening;
    return opening;
  };
}

const openers = new WeakMap<IDBFactory, OpenDatabase>();

/** The database of this context. */
export function openStore(factory: IDBFactory = indexedDB): Promise<Database> {
  const known = openers.get(factory);
  if (known !== undefined) return known();
  const opener = createOpener({ factory });
  openers.set(factory, opener);
  return opener();
}

function connect(options: OpenerOptions, onEnd: () => void): Promise<Database> {
  const migrations = options.migrations ?? allMigrations;
  const request = options.factory.open(databaseName, migrations.at(-1)?.to);
  return new Promise<Database>((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gaveUp = false;
    let failure: unknown;
    const waitAtMost = (waitMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        gaveUp = true;
        reject(new StoreError(problem('store_blocked')));
      }, waitMs);
    };
    const patienceMs = options.blockedWaitMs ?? blockedWaitMs;
    // Behind another request that is blocked, this one is not told that it is, and would wait for ever.
    waitAtMost(2 * patienceMs);
    request.onblocked = () => waitAtMost(patienceMs);
    request.onupgradeneeded = ({ oldVersion }) => {
      clearTimeout(timer);
      const { transaction } = request;
      if (transaction === null) return;
      const database = wrap(request.result) as unknown as Database;
      const upgrade = wrap(transaction) as unknown as Upgrading;
      // Why it ended is told by the request's own error below.
      upgrade.done.catch(() => undefined);
      migrate(migrations, database, upgrade, oldVersion).catch((error: unknown) => {
        failure = error;
        transaction.abort();
      });
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(failure ?? request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = wrap(request.result) as unknown as Database;
      // Nobody waits for it any more, and left open it would block the next upgrade.
      if (gaveUp) return database.close();
      const native = unwrap(database);
      native.onversionchange = () => {
        onEnd();
        native.close();
      };
      native.onclose = onEnd;
      resolve(database);
    };
  });
}

async function migrate(
  migrations: readonly Migration[],
  database: Database,
  upgrade: Upgrading,
  oldVersion: number,
): Promise<void> {
  for (const migration of migrations) {
    if (migration.from >= oldVersion) await migration.run(database, upgrade);
  }
}
