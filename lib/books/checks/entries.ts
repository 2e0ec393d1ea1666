import { type Problem, problem } from '../../problem/problem';
import { serves } from '../accountTypes';
import type { CompanyLists, ListItem } from '../company';
import type { Draft, ListRef } from '../draft';
import { accountById, indexOf, itemById } from '../listIndex';
import type { Books } from '../setup';
import { blocked, type Verdict } from '../verdict';
import { inBooks } from './documentCheck';
import { isOfItems, type NamedAccount, namedAccounts, namedParty } from './namedEntries';

/** Without a company nothing can be sent, however well it is drawn. */
export const connected = (_draft: Draft, { books }: { readonly books?: Books }): readonly Verdict[] =>
  books === undefined ? [blocked(problem('quickbooks_not_connected'))] : [];

/** Everything that the document names is chosen or created: one problem names all that is not. */
export const chosen = inBooks((draft) => {
  const names = new Set(
    namedRefs(draft).flatMap(({ what, ref }) => (ref.id === '' ? [`${what} “${ref.name}”`] : [])),
  );
  return names.size === 0
    ? []
    : [blocked(problem('entries_missing', { names: [...names].slice(0, mostNames).join(', ') }))];
});

/** More would not be read, and choosing these shows the next ones. */
const mostNames = 20;

/** It is still in the company's lists, and active there. */
export const present = inBooks((draft, { lists }) =>
  namedRefs(draft).flatMap(({ what, ref }): readonly Verdict[] => {
    const list = listOf(lists, what);
    if (ref.id === '' || list === undefined) return [];
    const entry = indexOf(list).byId.get(ref.id);
    if (entry === undefined) return [blocked(problem('entry_gone', { what, name: ref.name }))];
    return entry.active ? [] : [blocked(problem('choice_inactive', { what, name: entry.name }))];
  }),
);

/** Accounts are of types that their amounts may post to: a fee on an income account would hide in the sales. */
export const accountTypes = inBooks((draft, { lists }) =>
  namedAccounts(draft).flatMap((named) => {
    const account = accountById(lists, named.ref.id);
    if (account === undefined || serves(account.type, named.wanted)) return [];
    return [blocked(misfit(named, account.name, account.type, draft))];
  }),
);

function misfit({ role, inWords, wanted }: NamedAccount, name: string, type: string, draft: Draft): Problem {
  const isExpense = wanted === 'Expense' || wanted === 'Cost of Goods Sold';
  if (!isExpense || !(type === 'Income' || type === 'Other Income'))
    return problem('account_type', { name, role: inWords, type, wanted });
  const item = draft.lines.find((line) => line.role === role)?.item.name ?? '';
  const facts = { name: item === '' ? inWords : item, role: inWords, account: name };
  return problem('fee_on_income_account', facts);
}

/** The lines of a form post where their items do, whatever account the preview shows. */
export const itemAccounts = inBooks((draft, { lists }) => {
  if (!isOfItems(draft) || draft.kind === 'estimate') return [];
  const found = new Map<string, Problem>();
  for (const { item: ref, account } of draft.lines) {
    const item = itemById(lists, ref.id);
    if (item === undefined || found.has(item.id) || postsTo(item, account)) continue;
    found.set(item.id, elsewhere(item, account, lists));
  }
  return [...found.values()].map(blocked);
});

/** A group is no item of its own; its components are checked by whoever chose it. */
function postsTo({ type, incomeAccountId }: ListItem, account: ListRef): boolean {
  return type === 'Group' || account.id === '' || incomeAccountId === account.id;
}

function elsewhere({ name, incomeAccountId }: ListItem, account: ListRef, lists: CompanyLists): Problem {
  const posts = accountById(lists, incomeAccountId);
  return posts === undefined
    ? problem('item_without_account', { name })
    : problem('item_posts_elsewhere', { name, account: posts.name, wanted: account.name });
}

type What = 'account' | 'item' | 'customer' | 'vendor' | 'class' | 'location' | 'payment method';

interface NamedRef {
  readonly what: What;
  readonly ref: ListRef;
}

function namedRefs(draft: Draft): readonly NamedRef[] {
  const party = namedParty(draft);
  const all: readonly NamedRef[] = [
    ...namedAccounts(draft).map(({ ref }) => ({ what: 'account' as const, ref })),
    ...(party === undefined ? [] : [party]),
    ...(isOfItems(draft) ? draft.lines.map(({ item }) => ({ what: 'item' as const, ref: item })) : []),
    ...draft.lines.flatMap((line) =>
      line.class === undefined ? [] : [{ what: 'class' as const, ref: line.class }],
    ),
    ...(draft.location === undefined ? [] : [{ what: 'location' as const, ref: draft.location }]),
    ...('paymentMethod' in draft ? [{ what: 'payment method' as const, ref: draft.paymentMethod }] : []),
  ];
  return [...new Map(all.map((each) => [`${each.what} ${each.ref.id} ${each.ref.name}`, each])).values()];
}

function listOf(lists: CompanyLists, what: What) {
  switch (what) {
    case 'account':
      return lists.accounts;
    case 'item':
      return lists.items;
    case 'customer':
      return lists.customers;
    case 'vendor':
      return lists.vendors;
    case 'class':
      return lists.classes;
    case 'location':
      return lists.locations;
    case 'payment method':
      return lists.paymentMethods;
  }
}
