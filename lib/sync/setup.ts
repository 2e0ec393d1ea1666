import { chosenItem } from '../books/chosen';
import type { CompanyLists, ListAccount, ListCustomer, ListItem } from '../books/company';
import { type AccountCreation, type Proposal, proposeSetup } from '../books/proposeSetup';
import { type SaleRole, type SaleRoleRow, saleRoles } from '../books/roles';
import type { BookSetup, Books } from '../books/setup';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { Change, LockPort, QuickBooksPort, StorePort } from './ports';

/** The company as far as its setup needs it. Each creation takes what has the name already. */
export interface SetupCompanyPort extends Pick<QuickBooksPort, 'readCompany' | 'readLists'> {
  createAccount(account: {
    readonly name: string;
    readonly type: string;
    readonly subType: string;
    readonly currency?: string;
  }): Promise<Result<{ readonly entry: ListAccount }>>;
  createItem(item: {
    readonly name: string;
    readonly accountId: string;
  }): Promise<Result<{ readonly entry: ListItem }>>;
  createCustomer(customer: {
    readonly name: string;
    readonly currency?: string;
  }): Promise<Result<{ readonly entry: ListCustomer }>>;
}

/** One thing that the seller agreed to have created. */
export type SetupCreation =
  | { readonly create: 'clearingAccount' }
  | { readonly create: 'customer' }
  | { readonly create: 'item'; readonly role: SaleRole; readonly accountId?: string };

/** What the setup works with. */
export interface SetupParts {
  readonly store: Pick<StorePort, 'readBooks' | 'saveCompany' | 'saveSetup'>;
  /** The connected company, or why there is none. */
  readonly quickbooks: () => Promise<Result<SetupCompanyPort>>;
  readonly lock: LockPort;
  readonly announce: (change: Change) => void;
}

/** The commands of the setup page. */
export interface Setup {
  refreshBooks(): Promise<Result<null>>;
  createForSetup(asked: { readonly create: readonly SetupCreation[] }): Promise<Result<BookSetup>>;
  saveSetup(asked: { readonly setup: BookSetup }): Promise<Result<null>>;
}

