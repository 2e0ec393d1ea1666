import { firstFitting, isCount } from './fitting';

/**
 * Amazon's order ids all have this form; a number is drawn from no other, so that no two can be equal. None
 * begins as the numbers of days and settlements do.
 */
const orderIdPattern = /^(?!AZ)[0-9A-Z]{3}-\d{7}-\d{7}$/;

/** Documents of an order that are counted together: the first of a series has the index 0. */
export type OrderSeries = 'sale' | 'refund' | 'adjustment' | 'multiChannel' | 'estimate';

/** What of an event a document of its own stands for: everything, its fees, a journal entry, … */
export type OrderForm = 'document' | 'fees' | 'journal' | 'payment' | 'cost';

/** A document of an order: what its number says. */
export interface OrderDocument {
  readonly series: OrderSeries;
  readonly index: number;
  readonly form: OrderForm;
}

/** How each series begins: sales have only a hyphen between the order id and their count. */
const seriesLetters: Readonly<Record<OrderSeries, string>> = {
  sale: '',
  refund: 'R',
  adjustment: 'A',
  multiChannel: 'M',
  estimate: 'E',
};

/** No letter of a series is among them, so that a number is read back in one way only. */
const formLetters: Readonly<Record<OrderForm, string>> = {
  document: '',
  fees: 'F',
  journal: 'J',
  payment: 'P',
  cost: 'C',
};

/**
 * Number of a document of an order: the order id and `-1` for the second sale, `R`, `R2` for refunds, with
 * `F` behind it for fees apart. Where that is too long, the order id loses its hyphens. `undefined` for an
 * id or a count that no number can stand for.
 */
export function orderNumber(
  orderId: string,
  series: OrderSeries,
  index: number,
  form: OrderForm = 'document',
): string | undefined {
  if (!orderIdPattern.test(orderId) || !isCount(index, 0)) return undefined;
  const ending = seriesText(series, index) + formLetters[form];
  return firstFitting([orderId + ending, compactOrderId(orderId) + ending]);
}

/** Number of the sale of an order's shipment. */
export function saleNumber(orderId: string, index: number): string | undefined {
  return orderNumber(orderId, 'sale', index);
}

/** What a number says of the order's documents; `undefined` for a number that is none of the order's. */
export function orderDocumentOf(orderId: string, number: string): OrderDocument | undefined {
  const start = numberPrefixes(orderId).find((prefix) => number.startsWith(prefix));
  const match = endingPattern.exec(number.slice(start?.length ?? 0));
  if (start === undefined || match === null) return undefined;
  const [, letter = '', count = '', formLetter = ''] = match;
  const series = keyOf(seriesLetters, letter);
  const form = keyOf(formLetters, formLetter);
  if (series === undefined || form === undefined) return undefined;
  const index = count === '' ? 0 : Math.abs(Number(count)) - (series === 'sale' ? 0 : 1);
  return orderNumber(orderId, series, index, form) === number ? { series, index, form } : undefined;
}

/** What the numbers of all documents of an order begin with: to look for them in QuickBooks. */
export function numberPrefixes(orderId: string): readonly string[] {
  return orderIdPattern.test(orderId) ? [orderId, compactOrderId(orderId)] : [];
}

const endingPattern = /^([RAME]?)(-?\d{1,4}|)([FJPC]?)$/;

/** Sales count from 0, as `-1` for the second; the others from 1, as `R2` for the second. */
function seriesText(series: OrderSeries, index: number): string {
  if (series === 'sale') return index === 0 ? '' : `-${index}`;
  return `${seriesLetters[series]}${index === 0 ? '' : index + 1}`;
}

function compactOrderId(orderId: string): string {
  return orderId.replaceAll('-', '');
}

function keyOf<T extends string>(letters: Readonly<Record<T, string>>, letter: string): T | undefined {
  return (Object.keys(letters) as T[]).find((key) => letters[key] === letter);
}
