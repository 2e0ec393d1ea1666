import type { AmazonOrderItem } from '../amazon/shapes/order';
import { present } from '../amazon/shapes/present';
import type { AmazonEvent, EventLine } from '../ledger/event';
import { kindOf } from '../ledger/kinds';
import { counted, longestName, productName } from './matching/productName';
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
  const words = counted(productName(line, orderItems), amountMinor, quantity);
  return present({ role: 'sales' as const, ...words, amountMinor, sku });
}

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
