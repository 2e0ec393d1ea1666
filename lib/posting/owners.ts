import type { Owner, Owners } from '../books/bookContext';
import type { Facet } from '../books/facet';
import type { EventKey } from '../ledger/event';
import { isForeignKey } from './foreign';
import type { Posting, PostingKey } from './posting';
import { draftKeyOf } from './postings';
import { isHashed } from './rebuildJoin';

/** One facet of an event and the posting that owns it, as it is stored. */
export interface OwnedFacet {
  readonly eventKey: EventKey;
  readonly facet: Facet;
  readonly owner: PostingKey;
}

/** What of a posting says what kind of owner it is. */
export type OwningPosting = Pick<
  Posting,
  'key' | 'realmId' | 'kind' | 'number' | 'date' | 'standsOn' | 'remote'
>;

/** Owners as the books ask for them, from what is stored of who owns what. */
export function ownersOf(owned: Iterable<OwnedFacet>, postings: Iterable<OwningPosting>): Owners {
  const byKey = new Map<PostingKey, Owner>();
  for (const posting of postings) byKey.set(posting.key, ownerOf(posting));
  const owners = new Map<EventKey, Partial<Record<Facet, Owner>>>();
  for (const { eventKey, facet, owner: key } of owned) {
    const owner = byKey.get(key);
    if (owner === undefined) continue;
    const row = owners.get(eventKey) ?? {};
    row[facet] = owner;
    owners.set(eventKey, row);
  }
  return owners;
}

function ownerOf(posting: OwningPosting): Owner {
  const { key, kind, number, date, standsOn, remote } = posting;
  // Of documents of others, and of those found again by a hash, nobody knows what was drawn for them.
  const isKnown = !isHashed(posting) && !isForeignKey(key);
  return {
    kind: remote?.kind ?? kind,
    number: remote?.number ?? number,
    date,
    ...(standsOn === undefined ? {} : { standsOn }),
    ...(isKnown ? { draftKey: draftKeyOf(posting) } : {}),
  };
}
