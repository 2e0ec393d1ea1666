import type { Books } from '../../lib/books/setup';
import { holdsOwnership } from '../../lib/posting/ownership';
import type { Posting, PostingKey } from '../../lib/posting/posting';
import type { UndoRun } from '../../lib/posting/undo/undoRun';
import type { Ownership, ShipmentSuffix, StoredOrder, WriteOutcome } from '../../lib/sync/ports';

/** One browser's store, in memory: it outlives every run. */
export class Shelf {
  readonly name: string;
  books: Books;
  readonly orders = new Map<string, StoredOrder>();
  readonly postings = new Map<PostingKey, Posting>();
  readonly suffixes: ShipmentSuffix[] = [];
  undoRun: UndoRun | undefined;
  enforcesOwnership = true;
  /** The end of the queue for this browser's locks. */
  lockTail: Promise<void> = Promise.resolve();

  constructor(name: string, books: Books, orders: readonly StoredOrder[]) {
    this.name = name;
    this.books = books;
    for (const order of orders) this.orders.set(order.orderId, order);
  }

  write(posting: Posting, expected: number | undefined): WriteOutcome {
    if (this.postings.get(posting.key)?.updatedAtMs !== expected)
      return { written: false, because: 'changed' };
    if (holdsOwnership(posting.state) && this.enforcesOwnership) {
      const keys = posting.covers.map(({ eventKey }) => eventKey);
      const other = this.owners(keys).find(
        ({ owner, eventKey, facet }) =>
          owner !== posting.key &&
          posting.covers.some((cover) => cover.eventKey === eventKey && cover.facets.includes(facet)),
      );
      if (other !== undefined) return { written: false, because: 'owned', owner: other.owner };
    }
    this.postings.set(posting.key, posting);
    return { written: true };
  }

  owners(eventKeys: readonly string[]): readonly Ownership[] {
    return [...this.postings.values()]
      .filter(({ state }) => holdsOwnership(state))
      .flatMap(({ key, realmId, covers }) =>
        covers.flatMap(({ eventKey, facets }) =>
          facets.map((facet) => ({ realmId, eventKey, facet, owner: key })),
        ),
      )
      .filter(({ eventKey }) => eventKeys.includes(eventKey));
  }

  due(): readonly Posting[] {
    return [...this.postings.values()]
      .filter(({ nextAtMs }) => nextAtMs !== undefined)
      .sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0));
  }
}
