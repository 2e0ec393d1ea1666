import { present } from '../../amazon/shapes/present';
import type { AmazonEvent, EventLine } from '../../ledger/event';
import { type ListRef, nonTaxable } from '../draft';
import type { TaxedLine } from './taxedLine';
import type { TaxSettings } from './taxSettings';

/**
 * Tax as amounts on an account, without codes: what Amazon took in and kept is left out product by product,
 * or shown in and out; what the seller owes is always there. Tax on fees is part of them.
 */
export function accountTaxation(
  { lines }: AmazonEvent,
  country: string,
  { facilitatorTax }: TaxSettings,
): readonly TaxedLine[] {
  const code: ListRef | undefined = country === 'US' ? nonTaxable : undefined;
  const owed = new Map<string, number>();
  for (const line of lines) {
    if (!isTax(line)) continue;
    const sku = line.sku ?? '';
    owed.set(sku, (owed.get(sku) ?? 0) + line.amountMinor);
  }
  // Where tax stands apart from its products, nothing but the whole can cancel.
  const isCancelled = [...owed.values()].reduce((sum, minor) => sum + minor, 0) === 0;
  return lines.flatMap((line, index): readonly TaxedLine[] => {
    const isLeftOut =
      facilitatorTax === 'leaveOut' && isTax(line) && (isCancelled || owed.get(line.sku ?? '') === 0);
    return isLeftOut ? [] : [present({ line, index, netMinor: line.amountMinor, code })];
  });
}

function isTax({ kind }: EventLine): boolean {
  return kind === 'taxCollected' || kind === 'taxWithheld';
}
