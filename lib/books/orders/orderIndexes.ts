import type { AmazonEvent, EventKey } from '../../ledger/event';
import { assignSuffixes, type SuffixOf } from '../assignSuffixes';
import type { OrderSeries } from '../numbers/orderNumbers';

const series: readonly OrderSeries[] = ['sale', 'refund', 'adjustment', 'multiChannel'];

/** The place of each event in its series: as stored, else as it would be given now. */
export function orderIndexes(
  events: readonly AmazonEvent[],
  suffixes: readonly SuffixOf[],
): ReadonlyMap<EventKey, number> {
  const given = series.flatMap((each) => assignSuffixes(suffixes, [], events, each));
  return new Map([...suffixes, ...given].map(({ eventKey, index }) => [eventKey, index]));
}
