import type { AmazonTransaction, AmazonTransactionItem, Breakdown } from '../amazon/shapes/transaction';
import { foldedLeaves, isFeePart, type Leaf } from './foldedLeaves';
import { normalizedLabel } from './label';

/** The leaves of the level of a transaction that balances. */
export interface BalancedLeaves {
  /** Zero amounts are left off. They add up to the total unless `imbalance` is there. */
  readonly leaves: readonly ItemLeaf[];
  readonly imbalance?: { readonly partsMinor: number; readonly totalMinor: number };
}

/** A leaf, and the item that it belongs to where Amazon says so. */
export interface ItemLeaf extends Leaf {
  readonly item?: AmazonTransactionItem;
}

/**
 * Which level of a transaction's two trees to read. The rule was checked on 3,911 live transactions:
 * the item tree splits products, shipping, tax and promotions; the transaction tree alone splits some
 * fees, and is complete where items are not. Levels are never mixed.
 */
export function balancedLeaves(transaction: AmazonTransaction): BalancedLeaves {
  const { items, totalMinor } = transaction;
  // Empty wrappers say nothing, not even where the items say something.
  const breakdowns = transaction.breakdowns.filter(
    ({ amountMinor, children }) => amountMinor !== 0 || children.length > 0,
  );
  const tree = unwrappedRoots(breakdowns);
  const treeLeaves = foldedLeaves(tree);
  const treeStands = breakdowns.length === 0 || (eachAddsUp(breakdowns) && total(breakdowns) === totalMinor);
  if (!treeStands) {
    return { leaves: treeLeaves, imbalance: { partsMinor: total(treeLeaves), totalMinor } };
  }
  const itemLeaves = items.flatMap((item) =>
    foldedLeaves(item.breakdowns).map((leaf): ItemLeaf => ({ ...leaf, item })),
  );
  const splitByItem = breakdowns.length === 0 || !itemLeaves.some(isRollUp);
  if (items.length > 0 && splitByItem && itemsStand(items, totalMinor)) return { leaves: itemLeaves };
  const [onlyItem, ...otherItems] = items;
  const ofOne = onlyItem !== undefined && otherItems.length === 0;
  if (breakdowns.length > 0) {
    const leaves = withAnonymousTax(treeLeaves, items, totalMinor);
    return { leaves: ofOne ? leaves.map((leaf) => ({ ...leaf, item: onlyItem })) : leaves };
  }
  // Items that contradict the total and have nothing above them that could be right.
  if (itemLeaves.length > 0) {
    return { leaves: itemLeaves, imbalance: { partsMinor: total(itemLeaves), totalMinor } };
  }
  // No tree at all, as Indian fee refunds have it: one amount, named by its description, else by its type.
  if (totalMinor === 0) return { leaves: [] };
  const { description, transactionType } = transaction;
  const leaf = { path: description === '' ? transactionType : description, amountMinor: totalMinor };
  return { leaves: [ofOne ? { ...leaf, item: onlyItem } : leaf] };
}

/**
 * Items of some fees, advertising among them, hold nothing but Base, Tax and Promo: the transaction tree
 * has the name, and the items still say how much of it is tax.
 */
function withAnonymousTax(
  leaves: readonly Leaf[],
  items: readonly AmazonTransactionItem[],
  totalMinor: number,
): readonly Leaf[] {
  const [only, ...others] = leaves;
  const parts = items.flatMap(({ breakdowns }) => breakdowns);
  if (only === undefined || others.length > 0 || only.taxMinor !== undefined) return leaves;
  if (!itemsStand(items, totalMinor) || !parts.every(isFeePart)) return leaves;
  const taxMinor = total(parts.filter(({ type }) => normalizedLabel(type) === 'tax'));
  return taxMinor === 0 ? leaves : [{ ...only, taxMinor }];
}

const wrappers: ReadonlySet<string> = new Set(['sales', 'expenses', 'refundedsales', 'refundedexpenses']);

/** The children of the wrappers that the transaction tree stands in; a wrapper without children is empty. */
function unwrappedRoots(roots: readonly Breakdown[]): readonly Breakdown[] {
  return roots.flatMap((root) => {
    const isWrapper = wrappers.has(normalizedLabel(root.type));
    return isWrapper && (root.children.length > 0 || root.amountMinor === 0) ? root.children : [root];
  });
}

function eachAddsUp(nodes: readonly Breakdown[]): boolean {
  return nodes.every(
    ({ amountMinor, children }) =>
      children.length === 0 || (total(children) === amountMinor && eachAddsUp(children)),
  );
}

function itemsStand(items: readonly AmazonTransactionItem[], totalMinor: number): boolean {
  const itemTotal = items.reduce((sum, item) => sum + item.totalMinor, 0);
  return (
    itemTotal === totalMinor &&
    items.every((item) => total(item.breakdowns) === item.totalMinor && eachAddsUp(item.breakdowns))
  );
}

const rollUps: ReadonlySet<string> = new Set([
  'base',
  'tax',
  'promo',
  'amazonfees',
  'fbafees',
  'productcharges',
]);

/** A root without the split that an item tree should have. */
function isRollUp({ path }: Leaf): boolean {
  return rollUps.has(normalizedLabel(path));
}

function total(parts: readonly { readonly amountMinor: number }[]): number {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
