import type { StagedFile, StagedFilesPort } from '../sync/stagedFiles';
import type { OpenDatabase } from './schema';
import { reading, writing } from './transaction';

/** What nobody has fetched after so long was left behind by a page that was closed. */
const forgottenAfterMs = 3_600_000;

/** Leaves a file for the background to read: the one thing that a page of ours writes by itself. */
export function stageFile(open: OpenDatabase, file: StagedFile): Promise<void> {
  return writing(open, ['staged'], async (tx) => {
    const store = tx.objectStore('staged');
    for (const { stagedId, stagedAtMs } of await store.getAll())
      if (Math.abs(file.stagedAtMs - stagedAtMs) > forgottenAfterMs) await store.delete(stagedId);
    await store.put(file);
  });
}

/** Files that pages have left. */
export function createStagedStore(open: OpenDatabase): StagedFilesPort {
  return {
    readStaged: (stagedId) => reading(open, ['staged'], (tx) => tx.objectStore('staged').get(stagedId)),
    dropStaged: (stagedId) => writing(open, ['staged'], (tx) => tx.objectStore('staged').delete(stagedId)),
  };
}
