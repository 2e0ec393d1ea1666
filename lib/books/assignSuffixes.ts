import type { AmazonEvent, EventKey } from '../ledger/event';
import { inOrder } from './inOrder';
import type { OrderSeries } from './numbers/orderNumbers';
import { seriesOf } from './orders/orderSeries';

/** The number suffix of one event: of sales, 0 is the bare order id and 1 is `-1`. */
export interface SuffixOf {
  readonly eventKey: EventKey;
  readonly index: number;
  /** Absent for sales. */
  readonly series?: OrderSeries;
}

/** A number of the order that QuickBooks holds; without a key it is not ours. */
export interface TakenNumber {
  readonly index: number;
  readonly eventKey?: EventKey;
}

/**
 * The suffixes that events of a series of the order still lack: its sales, where nothing else is said. What is
 * stored is never renumbered; a document of ours in QuickBooks keeps its suffix; the rest follow by posting
 * time, shipment id and key, after what is there, and pass over numbers that QuickBooks holds already. Two
 * browsers that saw different shipments first may have given one number twice: then the document keeps it,
 * and the shipment here gets another.
 */
export function assignSuffixes(
  stored: readonly SuffixOf[],
  taken: readonly TakenNumber[],
  events: readonly AmazonEvent[],
  series: OrderSeries = 'sale',
): readonly SuffixOf[] {
  const existing = stored.filter((each) => (each.series ?? 'sale') === series);
  const numbered = new Set(existing.map(({ eventKey }) => eventKey));
  const used = new Set([...existing, ...taken].map(({ index }) => index));
  const assigned = new Set(existing.map(({ index }) => index));
  const last = Math.max(-1, ...existing.map(({ index }) => index));
  const adopted = new Map(taken.map(({ eventKey, index }) => [eventKey, index]));
  const own = series === 'sale' ? {} : { series };
  const given: SuffixOf[] = [];
  let next = last + 1;
  for (const { key } of inOrder(events.filter((event) => seriesOf(event) === series))) {
    if (numbered.has(key)) continue;
    const known = adopted.get(key);
    if (known !== undefined && !assigned.has(known)) {
      given.push({ eventKey: key, index: known, ...own });
      assigned.add(known);
      continue;
    }
    while (used.has(next)) next += 1;
    given.push({ eventKey: key, index: next, ...own });
    used.add(next);
    assigned.add(next);
  }
  return given;
}
