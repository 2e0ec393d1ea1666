import type { BookContext } from '../../books/bookContext';
import type { BookedEvent } from '../../books/bookedEvent';
import { isSummed, placeOf, summaryKey } from '../../books/days/dayScope';
import { openFacets } from '../../books/drawing/openFacets';
import { seriesOf } from '../../books/orders/orderSeries';
import { ownKeys } from '../../books/orders/ownKeys';
import type { DraftKey } from '../../books/plannedDraft';
import type { OrderFilter } from '../connection';
import { leftOutByFilter } from './leftOutByFilter';
import { isOrder, modeOn } from './modeOn';

/**
 * The events of a settlement that are still to get into the books with their order or their day, each with the keys
 * of the documents that it could be in.
 */
export function documentsAwaited(
  booked: readonly BookedEvent[],
  context: BookContext,
  filter: OrderFilter,
): readonly (readonly DraftKey[])[] {
  return booked.flatMap((each) => {
    const keys = keysElsewhere(each, context, filter);
    return keys.length === 0 ? [] : [keys];
  });
}

function keysElsewhere(each: BookedEvent, context: BookContext, filter: OrderFilter): readonly DraftKey[] {
  const { event, date, verdicts } = each;
  const { settings, owners, orders } = context;
  if (verdicts.some(({ state }) => state === 'leftOut') || openFacets(each, owners).length === 0) return [];
  const mode = modeOn(date, context);
  if (mode === 'day' && each.holding !== 'receivable')
    return isSummed(each) ? [summaryKey('day', placeOf(each), date, {}, settings)] : [];
  const { orderId } = event;
  if (mode !== 'order' || orderId === undefined || seriesOf(event) === undefined || !isOrder(orderId))
    return [];
  const isOwn = leftOutByFilter(orders.get(orderId), event, filter) === undefined;
  return isOwn ? [...ownKeys(event.key).keys()] : [];
}
