import type { PreparedStorePort, PreparedWrite } from '../sync/jobs/ports';
import { subjectKey } from '../sync/planning/subjectKey';
import type { Prepared } from '../sync/prepared';
import { readDirty } from './dirty';
import type { PreparedRow } from './engineRows';
import type { OpenDatabase, Writing } from './schema';
import { reading } from './transaction';

/** What would be in the books of one connection. */
export function createPreparedStore(open: OpenDatabase, connectionId: string): PreparedStorePort {
  return {
    readDirty: (most) => reading(open, ['dirty'], (tx) => readDirty(tx, connectionId, most)),
    readReady: ({ of, state = 'ready' }, after, most) =>
      reading(open, ['prepared'], async (tx) => {
        const start = [connectionId, state, of, ...(after === undefined ? [] : [after])];
        const range = IDBKeyRange.bound(start, [connectionId, state, of, []], after !== undefined);
        const rows = await tx.objectStore('prepared').index('byState').getAll(range, most);
        return rows.map(preparedOf);
      }),
    readPrepared: (subjects) =>
      reading(open, ['prepared'], async (tx) => {
        const index = tx.objectStore('prepared').index('bySubject');
        const found: Prepared[] = [];
        for (const key of new Set(subjects.map(subjectKey)))
          found.push(...(await index.getAll([connectionId, key])).map(preparedOf));
        return found;
      }),
  };
}

/** Writes what a step has drawn: of its subjects everything else goes, and what nothing touched since is clean. */
export async function putPrepared(
  transaction: Writing,
  connectionId: string,
  { put, of, clean }: PreparedWrite,
): Promise<void> {
  const store = transaction.objectStore('prepared');
  for (const key of new Set(of.map(subjectKey)))
    for (const row of await store.index('bySubject').getAllKeys([connectionId, key])) await store.delete(row);
  for (const prepared of put) await store.put({ ...prepared, subjectKey: subjectKey(prepared.subject) });
  const dirty = transaction.objectStore('dirty');
  for (const { subject, touchedAtMs } of clean) {
    const key: [string, string] = [connectionId, subjectKey(subject)];
    if ((await dirty.get(key))?.touchedAtMs === touchedAtMs) await dirty.delete(key);
  }
}

function preparedOf({ subjectKey: _key, ...prepared }: PreparedRow): Prepared {
  return prepared;
}
