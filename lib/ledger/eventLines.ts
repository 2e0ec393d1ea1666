import { present } from '../amazon/shapes/present';
import type { AmazonTransaction, AmazonTransactionItem } from '../amazon/shapes/transaction';
import type { EventLine } from './event';
import { isFeePartName } from './foldedLeaves';
import { knownPath } from './kinds';
import { normalizedLabel } from './label';
import type { ItemLeaf } from './leaves';
import { eventKindOf } from './transactionTypes';

/** A line, and what it is made of. */
interface Named {
  readonly line: EventLine;
  readonly label: string | undefined;
  readonly item: AmazonTransactionItem | undefined;
  /** Whether it is only a part of a fee: its tax, or what was waived of it. */
  readonly isPart: boolean;
}

/** The lines that an event's leaves make, each of its kind; one that we do not know is kept as `unknown`. */
export function eventLines(
  transaction: AmazonTransaction,
  leaves: readonly ItemLeaf[],
): readonly EventLine[] {
  const counted = new Set<AmazonTransactionItem>();
  const named = leaves.map((leaf) => namedLine(transaction, leaf, counted));
  return named.some(({ isPart }) => isPart) ? folded(named) : named.map(({ line }) => line);
}

function namedLine(
  { transactionType, description }: AmazonTransaction,
  leaf: ItemLeaf,
  counted: Set<AmazonTransactionItem>,
): Named {
  const { amountMinor, item } = leaf;
  const { path, row } = knownPath(transactionType, description, leaf.path, amountMinor);
  // Units count once an item, and only where the product itself was charged or paid for.
  const isUnits = isProductCharge(path) || row?.kind === 'reimbursement';
  const countsUnits = item !== undefined && isUnits && !counted.has(item);
  if (countsUnits) counted.add(item);
  const line = present({
    kind: row?.kind ?? ('unknown' as const),
    path,
    amountMinor,
    taxMinor: row?.taxOnFee === true ? amountMinor : leaf.taxMinor,
    sku: item?.sku,
    asin: item?.asin,
    title: titleOf(transactionType, item),
    quantity: countsUnits ? item.quantity : undefined,
  });
  const isPart = row !== undefined && (row.taxOnFee === true || isFeePartName(leaf.path));
  return { line, label: row?.label, item, isPart };
}

function isProductCharge(path: string): boolean {
  return normalizedLabel(path).startsWith('productcharges');
}

/** Of a fee without a product, the item's text is only another name for the fee. */
function titleOf(transactionType: string, item: AmazonTransactionItem | undefined): string | undefined {
  if ((item?.sku ?? item?.asin) !== undefined) return item?.description;
  const kind = eventKindOf(transactionType);
  return kind === 'shipment' || kind === 'refund' ? item?.description : undefined;
}

/** Parts of a fee that stand beside it, and not below, go to their fee; one without its fee stays. */
function folded(named: readonly Named[]): readonly EventLine[] {
  const lines: EventLine[] = [];
  const places: Named[] = [];
  for (const each of [...named].sort((a, b) => Number(a.isPart) - Number(b.isPart))) {
    const at = each.isPart
      ? places.findIndex((fee) => fee.label === each.label && fee.item === each.item)
      : -1;
    const fee = lines[at];
    if (fee === undefined) {
      lines.push(each.line);
      places.push(each);
      continue;
    }
    const taxMinor = (fee.taxMinor ?? 0) + (each.line.taxMinor ?? 0);
    lines[at] = {
      ...fee,
      amountMinor: fee.amountMinor + each.line.amountMinor,
      ...(taxMinor === 0 ? {} : { taxMinor }),
    };
  }
  return lines.filter(({ amountMinor }) => amountMinor !== 0);
}
