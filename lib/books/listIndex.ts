import type { CompanyLists, ListAccount, ListItem } from './company';

interface ListIndex {
  readonly accounts: ReadonlyMap<string, ListAccount>;
  readonly items: ReadonlyMap<string, ListItem>;
}

/** Lists are never changed in place, so each is indexed once, however many lines ask. */
const indexes = new WeakMap<CompanyLists, ListIndex>();

/** An account of the lists; none for an id that is absent or gone. */
export function accountById(lists: CompanyLists, id: string | undefined): ListAccount | undefined {
  return id === undefined ? undefined : indexOf(lists).accounts.get(id);
}

/** An item of the lists; none for an id that is absent or gone. */
export function itemById(lists: CompanyLists, id: string | undefined): ListItem | undefined {
  return id === undefined ? undefined : indexOf(lists).items.get(id);
}

function indexOf(lists: CompanyLists): ListIndex {
  const found = indexes.get(lists);
  if (found !== undefined) return found;
  const made = {
    accounts: new Map(lists.accounts.map((account) => [account.id, account])),
    items: new Map(lists.items.map((item) => [item.id, item])),
  };
  indexes.set(lists, made);
  return made;
}
