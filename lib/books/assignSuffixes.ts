import type { AmazonEvent, EventKey } from '../ledger/event';
import { salesInOrder } from './salesInOrder';

/** The number suffix of one shipment: 0 is the bare order id, 1 is `-1`. */
export interface SuffixOf {
  readonly eventKey: EventKey;
  readonly index: number;
}

/** A number of the order that QuickBooks holds; without a key it is not ours. */
export interface TakenNumber {
  readonly index: number;
  readonly eventKey?: EventKey;
}

/**
 * The suffixes that the order's sales still lack. What is stored is never renumbered; a document of ours
 * in QuickBooks keeps its suffix; the rest follow by posting time, shipment id and key, after what is
 * there, and pass over numbers that QuickBooks holds already. Two browsers that saw different shipments
 * first may have given one number twice: then the document keeps it, and the shipment here gets another.
 */
export function assignSuffixes(
  existing: readonly SuffixOf[],
  taken: readonly TakenNumber[],
  events: readonly AmazonEvent[],
): readonly SuffixOf[] {
  const numbered = new Set(existing.map(({ eventKey }) => eventKey));
  const used = new Set([...existing, ...taken].map(({ index }) => index));
  const assigned = new Set(existing.map(({ index }) => index));
  const last = Math.max(-1, ...existing.map(({ index }) => index));
  const adopted = new Map(taken.map(({ eventKey, index }) => [eventKey, index]));
  const given: SuffixOf[] = [];
  let next = last + 1;
  for (const { key } of salesInOrder(events)) {
    if (numbered.has(key)) continue;
    const known = adopted.get(key);
    if (known !== undefined && !assigned.has(known)) {
      given.push({ eventKey: key, index: known });
      assigned.add(known);
      continue;
    }
    while (used.has(next)) next += 1;
    given.push({ eventKey: key, index: next });
    used.add(next);
    assigned.add(next);
  }
  return given;
}
