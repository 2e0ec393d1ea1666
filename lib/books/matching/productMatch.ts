import type { DateText } from '../../calendar/calendar';
import type { EventLine } from '../../ledger/event';
import { type Problem, problem } from '../../problem/problem';
import { folded, type Wildcard, wildcard } from '../../rules/wildcard';
import type { ListItem } from '../company';
import { indexOf, itemsBySku } from '../listIndex';
import { type Dated, valueOn } from '../settings/dated';
import { documentText } from '../text';
import type { MatchingSettings, ProductRow } from './matchingSettings';
import { resolved } from './resolved';

/** The item that stands for a product of Amazon's, that there is none, or why it cannot be told. */
export type ProductMatch =
  | { readonly as: 'item'; readonly item: ListItem; readonly packOf: number }
  | { readonly as: 'none' }
  | { readonly as: 'problem'; readonly problem: Problem };

/** What identifies a product on a line of Amazon's. */
export type Product = Pick<EventLine, 'sku' | 'title'>;

/**
 * Finds the item of a product: the seller's own table first, then the item with its SKU, then the one that
 * is called by its SKU or title. Of several that fit equally none is taken.
 */
export function productMatch(
  { sku, title }: Product,
  date: DateText,
  items: readonly ListItem[],
  { map }: Pick<MatchingSettings, 'map'>,
): ProductMatch {
  const row = sku === undefined ? undefined : rowOf(sku, date, map);
  if (row !== undefined) {
    const found = resolved(items, row.item, 'item');
    return found.ok ? itemMatch(found.entry, row.packOf ?? 1) : { as: 'problem', problem: found.problem };
  }
  const { byName } = indexOf(items);
  const named = (text: string | undefined): readonly ListItem[] =>
    text === undefined ? [] : (byName.get(folded(text)) ?? []);
  const withSku = sku === undefined ? [] : (itemsBySku(items).get(folded(sku)) ?? []);
  let inactive: ListItem | undefined;
  for (const group of [withSku, named(sku), named(title)]) {
    const sold = group.filter(({ type }) => type !== 'Category');
    const [first, second] = sold.filter(({ active }) => active);
    if (first !== undefined && second !== undefined) return ambiguous(sku ?? title ?? '', first, second);
    if (first !== undefined) return itemMatch(first, 1);
    inactive ??= sold[0];
  }
  return inactive === undefined
    ? { as: 'none' }
    : { as: 'problem', problem: problem('choice_inactive', { what: 'item', name: inactive.name }) };
}

function itemMatch(item: ListItem, packOf: number): ProductMatch {
  return { as: 'item', item, packOf };
}

function ambiguous(product: string, { name }: ListItem, { name: other }: ListItem): ProductMatch {
  const facts = { product: documentText(product, 100), name, other };
  return { as: 'problem', problem: problem('product_ambiguous', facts) };
}

interface ReadMap {
  readonly exact: ReadonlyMap<string, readonly Dated<ProductRow>[]>;
  readonly wild: readonly { readonly pattern: Wildcard; readonly row: Dated<ProductRow> }[];
}

/** The table is never changed in place, so its patterns are read once. */
const readMaps = new WeakMap<readonly ProductRow[], ReadMap>();

/** A row for the very SKU wins over one with a star. */
function rowOf(sku: string, date: DateText, map: readonly ProductRow[]): ProductRow | undefined {
  if (map.length === 0) return undefined;
  const { exact, wild } = readMap(map);
  const text = folded(sku);
  return (
    valueOn(exact.get(text) ?? [], date) ??
    valueOn(
      wild.filter(({ pattern }) => pattern.fits(text)).map(({ row }) => row),
      date,
    )
  );
}

function readMap(map: readonly ProductRow[]): ReadMap {
  const found = readMaps.get(map);
  if (found !== undefined) return found;
  const exact = new Map<string, Dated<ProductRow>[]>();
  const wild: { pattern: Wildcard; row: Dated<ProductRow> }[] = [];
  for (const each of map) {
    const pattern = wildcard(each.sku);
    const row = each.from === undefined ? { value: each } : { value: each, from: each.from };
    if (!pattern.exact) wild.push({ pattern, row });
    else exact.set(pattern.prefix, [...(exact.get(pattern.prefix) ?? []), row]);
  }
  const made = { exact, wild };
  readMaps.set(map, made);
  return made;
}
