import type { UndoPosting } from '../posting/undo/undoPlan';
import type { UndoRun } from '../posting/undo/undoRun';
import { readCurrent } from './books';
import type { OpenDatabase, Reading, Writing } from './schema';
import { reading } from './transaction';

/** Postings that are read at once: their bytes are dropped before more come into memory. */
const pageLength = 500;

/** All postings of a company, without their bytes and history. */
export async function readUndoPostings(open: OpenDatabase, realmId: string): Promise<readonly UndoPosting[]> {
  const found: UndoPosting[] = [];
  let after = `${realmId}/`;
  for (;;) {
    const range = IDBKeyRange.bound(after, `${realmId}/\uffff`, true);
    const page = await reading(open, ['postings'], (tx) =>
      tx.objectStore('postings').getAll(range, pageLength),
    );
    for (const { frozen: _frozen, history: _history, change: _change, ...kept } of page) found.push(kept);
    const last = page.at(-1);
    if (last === undefined || page.length < pageLength) return found;
    after = last.key;
  }
}

/** What is being taken out of a company, or was last; of the one that is looked at, where none is named. */
export async function readUndoRun(transaction: Reading, realmId?: string): Promise<UndoRun | undefined> {
  const runs = await readRuns(transaction);
  const current = realmId ?? (await readCurrent(transaction)).realmId;
  if (current !== undefined) return runs[current];
  return Object.values(runs).sort((one, other) => other.startedAtMs - one.startedAtMs)[0];
}

/** Stores it; there is one at a time in each company. */
export async function putUndoRun(transaction: Writing, run: UndoRun): Promise<void> {
  const runs = { ...(await readRuns(transaction)), [run.realmId]: run };
  await transaction.objectStore('singles').put({ name: 'undo', runs });
}

async function readRuns(transaction: Reading): Promise<Readonly<Record<string, UndoRun>>> {
  const row = await transaction.objectStore('singles').get('undo');
  if (row?.name !== 'undo') return {};
  const { run, runs = {} } = row;
  return run === undefined ? runs : { [run.realmId]: run, ...runs };
}
