import { folded } from '../rules/wildcard';
import type { CompanyLists, ListAccount, ListItem } from './company';

/** What every list of the company has. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** The entries of one list by what they can be asked for; names and SKUs are folded. */
export interface ListIndex<T extends Entry> {
  readonly byId: ReadonlyMap<string, T>;
  readonly byName: ReadonlyMap<string, readonly T[]>;
}

/** Lists are never changed in place, so each is indexed once, however many lines ask. */
const indexes = new WeakMap<readonly Entry[], ListIndex<Entry>>();
const skuIndexes = new WeakMap<readonly ListItem[], ReadonlyMap<string, readonly ListItem[]>>();

/** A list by id and by name: the full one, `Online:Amazon`, or its last part where nothing is called so. */
export function indexOf<T extends Entry>(list: readonly T[]): ListIndex<T> {
  const found = indexes.get(list);
  // The entries in an index are those of the list that it is kept under.
  if (found !== undefined) return found as unknown as ListIndex<T>;
  const full = grouped(list, ({ name }) => folded(name));
  const last = grouped(list, ({ name }) => folded(name.slice(name.lastIndexOf(':') + 1)));
  const made: ListIndex<T> = {
    byId: new Map(list.map((entry) => [entry.id, entry])),
    byName: new Map([...last, ...full]),
  };
  indexes.set(list, made as unknown as ListIndex<Entry>);
  return made;
}

/** Items by SKU. */
export function itemsBySku(items: readonly ListItem[]): ReadonlyMap<string, readonly ListItem[]> {
  const found = skuIndexes.get(items);
  if (found !== undefined) return found;
  const made = grouped(items, ({ sku }) => (sku === undefined ? '' : folded(sku)));
  skuIndexes.set(items, made);
  return made;
}

/** An account of the lists; none for an id that is absent or gone. */
export function accountById(lists: CompanyLists, id: string | undefined): ListAccount | undefined {
  return id === undefined ? undefined : indexOf(lists.accounts).byId.get(id);
}

/** An item of the lists; none for an id that is absent or gone. */
export function itemById(lists: CompanyLists, id: string | undefined): ListItem | undefined {
  return id === undefined ? undefined : indexOf(lists.items).byId.get(id);
}

function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const key = keyOf(entry);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
