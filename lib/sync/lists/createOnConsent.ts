import { present } from '../../amazon/shapes/present';
import { chosenItem, rowOf } from '../../books/chosen';
import { chosenAccount } from '../../books/chosenAccount';
import type { CompanyLists } from '../../books/company';
import { type ChartProposal, proposeChart } from '../../books/proposeChart';
import { type CurrencyProposal, proposeInCurrency } from '../../books/proposeInCurrency';
import type { AccountCreation, CustomerCreation, Proposal } from '../../books/proposeSetup';
import { type ItemRole, itemRoles, type RoleRow } from '../../books/roles';
import { proposedSettings } from '../../books/settings/proposedSettings';
import type { BookSetup, Books, CurrencySetup } from '../../books/setup';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ChosenAccountRole, CreatingPort, Creation } from './creation';

/** What creating takes. */
export interface CreatingParts {
  readonly client: CreatingPort;
  /** Stores each step as it is done, so that what was created before a failure stays chosen. */
  readonly keep: (before: Books, lists: CompanyLists, choice: Partial<BookSetup>) => Promise<Books>;
}

/** Creates one thing, or takes what is there, and chooses it for what it was created for. */
export function createOnConsent(
  parts: CreatingParts,
  books: Books,
  creation: Creation,
): Promise<Result<Books>> {
  switch (creation.create) {
    case 'clearingAccount':
      return clearing(parts, books, foreign(books, creation.currency));
    case 'customer':
      return customer(parts, books, foreign(books, creation.currency));
    case 'vendor':
      return vendor(parts, books, foreign(books, creation.currency));
    case 'dayCustomer':
      return dayCustomer(parts, books);
    case 'account':
      return chartAccount(parts, books, creation.role);
    case 'item':
      return item(parts, books, rowOf(creation.role), creation.accountId);
    case 'paymentMethod':
      return paymentMethod(parts, books, creation.name);
    case 'product':
      return product(parts, books, creation);
  }
}

/** The currency, where the company keeps entries in it apart. */
function foreign({ company }: Books, currency: string | undefined): string | undefined {
  return company.multiCurrency && currency !== company.homeCurrency ? currency : undefined;
}

function chartOf({ company, lists }: Books): ChartProposal {
  return proposeChart(company, lists, proposedSettings(company, lists));
}

async function clearing(
  parts: CreatingParts,
  books: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const proposed = inCurrency(books, currency)?.clearingAccount ?? chartOf(books).accounts.clearing;
  const made = await account(parts, books, proposed, currency);
  if (!made.ok) return made;
  return ok(
    await parts.keep(books, made.value.lists, choose(books, { clearingAccountId: made.value.id }, currency)),
  );
}

async function customer(
  parts: CreatingParts,
  books: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const proposed = inCurrency(books, currency)?.customer ?? chartOf(books).customer;
  const made = await madeCustomer(parts, books, proposed, currency);
  if (!made.ok) return made;
  return ok(
    await parts.keep(books, made.value.lists, choose(books, { customerId: made.value.id }, currency)),
  );
}

async function dayCustomer(parts: CreatingParts, books: Books): Promise<Result<Books>> {
  const made = await madeCustomer(parts, books, chartOf(books).dayCustomer, undefined);
  return made.ok ? ok(await parts.keep(books, made.value.lists, { dayCustomerId: made.value.id })) : made;
}

