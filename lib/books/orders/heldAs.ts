import { type BookContext, ownerOf } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { formContent } from '../drawing/formContent';
import { suits } from '../drawing/forms';
import { linesOf } from '../drawing/openFacets';
import type { OrderSeries } from '../numbers/orderNumbers';

/**
 * An event with the place where its money really stands: only what can be an invoice or a credit memo is owed
 * by the buyer. Anything else of an invoiced order waits with the deferred balances, as what is in the books
 * of it already does.
 */
export function heldAs(booked: BookedEvent, series: OrderSeries, { owners }: BookContext): BookedEvent {
  const { holding, event, outcome } = booked;
  if (holding !== 'receivable' || ownerOf(owners, event.key, 'recognition') !== undefined) return booked;
  const content = formContent(linesOf(booked, ['revenue']));
  const isForm =
    (series === 'sale' || series === 'refund') &&
    outcome.documentType !== 'journalEntry' &&
    content.lines.length > 0 &&
    suits(series === 'sale' ? 'invoice' : 'creditMemo', content);
  return isForm ? booked : { ...booked, holding: 'deferred' };
}
