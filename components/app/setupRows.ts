import { type Chosen, chosenClearing, chosenCustomer, chosenItem } from '../../lib/books/chosen';
import type { CompanyLists } from '../../lib/books/company';
import type { ChartRole } from '../../lib/books/proposeChart';
import {
  type AccountCreation,
  type CustomerCreation,
  type ItemCreation,
  type Proposal,
  proposeSetup,
} from '../../lib/books/proposeSetup';
import { type ItemRole, type RoleRow, saleRoles } from '../../lib/books/roles';
import type { BookSetup, Books } from '../../lib/books/setup';
import type { SetupCreation } from '../../lib/sync/setup';

/** What a row of the setup chooses. */
export type SetupKey =
  | 'clearingAccount'
  | 'customer'
  | 'vendor'
  | 'dayCustomer'
  | `account/${Exclude<ChartRole, 'clearing'>}`
  | ItemRole;

/** Something of the company's lists that a row could take, or why it cannot. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly reason?: string;
}

/** One choice of the setup. */
export interface SetupRow {
  readonly key: SetupKey;
  readonly title: string;
  readonly purpose: string;
  readonly savedId?: string;
  /** What is wrong with an id, by the same rules that hold a document back. */
  readonly check: (id: string) => Chosen;
  /** The account that an item posts to, with its type. */
  readonly postsTo: (id: string) => string | undefined;
  readonly candidates: readonly Candidate[];
  /** An id, or `create`. */
  readonly proposed: string;
  readonly creation: SetupCreation;
  /** The name of what would be created. */
  readonly createsName: string;
  /** What would be created, one entry a thing. */
  readonly creates: readonly string[];
  /** Not every seller needs it: it may be left unchosen. */
  readonly mayWait?: true;
}

/** Names with a reason against them that are listed at most: near misses help, a whole stock list does not. */
const unusableShown = 25;

/** Every choice of the setup with what could be chosen. */
export function setupRows(books: Books): readonly SetupRow[] {
  const { company, lists, setup } = books;
  const proposal = proposeSetup(company, lists);
  const trying = (change: Partial<BookSetup>): Books => ({ ...books, setup: { ...setup, ...change } });
  const clearing = (id: string) => chosenClearing(trying({ clearingAccountId: id }), company.homeCurrency);
  const customer = (id: string) => chosenCustomer(trying({ customerId: id }), company.homeCurrency);
  const accounts = lists.accounts.filter(({ type }) => type === 'Bank' || type === 'Other Current Asset');
  return [
    {
      key: 'clearingAccount',
      title: 'Clearing account',
      purpose: 'Where Amazon’s money waits until it is paid out. Each sale is deposited to it.',
      ...saved(setup.clearingAccountId),
      check: clearing,
      postsTo: nowhere,
      candidates: candidatesOf(accounts, clearing),
      proposed: proposedOf(proposal.clearingAccount),
      creation: { create: 'clearingAccount' },
      createsName: proposal.clearingAccount.name,
      creates: createdAccount(proposal.clearingAccount),
    },
    {
      key: 'customer',
      title: 'Customer',
      purpose: 'The name on the documents. Buyers’ names are never asked for.',
      ...saved(setup.customerId),
      check: customer,
      postsTo: nowhere,
      candidates: candidatesOf(lists.customers, customer),
      proposed: proposedOf(proposal.customer),
      creation: { create: 'customer' },
      createsName: proposal.customer.name,
      creates: createdCustomer(proposal.customer),
    },
    ...saleRoles.map((row) => itemRow(row, books, proposal.items[row.role])),
  ];
}

/** The choice of a role’s item. */
export function itemRow(row: RoleRow, books: Books, proposal: Proposal<ItemCreation>): SetupRow {
  const { setup, lists } = books;
  const check = (id: string) =>
    chosenItem({ ...books, setup: { ...setup, itemIds: { ...setup.itemIds, [row.role]: id } } }, row);
  const items = lists.items.filter(({ type }) => type === 'Service' || type === 'NonInventory');
  const account = proposal.use === 'create' ? proposal.account : undefined;
  const accountId = account?.use === 'existing' ? { accountId: account.id } : {};
  return {
    key: row.role,
    title: `Item for ${row.inWords}`,
    purpose: purposeOf(row),
    ...saved(setup.itemIds[row.role]),
    check,
    postsTo: (id) => postsTo(books.lists, id),
    candidates: candidatesOf(items, check),
    proposed: proposedOf(proposal),
    creation: { create: 'item', role: row.role, ...accountId },
    createsName: proposal.name,
    creates: createdItem(proposal),
  };
}

function purposeOf({ accountType }: RoleRow): string {
  if (accountType === 'Income') return 'Must post to an income account.';
  if (accountType === 'Expense') return 'Must post to an expense account.';
  return `Must post to an account of type ${accountType}.`;
}

/** What of a list can be chosen, and of the rest some with what is wrong with it. */
export function candidatesOf(
  entries: readonly { readonly id: string; readonly name: string }[],
  check: (id: string) => Chosen,
): readonly Candidate[] {
  const all = entries.map(({ id, name }): Candidate => {
    const reason = check(id).problems[0]?.sentence;
    return reason === undefined ? { id, name } : { id, name, reason };
  });
  const byName = (a: Candidate, b: Candidate) => a.name.localeCompare(b.name);
  return [
    ...all.filter(({ reason }) => reason === undefined).sort(byName),
    ...all
      .filter(({ reason }) => reason !== undefined)
      .sort(byName)
      .slice(0, unusableShown),
  ];
}

function postsTo({ items, accounts }: CompanyLists, itemId: string): string | undefined {
  const accountId = items.find(({ id }) => id === itemId)?.incomeAccountId;
  const account = accounts.find(({ id }) => id === accountId);
  return account === undefined ? undefined : `${account.name} (${account.type})`;
}

function nowhere(): undefined {
  return undefined;
}

/** What was chosen before. */
export function saved(id: string | undefined): { readonly savedId?: string } {
  return id === undefined ? {} : { savedId: id };
}

/** An id, or `create`. */
export function proposedOf(
  proposal: { readonly use: 'existing'; readonly id: string } | { readonly use: 'create' },
): string {
  return proposal.use === 'existing' ? proposal.id : 'create';
}

/** The account that would be created, in words. */
export function createdAccount(proposal: Proposal<AccountCreation>): readonly string[] {
  return proposal.use === 'create' ? [`Account “${proposal.name}” of type ${proposal.type}`] : [];
}

function createdCustomer(proposal: Proposal<CustomerCreation>): readonly string[] {
  return proposal.use === 'create' ? [`Customer “${proposal.name}”`] : [];
}

function createdItem(proposal: Proposal<ItemCreation>): readonly string[] {
  if (proposal.use === 'existing') return [];
  return [
    ...createdAccount(proposal.account),
    `Service item “${proposal.name}”, posting to “${proposal.account.name}”`,
  ];
}
