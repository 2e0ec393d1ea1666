import { normalizedLabel } from '../label';
import { liquidationKinds, orderKinds, refundKinds } from './orderKinds';
import { serviceKinds } from './serviceKinds';
import type { SettlementKindRow } from './settlementKind';

/**
 * Every row that we know of a settlement file, by transaction type, amount type and amount description.
 * Amazon publishes none of the three; they were collected from files and from other programs' lists.
 */
export const settlementKinds: readonly SettlementKindRow[] = [
  ...orderKinds,
  ...refundKinds,
  ...liquidationKinds,
  ...serviceKinds,
];

const exact = new Map<string, SettlementKindRow>();
const open: { readonly start: string; readonly row: SettlementKindRow }[] = [];
for (const row of settlementKinds) {
  for (const transactionType of row.transactionTypes) {
    const key = keyOf(transactionType, row.amountType, row.amountDescription.replace(/\*$/, ''));
    if (row.amountDescription.endsWith('*')) open.push({ start: key, row });
    else exact.set(key, row);
  }
}

/** The row of a label, however it is spelled; none for what we do not know. */
export function settlementKindOf(
  transactionType: string,
  amountType: string,
  amountDescription: string,
): SettlementKindRow | undefined {
  const key = keyOf(transactionType, amountType, amountDescription);
  return exact.get(key) ?? open.find(({ start }) => key.startsWith(start))?.row;
}

function keyOf(transactionType: string, amountType: string, amountDescription: string): string {
  return [transactionType, amountType, amountDescription].map(normalizedLabel).join('/');
}
