/** QuickBooks takes at most this many characters. Source: Intuit's field lengths, DocNumber. */
export const longestNumber = 21;

/** Amazon's order ids all have this form; a number is drawn from no other, so that no two can be equal. */
const orderIdPattern = /^([0-9A-Z]{3})-(\d{7})-(\d{7})$/;

/** The last shipment of an order whose number still fits with the order's hyphens. */
const lastWithHyphens = 9;
/** The last that fits at all. */
const lastIndex = 999;

/**
 * Number of the sale of an order's shipment: the order id, `…-1` to `…-9`, and from ten on the order id
 * without its hyphens, so that it fits. `undefined` for an id or an index that no number can stand for.
 */
export function saleNumber(orderId: string, index: number): string | undefined {
  if (!orderIdPattern.test(orderId) || !Number.isInteger(index) || index < 0 || index > lastIndex)
    return undefined;
  if (index === 0) return orderId;
  return `${index <= lastWithHyphens ? orderId : compactOrderId(orderId)}-${index}`;
}

/** The index of a number that is, or could be, of a sale of the order; `undefined` for any other number. */
export function saleIndex(orderId: string, number: string): number | undefined {
  const index = number === orderId ? 0 : Number(/-(\d{1,3})$/.exec(number)?.[1] ?? Number.NaN);
  return saleNumber(orderId, index) === number ? index : undefined;
}

/** What the numbers of all documents of an order begin with: to look for them in QuickBooks. */
export function numberPrefixes(orderId: string): readonly string[] {
  return orderIdPattern.test(orderId) ? [orderId, compactOrderId(orderId)] : [];
}

function compactOrderId(orderId: string): string {
  return orderId.replaceAll('-', '');
}
