import { present } from '../../amazon/shapes/present';
import type { Draft } from '../../books/draft';
import type { DocumentBase } from '../../books/drawing/forms';
import { type OrderForm, orderDocumentOf, orderNumber } from '../../books/numbers/orderNumbers';
import type { FallbackFacts } from './facts';

/** What every shape of a document says beside its lines and its parties. */
export function baseOf(draft: Draft): DocumentBase {
  const { number, date, currency, exchangeRate, memo, covers, clears, location } = draft;
  return present({ number, date, currency, exchangeRate, memo, covers, clears, location });
}

/**
 * The number of another form of the document. An order's forms have numbers of their own; others keep theirs,
 * for each kind of document has a space of numbers of its own.
 */
export function numberOf({ number }: Draft, { orderId }: FallbackFacts, form: OrderForm): string {
  const meant = orderId === undefined ? undefined : orderDocumentOf(orderId, number);
  if (orderId === undefined || meant?.form !== 'document') return number;
  return orderNumber(orderId, meant.series, meant.index, form) ?? number;
}