/** Reads, completes and chooses what the books need. One change at a time. */
export function createSetup(parts: SetupParts): Setup {
  const { store, lock, announce } = parts;
  // The connection's own lock: who disconnects meanwhile must not find the company connected again.
  const alone = <T>(run: () => Promise<T>) => lock.hold('connection/quickbooks', run);

  /** Stores each step as it is done, so that what was created before a failure stays chosen. */
  const keep = async (before: Books, lists: CompanyLists, choice: Partial<BookSetup>): Promise<Books> => {
    const books = { ...before, lists, setup: { ...before.setup, ...choice } };
    await store.saveCompany(books.company, books.lists);
    await store.saveSetup(books.setup);
    announce({ what: 'setup' });
    return books;
  };

  const account = async (
    client: SetupCompanyPort,
    books: Books,
    proposal: Proposal<AccountCreation>,
  ): Promise<Result<{ readonly id: string; readonly lists: CompanyLists }>> => {
    if (proposal.use === 'existing') return ok({ id: proposal.id, lists: books.lists });
    const { name, type, subType } = proposal;
    const created = await client.createAccount({ name, type, subType, ...currencyOf(books) });
    if (!created.ok) return created;
    const { entry } = created.value;
    return ok({
      id: entry.id,
      lists: { ...books.lists, accounts: withEntry(books.lists.accounts, entry) },
    });
  };

  const clearing = async (client: SetupCompanyPort, books: Books): Promise<Result<Books>> => {
    const proposal = proposeSetup(books.company, books.lists).clearingAccount;
    const made = await account(client, books, proposal);
    return made.ok ? ok(await keep(books, made.value.lists, { clearingAccountId: made.value.id })) : made;
  };

  const customer = async (client: SetupCompanyPort, books: Books): Promise<Result<Books>> => {
    const proposal = proposeSetup(books.company, books.lists).customer;
    if (proposal.use === 'existing') return ok(await keep(books, books.lists, { customerId: proposal.id }));
    const created = await client.createCustomer({ name: proposal.name, ...currencyOf(books) });
    if (!created.ok) return created;
    const { entry } = created.value;
    const lists = { ...books.lists, customers: withEntry(books.lists.customers, entry) };
    return ok(await keep(books, lists, { customerId: entry.id }));
  };

  const item = async (
    client: SetupCompanyPort,
    books: Books,
    row: SaleRoleRow,
    accountId: string | undefined,
  ): Promise<Result<Books>> => {
    const choose = (id: string) => ({ itemIds: { ...books.setup.itemIds, [row.role]: id } });
    const proposal = proposeSetup(books.company, books.lists).items[row.role];
    if (proposal.use === 'existing') return ok(await keep(books, books.lists, choose(proposal.id)));
    const named = books.lists.accounts.find(({ id }) => id === accountId);
    if (accountId !== undefined && named === undefined) {
      return failed(problem('choice_gone', { what: `account for ${row.inWords}` }));
    }
    const posting = await account(
      client,
      books,
      named === undefined ? proposal.account : { use: 'existing', id: named.id, name: named.name },
    );
    if (!posting.ok) return posting;
    // The account is known from here on, also if the item fails: the next try proposes it.
    const withAccount = await keep(books, posting.value.lists, {});
    const created = await client.createItem({ name: proposal.name, accountId: posting.value.id });
    if (!created.ok) return created;
    const { entry } = created.value;
    const lists = { ...withAccount.lists, items: withEntry(withAccount.lists.items, entry) };
    const chosen = { ...withAccount, lists, setup: { ...books.setup, ...choose(entry.id) } };
    const [wrong] = chosenItem(chosen, row).problems;
    if (wrong === undefined) return ok(await keep(withAccount, lists, choose(entry.id)));
    // It had the name already and posts elsewhere: shown in the lists, not chosen.
    await keep(withAccount, lists, {});
    return failed(wrong);
  };

  const create = (
    client: SetupCompanyPort,
    books: Books,
    creation: SetupCreation,
  ): Promise<Result<Books>> => {
    if (creation.create === 'clearingAccount') return clearing(client, books);
    if (creation.create === 'customer') return customer(client, books);
    const row = saleRoles.find(({ role }) => role === creation.role);
    if (row === undefined) throw new Error(`no role ${creation.role}`);
    return item(client, books, row, creation.accountId);
  };

  return {
    refreshBooks: () =>
      alone(async () => {
        const client = await parts.quickbooks();
        if (!client.ok) return client;
        const company = await client.value.readCompany();
        if (!company.ok) return company;
        const lists = await client.value.readLists();
        if (!lists.ok) return lists;
        await store.saveCompany(company.value, lists.value);
        announce({ what: 'setup' });
        return ok(null);
      }),

    createForSetup: (asked) =>
      alone(async () => {
        const client = await parts.quickbooks();
        if (!client.ok) return client;
        let books = await store.readBooks();
        if (books === undefined) return failed(problem('quickbooks_not_connected'));
        for (const creation of asked.create) {
          const done = await create(client.value, books, creation);
          if (!done.ok) return done;
          books = done.value;
        }
        return ok(books.setup);
      }),

    saveSetup: ({ setup }) =>
      alone(async () => {
        const books = await store.readBooks();
        if (books === undefined) return failed(problem('quickbooks_not_connected'));
        const gone = goneChoice(books.lists, setup);
        if (gone !== undefined) return failed(problem('choice_gone', { what: gone }));
        for (const row of saleRoles) {
          const netting = chosenItem({ ...books, setup }, row).problems.find(
            ({ code }) => code === 'fee_on_income_account',
          );
          if (netting !== undefined) return failed(netting);
        }
        await store.saveSetup(setup);
        announce({ what: 'setup' });
        return ok(null);
      }),
  };
}

/** The first choice that the lists do not hold, in words. A choice may be missing: it is made later. */
function goneChoice(lists: CompanyLists, setup: BookSetup): string | undefined {
  const lacks = (entries: readonly { readonly id: string }[], id: string | undefined) =>
    id !== undefined && !entries.some((entry) => entry.id === id);
  if (lacks(lists.accounts, setup.clearingAccountId)) return 'clearing account';
  if (lacks(lists.customers, setup.customerId)) return 'customer';
  const row = saleRoles.find(({ role }) => lacks(lists.items, setup.itemIds[role]));
  return row === undefined ? undefined : `item for ${row.inWords}`;
}

/** A company with one currency takes no currency on its entries. */
function currencyOf({ company }: Books): { readonly currency?: string } {
  return company.multiCurrency ? { currency: company.homeCurrency } : {};
}

function withEntry<T extends { readonly id: string }>(entries: readonly T[], entry: T): readonly T[] {
  return [...entries.filter(({ id }) => id !== entry.id), entry];
}
