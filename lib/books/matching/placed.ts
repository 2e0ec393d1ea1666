import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { folded, type Wildcard, wildcard } from '../../rules/wildcard';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { ListEntry } from '../company';
import type { ListRef } from '../draft';
import { blocked, type Verdict } from '../verdict';
import type { Channel, PlaceRow } from './matchingSettings';
import { resolved } from './resolved';

/** A class, location or payment method; none where none is wanted. */
export interface Placed {
  readonly ref?: ListRef;
  readonly verdicts: readonly Verdict[];
}

/** The class of one amount of an event: the rules' word for it, else the settings' row. */
export function classOf(
  event: AmazonEvent,
  date: DateText,
  sku: string | undefined,
  ruled: string | undefined,
  context: BookContext,
): Placed {
  const { classes } = context.settings.matching;
  return placed(
    ruled,
    rowFor(classes, event, date, sku, context),
    context.books?.lists.classes,
    'class',
    context,
  );
}

/** The location of an event's document. */
export function locationOf({ event, date, outcome }: BookedEvent, context: BookContext): Placed {
  const row = rowFor(context.settings.matching.locations, event, date, undefined, context);
  return placed(outcome.location, row, context.books?.lists.locations, 'location', context);
}

/** How the buyer of an event paid, as the company's list calls it. */
export function paymentMethodOf({ event, date }: BookedEvent, context: BookContext): Placed {
  const row = rowFor(context.settings.matching.paymentMethods, event, date, undefined, context);
  return placed(undefined, row, context.books?.lists.paymentMethods, 'payment method', context);
}

function placed(
  ruled: string | undefined,
  row: ListRef | undefined,
  list: readonly ListEntry[] | undefined,
  what: string,
  { books }: BookContext,
): Placed {
  const wanted = ruled === undefined ? row : { id: '', name: ruled };
  if (wanted === undefined) return { verdicts: [] };
  // Without a company, or with lists that are older than the choice, what was chosen stands as it is.
  if (books === undefined || (list === undefined && wanted.id !== '')) return { ref: wanted, verdicts: [] };
  const found = resolved(list, wanted, what);
  if (!found.ok) return { ref: { id: '', name: wanted.name }, verdicts: [blocked(found.problem)] };
  return { ref: { id: found.entry.id, name: found.entry.name }, verdicts: [] };
}

/** Who ships, for Amazon's own words in events and orders. */
export function channelOf(event: AmazonEvent, context: Pick<BookContext, 'orders'>): Channel | undefined {
  if (event.kind === 'multiChannel') return 'multiChannel';
  if (event.channel !== undefined) return event.channel === 'AFN' ? 'FBA' : 'merchant';
  const by = context.orders.get(event.orderId ?? '')?.fulfilledBy;
  return by === undefined ? undefined : by === 'AMAZON' ? 'FBA' : 'merchant';
}

/**
 * Of the rows that fit and have begun the one that says most (the very SKU before a pattern, a pattern
 * before marketplace and channel), of equals the latest, then the last.
 */
function rowFor(
  rows: readonly PlaceRow[],
  event: AmazonEvent,
  date: DateText,
  sku: string | undefined,
  context: BookContext,
): ListRef | undefined {
  if (rows.length === 0) return undefined;
  const text = sku === undefined ? undefined : folded(sku);
  const channel = channelOf(event, context);
  let best: { readonly rank: number; readonly from: string; readonly value: ListRef } | undefined;
  for (const { row, pattern } of readRows(rows)) {
    const { from = '', marketplaceId, value } = row;
    if (marketplaceId !== undefined && marketplaceId !== event.marketplaceId) continue;
    if (row.channel !== undefined && row.channel !== channel) continue;
    if (pattern !== undefined && (text === undefined || !pattern.fits(text))) continue;
    if (from > date) continue;
    const rank =
      (pattern === undefined ? 0 : pattern.exact ? 8 : 4) +
      (marketplaceId === undefined ? 0 : 2) +
      (row.channel === undefined ? 0 : 1);
    if (best === undefined || rank > best.rank || (rank === best.rank && from >= best.from))
      best = { rank, from, value };
  }
  return best?.value;
}

interface ReadRow {
  readonly row: PlaceRow;
  readonly pattern?: Wildcard;
}

/** Settings are never changed in place, so their patterns are read once. */
const read = new WeakMap<readonly PlaceRow[], readonly ReadRow[]>();

function readRows(rows: readonly PlaceRow[]): readonly ReadRow[] {
  const found = read.get(rows);
  if (found !== undefined) return found;
  const made = rows.map((row) =>
    present({ row, pattern: row.sku === undefined ? undefined : wildcard(row.sku) }),
  );
  read.set(rows, made);
  return made;
}
