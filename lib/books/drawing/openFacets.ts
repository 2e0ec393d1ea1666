import { type Owners, ownerOf } from '../bookContext';
import type { BookedEvent, BookedLine } from '../bookedEvent';
import type { Cover } from '../draft';
import type { Facet } from '../facet';

const order: readonly Facet[] = ['revenue', 'fees', 'cash', 'recognition'];

/**
 * The facets that a document owns when it books an event whole. Where its money is in clearing at once,
 * `cash` is among them. Where it is held back, `recognition` is instead: `cash`, the way to clearing and
 * whatever stands on the balance sheet, comes with the settlement or the payment of the invoice. An event
 * without amounts has none.
 */
export function wholeFacets({ holding, lines }: BookedEvent): readonly Facet[] {
  if (lines.length === 0) return [];
  const own = new Set<Facet>(lines.map(({ facet }) => facet));
  if (holding === 'clearing') own.add('cash');
  else {
    own.delete('cash');
    own.add('recognition');
  }
  return order.filter((facet) => own.has(facet));
}

/**
 * What of `wholeFacets` no document in the books owns. Where others booked a part of the event on an account of
 * theirs, only fees may be booked beside it: the way of the money to clearing is the settlement's, which knows
 * that account; and while Amazon holds the money back, fees are the settlement's too.
 */
export function openFacets(booked: BookedEvent, owners: Owners): readonly Facet[] {
  const { event, holding } = booked;
  const open = wholeFacets(booked).filter((facet) => ownerOf(owners, event.key, facet) === undefined);
  const standsElsewhere = Object.values(owners.get(event.key) ?? {}).some(
    ({ standsOn }) => standsOn !== undefined,
  );
  if (!standsElsewhere) return open;
  return holding === 'clearing' ? open.filter((facet) => facet !== 'cash') : [];
}

/** The amounts that belong to facets. */
export function linesOf({ lines }: BookedEvent, facets: readonly Facet[]): readonly BookedLine[] {
  return lines.filter(({ facet }) => facets.includes(facet));
}

/** The event as a document covers it; none where it covers nothing of it. */
export function coverOf({ event: { key } }: BookedEvent, facets: readonly Facet[]): readonly Cover[] {
  const covered = order.filter((facet) => facets.includes(facet));
  return covered.length === 0 ? [] : [{ eventKey: key, facets: covered }];
}