/** Vendors are read first: connecting does not need them. */
async function vendor(
  parts: CreatingParts,
  before: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const known =
    before.lists.vendors === undefined
      ? await parts.client.readLists({ names: ['vendors'], known: before.lists })
      : ok(before.lists);
  if (!known.ok) return known;
  const books = { ...before, lists: known.value };
  const proposed = inCurrency(books, currency)?.vendor ?? chartOf(books).vendor;
  if (proposed.use === 'existing') {
    return ok(await parts.keep(books, books.lists, choose(books, { vendorId: proposed.id }, currency)));
  }
  const created = await parts.client.createVendor(
    { name: proposed.name, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, vendors: withEntry(books.lists.vendors ?? [], entry) };
  return ok(await parts.keep(books, lists, choose(books, { vendorId: entry.id }, currency)));
}

async function chartAccount(
  parts: CreatingParts,
  books: Books,
  role: ChosenAccountRole,
): Promise<Result<Books>> {
  const made = await account(parts, books, proposedAccount(books, role), undefined);
  if (!made.ok) return made;
  const accountIds = { ...books.setup.accountIds, [role]: made.value.id };
  return ok(await parts.keep(books, made.value.lists, { accountIds }));
}

function proposedAccount(books: Books, role: ChosenAccountRole): Proposal<AccountCreation> {
  const chart = chartOf(books);
  if (!isItemRole(role)) return chart.accounts[role];
  const proposed = chart.items[role];
  if (proposed.use === 'create') return proposed.account;
  // An item that fits is there, so what it posts to fits too.
  const found = books.lists.items.find(({ id }) => id === proposed.id);
  return { use: 'existing', id: found?.incomeAccountId ?? '', name: proposed.name };
}

function isItemRole(role: ChosenAccountRole): role is ItemRole {
  return itemRoles.some((row) => row.role === role);
}

async function item(
  parts: CreatingParts,
  books: Books,
  row: RoleRow,
  accountId: string | undefined,
): Promise<Result<Books>> {
  const { client, keep } = parts;
  const chosenFor = (id: string) => ({ itemIds: { ...books.setup.itemIds, [row.role]: id } });
  const proposal = chartOf(books).items[row.role];
  if (proposal.use === 'existing') return ok(await keep(books, books.lists, chosenFor(proposal.id)));
  const named = books.lists.accounts.find(({ id }) => id === accountId);
  if (accountId !== undefined && named === undefined) {
    return failed(problem('choice_gone', { what: `account for ${row.inWords}` }));
  }
  const posting = await account(
    parts,
    books,
    named === undefined ? proposal.account : { use: 'existing', id: named.id, name: named.name },
    undefined,
  );
  if (!posting.ok) return posting;
  // The account is known from here on, also if the item fails: the next try proposes it.
  const withAccount = await keep(books, posting.value.lists, {});
  const created = await client.createItem(
    { name: proposal.name, accountId: posting.value.id },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...withAccount.lists, items: withEntry(withAccount.lists.items, entry) };
  const chosen = { ...withAccount, lists, setup: { ...books.setup, ...chosenFor(entry.id) } };
  const [wrong] = chosenItem(chosen, row).problems;
  if (wrong === undefined) return ok(await keep(withAccount, lists, chosenFor(entry.id)));
  // It had the name already and posts elsewhere: shown in the lists, not chosen.
  await keep(withAccount, lists, {});
  return failed(wrong);
}

/** Settings choose payment methods by name, so that being in the list is enough. */
async function paymentMethod(parts: CreatingParts, before: Books, name: string): Promise<Result<Books>> {
  const known =
    before.lists.paymentMethods === undefined
      ? await parts.client.readLists({ names: ['paymentMethods'], known: before.lists })
      : ok(before.lists);
  if (!known.ok) return known;
  const created = await parts.client.createPaymentMethod({ name });
  if (!created.ok) return created;
  const paymentMethods = withEntry(known.value.paymentMethods ?? [], created.value.entry);
  return ok(await parts.keep(before, { ...known.value, paymentMethods }, {}));
}

/** Products are matched by SKU and name, so that being in the list is enough. */
async function product(
  { client, keep }: CreatingParts,
  books: Books,
  { name, sku, description }: Extract<Creation, { readonly create: 'product' }>,
): Promise<Result<Books>> {
  const { ref, missing, problems } = chosenAccount(books, 'sales');
  const [wrong] = problems;
  if (wrong !== undefined) return failed(wrong);
  if (ref.id === '')
    return failed(problem('setup_incomplete', { missing: missing ?? 'an account for sales' }));
  const created = await client.createProduct(present({ name, sku, description, incomeAccountId: ref.id }));
  if (!created.ok) return created;
  const items = withEntry(books.lists.items, created.value.entry);
  return ok(await keep(books, { ...books.lists, items }, {}));
}

interface Made {
  readonly id: string;
  readonly lists: CompanyLists;
}

async function account(
  { client }: CreatingParts,
  books: Books,
  proposal: Proposal<AccountCreation>,
  currency: string | undefined,
): Promise<Result<Made>> {
  if (proposal.use === 'existing') return ok({ id: proposal.id, lists: books.lists });
  const { name, type, subType } = proposal;
  const created = await client.createAccount(
    { name, type, subType, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, accounts: withEntry(books.lists.accounts, entry) };
  return ok({ id: entry.id, lists });
}

async function madeCustomer(
  { client }: CreatingParts,
  books: Books,
  proposal: Proposal<CustomerCreation>,
  currency: string | undefined,
): Promise<Result<Made>> {
  if (proposal.use === 'existing') return ok({ id: proposal.id, lists: books.lists });
  const created = await client.createCustomer(
    { name: proposal.name, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, customers: withEntry(books.lists.customers, entry) };
  return ok({ id: entry.id, lists });
}

function inCurrency({ lists }: Books, currency: string | undefined): CurrencyProposal | undefined {
  return currency === undefined ? undefined : proposeInCurrency(lists, currency);
}

function choose({ setup }: Books, choice: CurrencySetup, currency: string | undefined): Partial<BookSetup> {
  if (currency === undefined) return choice;
  const before = setup.inCurrency?.[currency];
  return { inCurrency: { ...setup.inCurrency, [currency]: { ...before, ...choice } } };
}

/** A company with one currency takes no currency on its entries. */
function currencyOf({ company }: Books, currency: string | undefined): { readonly currency?: string } {
  return company.multiCurrency ? { currency: currency ?? company.homeCurrency } : {};
}

/** What was known of the entry and is not told again stays. */
function withEntry<T extends { readonly id: string }>(entries: readonly T[], entry: T): readonly T[] {
  const before = entries.find(({ id }) => id === entry.id);
  return [...entries.filter(({ id }) => id !== entry.id), { ...before, ...entry }];
}
