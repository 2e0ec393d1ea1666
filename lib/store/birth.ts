import type { OpenDatabase } from './schema';
import { writing } from './transaction';

/** When a store began, and whether it stands in for one that was lost. */
export interface Birth {
  readonly atMs: number;
  readonly replacesLost: boolean;
}

/** The store's beginning, noted at its first use; `hadOne`: this profile once had another store. */
export function birthOf(open: OpenDatabase, nowMs: number, hadOne: boolean): Promise<Birth> {
  return writing(open, ['singles'], async (tx) => {
    const singles = tx.objectStore('singles');
    const known = await singles.get('birth');
    if (known?.name === 'birth') return { atMs: known.atMs, replacesLost: known.replacesLost };
    await singles.add({ name: 'birth', atMs: nowMs, replacesLost: hadOne });
    return { atMs: nowMs, replacesLost: hadOne };
  });
}
