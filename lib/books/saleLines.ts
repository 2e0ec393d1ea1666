import type { AmazonOrderItem } from '../amazon/shapes/order';
import { present } from '../amazon/shapes/present';
import type { AmazonEvent, EventLine } from '../ledger/event';
import { kindOf } from '../ledger/kinds';
import { type ItemRole, itemRoles } from './roles';
import { documentText } from './text';
import { treatmentOf } from './treatment';

/** A line of a sale before the company's item and account are put to it. */
export interface SaleLine {
  readonly role: ItemRole;
  readonly description: string;
  readonly amountMinor: number;
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
  readonly sku?: string;
}

/**
 * The lines of a sale as a bookkeeper reads them: each product by its title, then shipping, gift wrap,
 * promotions and fees, each of these once over all products. Amounts are sums of Amazon's, never computed.
 */
export function saleLines(event: AmazonEvent, orderItems: readonly AmazonOrderItem[]): readonly SaleLine[] {
  return itemRoles.flatMap(({ role }) => {
    const parts = event.lines.filter(({ kind }) => {
      const treatment = treatmentOf(kind);
      return treatment.as === 'line' && treatment.role === role;
    });
    return role === 'sales'
      ? parts.map((line) => productLine(line, orderItems))
      : summedByLabel(role, event.transactionType, parts);
  });
}

function productLine(line: EventLine, orderItems: readonly AmazonOrderItem[]): SaleLine {
  const { amountMinor, quantity, sku } = line;
  const name = productName(line, orderItems);
  if (quantity === undefined || quantity < 1)
    return present({ role: 'sales' as const, description: name, amountMinor, sku });
  const unitPriceMinor = amountMinor / quantity;
  return Number.isInteger(unitPriceMinor)
    ? present({ role: 'sales' as const, description: name, amountMinor, quantity, unitPriceMinor, sku })
    : // QuickBooks wants quantity × price to be the amount, so the units go where they cannot change it.
      present({ role: 'sales' as const, description: `${quantity} × ${name}`, amountMinor, sku });
}

/** Amazon's title, the order's, or what there is instead, with a word on it. */
function productName({ title, sku, asin }: EventLine, orderItems: readonly AmazonOrderItem[]): string {
  const own = documentText(title ?? '', longestName);
  if (own !== '') return own;
  const ordered = orderItems.find(
    (item) => (sku !== undefined && item.sku === sku) || (asin !== undefined && item.asin === asin),
  );
  const fromOrder = documentText(ordered?.title ?? '', longestName);
  if (fromOrder !== '') return fromOrder;
  const code = documentText(sku === undefined ? (asin ?? '') : sku, longestName);
  if (code === '') return 'Product that Amazon does not name';
  return `${sku === undefined ? 'ASIN' : 'SKU'} ${code} (Amazon sent no title)`;
}

/** Leaves room for a count in front or a word behind within the length of a description. */
const longestName = 3950;

function summedByLabel(
  role: ItemRole,
  transactionType: string,
  parts: readonly EventLine[],
): readonly SaleLine[] {
  const sums = new Map<string, number>();
  for (const { path, amountMinor } of parts) {
    const label = kindOf(transactionType, path)?.label ?? documentText(path, longestName);
    sums.set(label, (sums.get(label) ?? 0) + amountMinor);
  }
  return [...sums]
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([description, amountMinor]) => ({ role, description, amountMinor }));
}
