import type { EventKey } from '../../ledger/event';
import { eventHash } from '../marks';
import type { Posting } from '../posting';
import { hashInEvent } from '../rebuildKeys';

type Linked = Pick<Posting, 'key' | 'covers' | 'clears' | 'pays' | 'number' | 'remote'>;

/**
 * Finds what settles or pays a document of ours: a settlement's entry that clears its events, a payment that
 * names its number. Such a document has to go first. Of documents found again only hashes of their events may be
 * known: then all are compared by them.
 */
export function dependentsOf<P extends Linked>(postings: readonly P[]): (posting: P) => readonly P[] {
  const isHashed = (key: EventKey): boolean => hashInEvent(key) !== undefined;
  const byHash = postings.some(
    ({ covers, clears = [] }) => clears.some(isHashed) || covers.some(({ eventKey }) => isHashed(eventKey)),
  );
  const nameOf = byHash ? eventHash : (key: EventKey): string => key;
  const clearing = grouped(postings, ({ clears = [] }) => clears.map(nameOf));
  const paying = grouped(postings, ({ pays = [] }) => pays);
  return (posting) => {
    const numbers = new Set([posting.number, posting.remote?.number ?? posting.number]);
    const found = [
      ...posting.covers.flatMap(({ eventKey }) => clearing.get(nameOf(eventKey)) ?? []),
      ...[...numbers].flatMap((number) => paying.get(number) ?? []),
    ];
    return [...new Set(found)].filter(({ key }) => key !== posting.key);
  };
}

function grouped<P>(
  postings: readonly P[],
  namesOf: (posting: P) => readonly string[],
): ReadonlyMap<string, readonly P[]> {
  const groups = new Map<string, P[]>();
  for (const posting of postings)
    for (const name of namesOf(posting)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [posting]);
      else group.push(posting);
    }
  return groups;
}
