import type { Database, OpenDatabase, Reading, StoreName, Writing } from './schema';
import { asStoreError } from './storeError';

/** Runs `read` in one transaction over `stores`. It awaits nothing but the database. */
export function reading<T>(
  open: OpenDatabase,
  stores: readonly StoreName[],
  read: (transaction: Reading) => Promise<T>,
): Promise<T> {
  return run(open, (database) => database.transaction([...stores], 'readonly') as unknown as Reading, read);
}

/**
 * Runs `write` in one transaction over `stores`: all of it is stored, or, where anything fails, nothing.
 * `strict` waits for the disk; for what must be known before something is sent.
 */
export function writing<T>(
  open: OpenDatabase,
  stores: readonly StoreName[],
  write: (transaction: Writing) => Promise<T>,
  durability: 'strict' | 'relaxed' = 'relaxed',
): Promise<T> {
  return run(open, (database) => database.transaction([...stores], 'readwrite', { durability }), write);
}

async function run<T, Transaction extends Reading | Writing>(
  open: OpenDatabase,
  begin: (database: Database) => Transaction,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    const transaction = await begun(open, begin);
    const ended = transaction.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    let answer: T;
    try {
      answer = await work(transaction);
    } catch (error) {
      abort(transaction);
      await ended;
      throw isAbort(error) ? (transaction.error ?? error) : error;
    }
    const end = await ended;
    if (end !== undefined) throw isAbort(end.error) ? (transaction.error ?? end.error) : end.error;
    return answer;
  } catch (error) {
    throw asStoreError(error);
  }
}

/** A connection that was closed between two tasks is opened once more: nothing has run in it yet. */
async function begun<Transaction>(
  open: OpenDatabase,
  begin: (database: Database) => Transaction,
): Promise<Transaction> {
  try {
    return begin(await open());
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    return begin(await open());
  }
}

function abort(transaction: Reading | Writing): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended already, by the failure that brought us here.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
