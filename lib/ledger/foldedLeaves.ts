import type { Breakdown } from '../amazon/shapes/transaction';
import { normalizedLabel, pathSeparator } from './label';

/** One amount at the end of a path. */
export interface Leaf {
  readonly path: string;
  readonly amountMinor: number;
  /** How much of the amount is tax on the fee, where Amazon states it apart. */
  readonly taxMinor?: number;
}

/**
 * The non-zero leaves of a tree. Base (the fee), Tax (tax on the fee) and Promo (the part of it that
 * Amazon waived) are one leaf at their fee's path: read alone they would look like tax or a promotion.
 */
export function foldedLeaves(nodes: readonly Breakdown[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  fold(nodes, '', leaves);
  return leaves;
}

function fold(nodes: readonly Breakdown[], parentPath: string, leaves: Leaf[]): void {
  if (parentPath !== '') foldFee(nodes, parentPath, leaves);
  for (const node of nodes) {
    if (parentPath !== '' && isFeePart(node)) continue;
    const path = parentPath === '' ? node.type : parentPath + pathSeparator + node.type;
    if (node.children.length > 0) fold(node.children, path, leaves);
    else if (node.amountMinor !== 0) leaves.push({ path, amountMinor: node.amountMinor });
  }
}

function foldFee(nodes: readonly Breakdown[], path: string, leaves: Leaf[]): void {
  let amountMinor = 0;
  let taxMinor = 0;
  for (const node of nodes) {
    if (!isFeePart(node)) continue;
    amountMinor += node.amountMinor;
    if (normalizedLabel(node.type) === 'tax') taxMinor += node.amountMinor;
  }
  if (amountMinor !== 0)
    leaves.push(taxMinor === 0 ? { path, amountMinor } : { path, amountMinor, taxMinor });
}

const feeParts: ReadonlySet<string> = new Set(['base', 'tax', 'promo']);

/** Whether a node is one of the three parts that Amazon gives a fee. */
export function isFeePart({ type, children }: Breakdown): boolean {
  return children.length === 0 && isFeePartName(type);
}

/** Whether a name is that of such a part; anonymous where it stands at the root of a tree. */
export function isFeePartName(name: string): boolean {
  return feeParts.has(normalizedLabel(name));
}
