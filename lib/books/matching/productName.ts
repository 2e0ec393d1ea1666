import type { AmazonOrderItem } from '../../amazon/shapes/order';
import type { EventLine } from '../../ledger/event';
import { documentText } from '../text';

/** What a product is called on a line: Amazon's title, the order's, the company's words, or its code with a word on it. */
export function productName(
  line: Pick<EventLine, 'title' | 'sku' | 'asin'>,
  orderItems: readonly AmazonOrderItem[],
  companyText = '',
): string {
  const { title, sku, asin } = line;
  const own = documentText(title ?? '', longestName);
  if (own !== '') return own;
  const ordered = orderItems.find(
    (item) => (sku !== undefined && item.sku === sku) || (asin !== undefined && item.asin === asin),
  );
  const fromOrder = documentText(ordered?.title ?? '', longestName);
  if (fromOrder !== '') return fromOrder;
  const fromCompany = documentText(companyText, longestName);
  if (fromCompany !== '') return fromCompany;
  const code = documentText(sku === undefined ? (asin ?? '') : sku, longestName);
  if (code === '') return 'Product that Amazon does not name';
  return `${sku === undefined ? 'ASIN' : 'SKU'} ${code} (Amazon sent no title)`;
}

/** Leaves room for a count in front or a word behind within the length of a description. */
export const longestName = 3950;

/** How units stand on a line: as quantity and price where these make the amount, else in the text. */
export interface Counted {
  readonly description: string;
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
}

/** QuickBooks wants quantity × price to be the amount, so other units go where they cannot change it. */
export function counted(name: string, amountMinor: number, quantity: number | undefined): Counted {
  if (quantity === undefined || quantity < 1) return { description: name };
  const unitPriceMinor = amountMinor / quantity;
  return Number.isInteger(unitPriceMinor)
    ? { description: name, quantity, unitPriceMinor }
    : { description: `${quantity} × ${name}` };
}
