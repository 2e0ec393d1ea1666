import type { BookContext } from '../../books/bookContext';
import { numberPrefixes } from '../../books/numbers/orderNumbers';
import type { BookingMode } from '../../books/settings/bookSettings';
import { valueOn } from '../../books/settings/dated';
import type { DateText } from '../../calendar/calendar';

/** How events of a day get into the books by themselves. */
export function modeOn(date: DateText, { settings }: Pick<BookContext, 'settings'>): BookingMode {
  return valueOn(settings.modes, date) ?? 'settlement';
}

/** Amazon gives removals and inbound shipments ids in the place of an order's; no document is numbered by these. */
export function isOrder(orderId: string): boolean {
  return numberPrefixes(orderId).length > 0;
}
