import { present } from '../../amazon/shapes/present';
import { allocated } from '../../money/allocated';
import { problem } from '../../problem/problem';
import type { LineTax } from '../bookedEvent';
import { rowOf } from '../chosen';
import type { ListItem } from '../company';
import type { ListRef } from '../draft';
import { accountById, itemById } from '../listIndex';
import type { Books } from '../setup';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';
import type { MatchingSettings } from './matchingSettings';
import { counted, longestName } from './productName';

/** A product's amount before it has an item: net and tax, units of the item, and what it is called. */
export interface ProductAmount {
  readonly name: string;
  readonly amountMinor: number;
  readonly tax?: LineTax;
  /** Units as Amazon counts them. */
  readonly units?: number;
  /** How many of the item one unit is. */
  readonly packOf: number;
}

/** One line of a product: a bundle has several, and so have units of stock whose price is no whole cent. */
export interface ProductLine {
  readonly item: ListRef;
  readonly account: ListRef;
  readonly description: string;
  readonly amountMinor: number;
  readonly tax?: LineTax;
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
}

/** Lines of a product, and what keeps their item from being sold. */
export interface ProductLines {
  readonly lines: readonly ProductLine[];
  readonly verdicts: readonly Verdict[];
}

/** The lines on which an item of the company is sold for an amount. Their sum is the amount, tax included. */
export function productLines(
  item: ListItem,
  amount: ProductAmount,
  books: Books,
  settings: Pick<MatchingSettings, 'inventoryItems'>,
): ProductLines {
  if (item.type === 'Group') return bundleLines(item, amount, books, settings);
  const account = accountById(books.lists, item.incomeAccountId);
  const quantity = amount.units === undefined ? undefined : amount.units * amount.packOf;
  const place = {
    item: { id: item.id, name: item.name },
    account: account === undefined ? { id: '', name: '' } : { id: account.id, name: account.name },
  };
  const { amountMinor, tax, name } = amount;
  const verdicts = typeVerdicts(item, quantity, settings);
  if (item.type === 'Inventory' && isUnits(quantity))
    return { lines: stockLines(place, name, amountMinor, quantity, tax), verdicts };
  return {
    lines: [present({ ...place, ...counted(name, amountMinor, quantity), amountMinor, tax })],
    verdicts,
  };
}

/** Whether an item is one line that moves no stock. */
export function isPlain({ type }: ListItem): boolean {
  return type === 'Service' || type === 'NonInventory';
}

function typeVerdicts(
  item: ListItem,
  quantity: number | undefined,
  { inventoryItems }: Pick<MatchingSettings, 'inventoryItems'>,
): readonly Verdict[] {
  const { type, name } = item;
  if (isPlain(item)) return [];
  if (type !== 'Inventory') return [blocked(problem('item_type', { name, type, role: 'sales' }))];
  if (inventoryItems === 'refuse') return [blocked(problem('inventory_refused', { name }))];
  return isUnits(quantity) ? [] : [blocked(problem('inventory_without_units', { name }))];
}

function isUnits(quantity: number | undefined): quantity is number {
  return quantity !== undefined && Number.isInteger(quantity) && quantity > 0;
}

/**
 * Stock needs its units on the line, and quantity × price has to be the amount: 3 units for 19.99 are
 * 1 at 6.67 and 2 at 6.66.
 */
function stockLines(
  place: Pick<ProductLine, 'item' | 'account'>,
  description: string,
  amountMinor: number,
  quantity: number,
  tax: LineTax | undefined,
): readonly ProductLine[] {
  const lower = Math.floor(amountMinor / quantity);
  const dearer = amountMinor - lower * quantity;
  const parts = [
    { units: dearer, unitPriceMinor: lower + 1 },
    { units: quantity - dearer, unitPriceMinor: lower },
  ].filter(({ units }) => units > 0);
  const taxes =
    tax === undefined
      ? undefined
      : allocated(
          tax.amountMinor,
          parts.map(({ units }) => units),
        );
  return parts.map(({ units, unitPriceMinor }, index) =>
    present({
      ...place,
      description,
      amountMinor: units * unitPriceMinor,
      quantity: units,
      unitPriceMinor,
      tax: tax === undefined ? undefined : { ...tax, amountMinor: taxes?.[index] ?? 0 },
    }),
  );
}

/**
 * A bundle is sold as its components, each for its share of the amount by their own sales prices, or by
 * their number where these are not known: QuickBooks would recompute the amount of a bundle's own line.
 */
function bundleLines(
  bundle: ListItem,
  amount: ProductAmount,
  books: Books,
  settings: Pick<MatchingSettings, 'inventoryItems'>,
): ProductLines {
  const { name } = bundle;
  const stop = (reason: string): ProductLines => ({
    lines: [
      present({
        item: { id: '', name },
        account: { id: '', name: rowOf('sales').accountName },
        description: amount.name,
        amountMinor: amount.amountMinor,
        tax: amount.tax,
      }),
    ],
    verdicts: [blocked(problem('bundle_unusable', { name, reason }))],
  });
  const components = (bundle.components ?? []).filter(({ quantity }) => quantity > 0);
  if (!bundle.active) return stop('it is inactive');
  if (components.length === 0) return stop('it has no components');
  const members = components.map(({ itemId, quantity }) => ({
    item: itemById(books.lists, itemId),
    quantity,
  }));
  if (members.some(({ item }) => item === undefined)) return stop('one of its components is gone');
  const found = members.flatMap(({ item, quantity }) => (item === undefined ? [] : [{ item, quantity }]));
  if (found.some(({ quantity }) => !Number.isInteger(quantity))) return stop('it holds a part of a unit');
  if (found.some(({ item }) => item.type === 'Group'))
    return stop('one of its components is a bundle itself');
  const priced = found.every(({ item }) => (item.salesPriceMinor ?? 0) > 0);
  const weights = found.map(({ item, quantity }) => quantity * (priced ? (item.salesPriceMinor ?? 0) : 1));
  const nets = allocated(amount.amountMinor, weights);
  const taxes = allocated(amount.tax?.amountMinor ?? 0, weights);
  const parts = found.map(({ item, quantity }, index) =>
    productLines(
      item,
      present({
        name: documentText(`${item.name} (of ${amount.name})`, longestName),
        amountMinor: nets[index] ?? 0,
        tax: amount.tax === undefined ? undefined : { ...amount.tax, amountMinor: taxes[index] ?? 0 },
        units: amount.units,
        packOf: amount.packOf * quantity,
      }),
      books,
      settings,
    ),
  );
  return {
    lines: parts.flatMap(({ lines }) => lines),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
  };
}
