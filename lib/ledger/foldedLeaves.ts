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
export function foldedLeaves(nodes: readonly Breakdown[], parentPath = ''): readonly Leaf[] {
  const own = nodes.flatMap((node) => {
    if (parentPath !== '' && isFeePart(node)) return [];
    const path = parentPath === '' ? node.type : `${parentPath}${pathSeparator}${node.type}`;
    if (node.children.length > 0) return foldedLeaves(node.children, path);
    return node.amountMinor === 0 ? [] : [{ path, amountMinor: node.amountMinor }];
  });
  return [...foldedFee(nodes, parentPath), ...own];
}

function foldedFee(nodes: readonly Breakdown[], path: string): readonly Leaf[] {
  if (path === '') return [];
  const parts = nodes.filter(isFeePart);
  const amountMinor = sum(parts);
  if (amountMinor === 0) return [];
  const taxMinor = sum(parts.filter(({ type }) => normalizedLabel(type) === 'tax'));
  return [taxMinor === 0 ? { path, amountMinor } : { path, amountMinor, taxMinor }];
}

const feeParts: ReadonlySet<string> = new Set(['base', 'tax', 'promo']);

/** Whether a node is one of the three parts that Amazon gives a fee. */
export function isFeePart({ type, children }: Breakdown): boolean {
  return children.length === 0 && feeParts.has(normalizedLabel(type));
}

function sum(nodes: readonly Breakdown[]): number {
  return nodes.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
