import type { UndoPosting } from '../posting/undo/undoPlan';
import type { UndoRun } from '../posting/undo/undoRun';
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

/** What is being taken out of QuickBooks, or was last. */
export async function readUndoRun(transaction: Reading): Promise<UndoRun | undefined> {
  const row = await transaction.objectStore('singles').get('undo');
  return row?.name === 'undo' ? row.run : undefined;
}

/** Stores it; there is one at a time. */
export async function putUndoRun(transaction: Writing, run: UndoRun): Promise<void> {
  await transaction.objectStore('singles').put({ name: 'undo', run });
}
