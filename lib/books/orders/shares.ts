import type { BookContext } from '../bookContext';
import { ownerOf } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { formContent } from '../drawing/formContent';
import { linesOf, openFacets } from '../drawing/openFacets';
import type { Facet } from '../facet';
import type { OrderSeries } from '../numbers/orderNumbers';

/** Which facets of an event its own document books, and which the one of its fees. */
export interface Shares {
  readonly own: readonly Facet[];
  readonly fees: readonly Facet[];
}

/**
 * Divides what is open of an event between its document and one of its fees. Fees stand apart where the
 * settings say so, where the buyer has an invoice (it shows what the buyer pays), and where the rest is in the
 * books already. An event of fees alone, and all that Amazon did for another shop, has only the latter, which
 * then also brings its money into clearing.
 */
export function sharesOf(
  booked: BookedEvent,
  series: OrderSeries,
  { owners, settings }: BookContext,
): Shares {
  const open = openFacets(booked, owners);
  const ofFees = open.filter((facet) => facet === 'fees');
  const rest = open.filter((facet) => facet !== 'fees');
  const amountsOf = (facets: readonly Facet[]): boolean => {
    const { lines, taxes } = formContent(linesOf(booked, facets));
    return lines.length > 0 || taxes.length > 0;
  };
  if (series === 'multiChannel') return amountsOf(open) ? { own: [], fees: open } : nothing;
  if (ofFees.length === 0 || !amountsOf(ofFees)) return amountsOf(open) ? { own: open, fees: [] } : nothing;
  if (!amountsOf(rest)) return { own: [], fees: open };
  const isApart =
    settings.fees !== 'lines' ||
    booked.holding === 'receivable' ||
    ownerOf(owners, booked.event.key, 'revenue') !== undefined;
  return isApart ? { own: rest, fees: ofFees } : { own: open, fees: [] };
}

const nothing: Shares = { own: [], fees: [] };
