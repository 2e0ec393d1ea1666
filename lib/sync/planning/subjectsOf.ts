import type { AmazonOrder } from '../../amazon/shapes/order';
import { bookedDay } from '../../books/bookedDay';
import { placeOf } from '../../books/days/dayScope';
import type { BookSettings } from '../../books/settings/bookSettings';
import type { AmazonEvent } from '../../ledger/event';
import type { Subject } from '../prepared';

/** What an event belongs to: its order, its day, the settlement that pays it. */
export function subjectsOf(
  event: AmazonEvent,
  order: AmazonOrder | undefined,
  settings: BookSettings,
): readonly Subject[] {
  const { orderId, settlementId } = event;
  const date = bookedDay(event, order, settings);
  return [
    ...(orderId === undefined ? [] : [{ of: 'order' as const, orderId }]),
    { of: 'day' as const, scope: { ...placeOf({ event }), date } },
    ...(settlementId === undefined ? [] : [{ of: 'settlement' as const, settlementId }]),
  ];
}
