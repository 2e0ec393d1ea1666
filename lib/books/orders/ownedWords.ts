import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { openFacets, wholeFacets } from '../drawing/openFacets';
import type { Facet } from '../facet';
import type { Verdict } from '../verdict';

/** Says what of an event is in the books already: all of it leaves it out, a part is only noted. */
export function ownedVerdicts(booked: BookedEvent, { owners }: BookContext): readonly Verdict[] {
  const open = openFacets(booked, owners);
  const owned = wholeFacets(booked).filter((facet) => !open.includes(facet));
  const numbers = owned.flatMap((facet) => ownerOf(owners, booked.event.key, facet)?.number ?? []);
  if (owned.length === 0) return [];
  const documents = [...new Set(numbers)].join(' and ');
  if (open.length === 0) return [{ state: 'leftOut', problem: problem('in_books_already', { documents }) }];
  const parts = owned.flatMap((facet) => partWords[facet] ?? []);
  if (parts.length === 0) return [];
  const facts = { parts: `The ${parts.join(' and the ')}`, documents };
  return [{ state: 'note', problem: problem('partly_in_books', facts) }];
}

/** The other facets only say where money stands. */
const partWords: Readonly<Partial<Record<Facet, string>>> = { revenue: 'sales amounts', fees: 'fees' };
