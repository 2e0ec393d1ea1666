import type { Posting, PostingKey } from '../../posting/posting';
import { progressOf, type UndoProgress, type UndoRun } from '../../posting/undo/undoRun';
import type { Ports } from '../ports';

/** The postings of a run as they are stored now. */
export async function postingsOfRun(
  { store }: Pick<Ports, 'store'>,
  { steps }: UndoRun,
): Promise<ReadonlyMap<PostingKey, Posting>> {
  const postings = new Map<PostingKey, Posting>();
  for (const { key } of steps) {
    const posting = await store.readPosting(key);
    if (posting !== undefined) postings.set(key, posting);
  }
  return postings;
}

/** How far the run has come, from the store alone. */
export async function undoProgress(
  ports: Pick<Ports, 'store' | 'clock'>,
  run: UndoRun,
): Promise<UndoProgress> {
  return progressOf(run, await postingsOfRun(ports, run), ports.clock.nowMs());
}
