import type { AmazonEvent, EventKey } from '../../ledger/event';
import { assignSuffixes, type SuffixOf } from '../assignSuffixes';
import type { OrderSeries } from '../numbers/orderNumbers';

const series: readonly OrderSeries[] = ['sale', 'refund', 'adjustment', 'multiChannel'];

/** The suffixes that events of an order still lack, in every series: to be stored with the first document sent. */
export function lackingSuffixes(
  events: readonly AmazonEvent[],
  stored: readonly SuffixOf[],
): readonly SuffixOf[] {
  return series.flatMap((each) => assignSuffixes(stored, [], events, each));
}

/** The place of each event in its series: as stored, else as it would be given now. */
export function orderIndexes(
  events: readonly AmazonEvent[],
  stored: readonly SuffixOf[],
): ReadonlyMap<EventKey, number> {
  const all = [...stored, ...lackingSuffixes(events, stored)];
  return new Map(all.map(({ eventKey, index }) => [eventKey, index]));
}
