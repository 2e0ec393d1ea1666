import { type Owners, ownerOf } from '../bookContext';
import type { BookedEvent, BookedLine } from '../bookedEvent';
import type { Cover } from '../draft';
import { coverOf, linesOf, openFacets } from '../drawing/openFacets';
import type { Facet } from '../facet';

/** What of one event stands on one document. */
export interface Portion {
  readonly booked: BookedEvent;
  readonly facets: readonly Facet[];
  readonly lines: readonly BookedLine[];
}

/** The portion of an event that facets make. */
export function portionOf(booked: BookedEvent, facets: readonly Facet[]): Portion {
  return { booked, facets, lines: linesOf(booked, facets) };
}

/** What of an event no document owns, where any of it is income or fees: the rest is its settlement's. */
export function openPortion(booked: BookedEvent, owners: Owners): Portion | undefined {
  const facets = openFacets(booked, owners);
  const portion = portionOf(booked, facets);
  const hasOwn = portion.lines.some(({ facet }) => facet !== 'cash');
  return hasOwn ? portion : undefined;
}

/** What of an event documents own, by their numbers. */
export function ownedPortions(
  booked: BookedEvent,
  owners: Owners,
): readonly (Portion & { readonly number: string })[] {
  const byNumber = new Map<string, Facet[]>();
  for (const facet of facets) {
    const owner = ownerOf(owners, booked.event.key, facet);
    if (owner === undefined) continue;
    const own = byNumber.get(owner.number);
    if (own === undefined) byNumber.set(owner.number, [facet]);
    else own.push(facet);
  }
  return [...byNumber].map(([number, own]) => ({ ...portionOf(booked, own), number }));
}

const facets = ['revenue', 'fees', 'cash', 'recognition'] as const;

/**
 * The event with its money where the documents in the books have put it: what they booked is not undone by
 * a setting that changed since, and what is still missing goes to the same place.
 */
export function asItStands(booked: BookedEvent, owners: Owners): BookedEvent {
  const { key } = booked.event;
  const recognition = ownerOf(owners, key, 'recognition');
  if (recognition !== undefined) {
    const isOwed = recognition.kind === 'invoice' || recognition.kind === 'creditMemo';
    const holding = isOwed ? 'receivable' : 'deferred';
    return booked.holding === holding ? booked : { ...booked, holding };
  }
  const inClearing =
    ownerOf(owners, key, 'revenue') !== undefined || ownerOf(owners, key, 'cash') !== undefined;
  return inClearing && booked.holding !== 'clearing' ? { ...booked, holding: 'clearing' } : booked;
}

/** Fees apart from everything else; what has no fees, or no income, stays whole. */
export function withoutFees({ booked, facets: own }: Portion): {
  readonly rest?: Portion;
  readonly fees?: Portion;
} {
  const whole = portionOf(booked, own);
  const hasFees = whole.lines.some(({ facet }) => facet === 'fees');
  if (!hasFees) return { rest: whole };
  if (!whole.lines.some(({ facet }) => facet === 'revenue')) return { fees: whole };
  return {
    rest: portionOf(
      booked,
      own.filter((facet) => facet !== 'fees'),
    ),
    fees: portionOf(booked, ['fees']),
  };
}

/** The events of portions as a document covers them. */
export function coversOf(portions: readonly Portion[]): readonly Cover[] {
  return portions.flatMap(({ booked, facets: own }) => coverOf(booked, own));
}

/** In the order of time, of equals by key: the same events make the same document, however they come. */
export function inOrder<T extends { readonly booked: BookedEvent }>(portions: readonly T[]): readonly T[] {
  return [...portions].sort(({ booked: a }, { booked: b }) => {
    const [first, second] = [a.event.postedAt, b.event.postedAt];
    if (first !== second) return first < second ? -1 : 1;
    return a.event.key < b.event.key ? -1 : 1;
  });
}
