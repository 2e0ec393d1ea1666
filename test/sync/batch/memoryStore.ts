import type { Books } from '../../../lib/books/setup';
import type { Batch } from '../../../lib/posting/batch/batch';
import type { Pace } from '../../../lib/posting/batch/pace';
import { holdsOwnership } from '../../../lib/posting/ownership';
import type { Posting, PostingKey } from '../../../lib/posting/posting';
import type { UndoRun } from '../../../lib/posting/undo/undoRun';
import type { BatchStorePort, PostingWrite } from '../../../lib/sync/batch/ports';
import type { StorePort, WriteOutcome } from '../../../lib/sync/ports';

/** What of a store sending needs. */
export type SendingStore = Pick<
  StorePort,
  | 'readBooks'
  | 'readPosting'
  | 'readDuePostings'
  | 'writePosting'
  | 'readPostingsOfOrder'
  | 'readUndoPostings'
  | 'readUndoRun'
  | 'writeUndoRun'
> &
  BatchStorePort;

/** A store in memory, as strict about versions, owners and transactions as the real one. */
export class MemoryStore implements SendingStore {
  readonly postings = new Map<PostingKey, Posting>();
  readonly batches = new Map<string, Batch>();
  readonly #owners = new Map<string, PostingKey>();
  readonly #books: Books;
  pace: Pace | undefined;
  undoRun: UndoRun | undefined;

  constructor(books: Books) {
    this.#books = books;
  }

  async readBooks(): Promise<Books> {
    return this.#books;
  }

  async readUndoPostings(): Promise<readonly Posting[]> {
    return [...this.postings.values()];
  }

  async readUndoRun(): Promise<UndoRun | undefined> {
    return this.undoRun;
  }

  async writeUndoRun(run: UndoRun): Promise<void> {
    this.undoRun = run;
  }

  async readPosting(key: PostingKey): Promise<Posting | undefined> {
    return this.postings.get(key);
  }

  async readPostings(keys: readonly PostingKey[]): Promise<readonly Posting[]> {
    return keys.flatMap((key) => this.postings.get(key) ?? []);
  }

  async readPostingsOfOrder(orderId: string): Promise<readonly Posting[]> {
    return [...this.postings.values()].filter((posting) => posting.orderId === orderId);
  }

  async readDuePostings(): Promise<readonly Posting[]> {
    return [...this.postings.values()]
      .filter(({ nextAtMs }) => nextAtMs !== undefined)
      .sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0));
  }

  async writePosting(posting: Posting, expected: number | undefined): Promise<WriteOutcome> {
    const outcome = this.#refusal({ posting, expected });
    if (outcome === undefined) this.#write(posting);
    return outcome ?? { written: true };
  }

  async writeTogether(
    ...[, writes, { put, close, pace }]: Parameters<BatchStorePort['writeTogether']>
  ): ReturnType<BatchStorePort['writeTogether']> {
    const undo = new Map(writes.map(({ posting: { key } }) => [key, this.postings.get(key)]));
    for (const write of writes) {
      const refusal = this.#refusal(write);
      if (refusal !== undefined && !refusal.written) {
        for (const [key, before] of undo) this.#put(key, before);
        return { ...refusal, key: write.posting.key };
      }
      this.#write(write.posting);
    }
    if (close !== undefined) this.batches.delete(close);
    if (put !== undefined) this.batches.set(put.requestId, put);
    if (pace !== undefined) this.pace = pace;
    return { written: true };
  }

  async readBatches(realmId: string): Promise<readonly Batch[]> {
    return [...this.batches.values()].filter((batch) => batch.realmId === realmId);
  }

  async readPace(): Promise<Pace | undefined> {
    return this.pace;
  }

  #refusal({ posting, expected }: PostingWrite): WriteOutcome | undefined {
    if (this.postings.get(posting.key)?.updatedAtMs !== expected)
      return { written: false, because: 'changed' };
    const owner = facetsOf(posting)
      .map((facet) => this.#owners.get(facet))
      .find((each) => each !== undefined && each !== posting.key);
    return owner === undefined ? undefined : { written: false, because: 'owned', owner };
  }

  #write(posting: Posting): void {
    this.#put(posting.key, posting);
  }

  #put(key: PostingKey, posting: Posting | undefined): void {
    const before = this.postings.get(key);
    for (const facet of before === undefined ? [] : facetsOf(before)) this.#owners.delete(facet);
    if (posting === undefined) this.postings.delete(key);
    else {
      this.postings.set(key, posting);
      for (const facet of facetsOf(posting)) this.#owners.set(facet, key);
    }
  }
}

function facetsOf({ realmId, state, covers }: Posting): readonly string[] {
  if (!holdsOwnership(state)) return [];
  return covers.flatMap(({ eventKey, facets }) => facets.map((facet) => `${realmId} ${eventKey} ${facet}`));
}
