import type { ListPart } from '../../sync/views';

/** Rows of a page of a list. */
export const pageRows = 50;

/** Rows that are looked at for one page at most: a search that finds little goes on with the next page. */
export const mostLookedAt = 4_000;

/** A cursor as far as a walk moves it. */
interface Walked<Row> {
  readonly value: Row;
  readonly key: IDBValidKey;
  readonly primaryKey: IDBValidKey;
  continue(): Promise<Walked<Row> | null>;
}

/** Where a walk goes on: the place of the last row that was looked at, as text. */
interface Place {
  readonly key: IDBValidKey;
  readonly primaryKey: IDBValidKey;
}

/** The place that a list's `after` names; none at its beginning, and none where it is no place. */
export function placeOf(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(after);
    return typeof place === 'object' && place !== null && 'key' in place ? (place as Place) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Walks a cursor until a page is full, so many rows were looked at, or it ends. What `keep` answers nothing for is
 * left out. The cursor has to be opened at the place of `after`, included.
 */
export async function walked<Row, Kept>(
  open: Promise<Walked<Row> | null>,
  direction: 'next' | 'prev',
  after: string | undefined,
  keep: (row: Row, key: IDBValidKey) => Promise<Kept | undefined> | Kept | undefined,
): Promise<ListPart<Kept>> {
  const rows: Kept[] = [];
  const from = placeOf(after);
  let cursor = await open;
  let looked = 0;
  let last: Place | undefined;
  while (cursor !== null) {
    const { key, primaryKey } = cursor;
    if (rows.length === pageRows || looked === mostLookedAt)
      return last === undefined ? { rows } : { rows, next: JSON.stringify(last) };
    if (from === undefined || !isPast(from, key, primaryKey, direction)) {
      const kept = await keep(cursor.value, key);
      if (kept !== undefined) rows.push(kept);
      looked += 1;
      last = { key, primaryKey };
    }
    cursor = await cursor.continue();
  }
  return { rows };
}

/** A walk begins at the place's key: rows of that key up to the place itself were on the page before. */
function isPast(from: Place, key: IDBValidKey, primaryKey: IDBValidKey, direction: 'next' | 'prev'): boolean {
  if (indexedDB.cmp(from.key, key) !== 0) return false;
  const order = indexedDB.cmp(primaryKey, from.primaryKey);
  return direction === 'next' ? order <= 0 : order >= 0;
}
