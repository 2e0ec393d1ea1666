import type { Books } from '../../../lib/books/setup';
import type { Batch } from '../../../lib/posting/batch/batch';
import type { Pace } from '../../../lib/posting/batch/pace';
import { eventHash, keyHash } from '../../../lib/posting/marks';
import { holdsOwnership } from '../../../lib/posting/ownership';
import type { Posting, PostingKey } from '../../../lib/posting/posting';
import { isHashed, named } from '../../../lib/posting/rebuildJoin';
import type { UndoRun } from '../../../lib/posting/undo/undoRun';
import type { BatchChange, PostingWrite, WriteTogether } from '../../../lib/sync/batch/ports';
import type { Ownership, WriteOutcome } from '../../../lib/sync/ports';
import type { RebuildProgress } from '../../../lib/sync/scans';

const hashes = new Map<string, string>();

/** The same hash for a name and for what stands for it; each is computed once. */
function hashed(key: string, of: (key: string) => string): string {
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const hash = of(key);
  hashes.set(key, hash);
  return hash;
}

/** One browser's store in memory, as strict about versions, owners and transactions as the real one. */
export class StormStore {
  readonly name: string;
  readonly books: Books;
  readonly postings = new Map<PostingKey, Posting>();
  readonly batches = new Map<string, Batch>();
  pace: Pace | undefined;
  undoRun: UndoRun | undefined;
  rebuild: RebuildProgress | undefined;
  /** What mutants leave out. */
  checksVersions = true;
  checksOwners = true;
  heedsClaim = true;
  readsMarks = true;
  /** Who holds each lock, and who waits for it. */
  readonly locks = new Map<string, { readonly by: object; readonly granted: () => void }[]>();

  constructor(name: string, books: Books) {
    this.name = name;
    this.books = books;
  }

  /** A posting by its key, or by the hash of it under which it was found again. */
  get(key: PostingKey): Posting | undefined {
    const own = this.postings.get(key);
    if (own !== undefined) return own;
    const hash = hashed(key, keyHash);
    const found = [...this.postings.values()].find((each) => hashed(each.key, keyHash) === hash);
    return found === undefined || !isHashed(found) ? found : named(found, key, []);
  }

  /** Everything is gone. */
  lose(): void {
    this.postings.clear();
    this.batches.clear();
    this.locks.clear();
    this.pace = undefined;
    this.undoRun = undefined;
    this.rebuild = undefined;
  }

  write(posting: Posting, expected: number | undefined): WriteOutcome {
    const refusal = this.refusal({ posting, expected });
    if (refusal !== undefined) return refusal;
    this.put(posting);
    return { written: true };
  }

  /** All of it, or nothing. */
  writeTogether(writes: readonly PostingWrite[], { put, close, pace }: BatchChange): WriteTogether {
    const before = new Map(this.postings);
    for (const write of writes) {
      const outcome = this.write(write.posting, write.expected);
      if (outcome.written) continue;
      this.postings.clear();
      for (const [key, posting] of before) this.postings.set(key, posting);
      return { ...outcome, key: write.posting.key };
    }
    if (close !== undefined) this.batches.delete(close);
    if (put !== undefined) this.batches.set(put.requestId, put);
    if (pace !== undefined) this.pace = pace;
    return { written: true };
  }

  owners(eventKeys: readonly string[]): readonly Ownership[] {
    const asked = new Map(eventKeys.map((key) => [hashed(key, eventHash), key]));
    return [...this.postings.values()]
      .filter(({ state }) => holdsOwnership(state))
      .flatMap(({ key, realmId, covers }) =>
        covers.flatMap(({ eventKey, facets }) => {
          const name = asked.get(hashed(eventKey, eventHash));
          return name === undefined
            ? []
            : facets.map((facet) => ({ realmId, eventKey: name, facet, owner: key }));
        }),
      );
  }

  due(): readonly Posting[] {
    return [...this.postings.values()]
      .filter(({ nextAtMs }) => nextAtMs !== undefined)
      .sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0));
  }

  /** Waits for a lock at the end of its queue. */
  queue(name: string, by: object, granted: () => void): void {
    const queue = this.locks.get(name) ?? [];
    this.locks.set(name, [...queue, { by, granted }]);
    if (queue.length === 0) granted();
  }

  /** Nothing of what a dead or sleeping worker held is held any longer. Answers how a sleeper waits again. */
  release(by: object): () => void {
    const waited: (() => void)[] = [];
    for (const [name, queue] of this.locks) {
      const [holder, ...waiting] = queue;
      const left = queue.filter((each) => each.by !== by);
      this.locks.set(name, left);
      for (const each of waiting) {
        if (each.by === by) waited.push(() => this.queue(name, by, each.granted));
      }
      if (holder?.by === by) left[0]?.granted();
    }
    return () => {
      for (const again of waited) again();
    };
  }

  private put(posting: Posting): void {
    const before = this.get(posting.key);
    if (before !== undefined && !this.postings.has(posting.key)) {
      const hash = hashed(posting.key, keyHash);
      for (const key of this.postings.keys()) if (hashed(key, keyHash) === hash) this.postings.delete(key);
    }
    this.postings.set(posting.key, posting);
  }

  private refusal({ posting, expected }: PostingWrite): Exclude<WriteOutcome, { written: true }> | undefined {
    if (this.checksVersions && this.get(posting.key)?.updatedAtMs !== expected)
      return { written: false, because: 'changed' };
    if (!this.checksOwners || !holdsOwnership(posting.state)) return undefined;
    const keys = posting.covers.map(({ eventKey }) => eventKey);
    const other = this.owners(keys).find(
      ({ owner, eventKey, facet }) =>
        hashed(owner, keyHash) !== hashed(posting.key, keyHash) &&
        posting.covers.some((cover) => cover.eventKey === eventKey && cover.facets.includes(facet)),
    );
    return other === undefined ? undefined : { written: false, because: 'owned', owner: other.owner };
  }
}
