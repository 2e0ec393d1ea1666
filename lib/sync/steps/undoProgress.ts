import type { Posting, PostingKey } from '../../posting/posting';
import { progressOf, type UndoProgress, type UndoRun } from '../../posting/undo/undoRun';
import type { BatchStorePort } from '../batch/ports';
import type { Ports } from '../ports';

/** Where postings are read, many at once where the store can. */
export type PostingPorts = Pick<Ports, 'store'> & {
  readonly batches?: Pick<BatchStorePort, 'readPostings'>;
};

/** The postings of a run as they are stored now. */
export async function postingsOfRun(
  { store, batches }: PostingPorts,
  { steps }: UndoRun,
): Promise<ReadonlyMap<PostingKey, Posting>> {
  const keys = steps.map(({ key }) => key);
  if (batches !== undefined)
    return new Map((await batches.readPostings(keys)).map((posting) => [posting.key, posting]));
  const postings = new Map<PostingKey, Posting>();
  for (const key of keys) {
    const posting = await store.readPosting(key);
    if (posting !== undefined) postings.set(key, posting);
  }
  return postings;
}

/** How far the run has come, from the store alone. */
export async function undoProgress(
  ports: PostingPorts & Pick<Ports, 'clock'>,
  run: UndoRun,
): Promise<UndoProgress> {
  return progressOf(run, await postingsOfRun(ports, run), ports.clock.nowMs());
}
