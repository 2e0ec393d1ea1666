import { present } from '../amazon/shapes/present';
import { chosenItem } from '../books/chosen';
import type { CompanyLists } from '../books/company';
import { saleRoles } from '../books/roles';
import type { BookSetup, Books, CurrencySetup } from '../books/setup';
import { failed, ok, problem, type Result } from '../problem/problem';
import { createOnConsent } from './lists/createOnConsent';
import type { CreatingPort, Creation } from './lists/creation';
import { heldLists, neededLists, toReadWhole } from './lists/lists';
import type { Change, LockPort, QuickBooksPort, StorePort } from './ports';

/** The company as far as its setup needs it. */
export interface SetupCompanyPort extends CreatingPort, Pick<QuickBooksPort, 'readCompany'> {}

/** One thing that the seller agreed to have created. */
export type SetupCreation = Creation;

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

  const keep = async (before: Books, lists: CompanyLists, choice: Partial<BookSetup>): Promise<Books> => {
    const books = { ...before, lists, setup: { ...before.setup, ...choice } };
    await store.saveCompany(books.company, books.lists);
    await store.saveSetup(books.setup);
    announce({ what: 'setup' });
    return books;
  };

  return {
    refreshBooks: () =>
      alone(async () => {
        const client = await parts.quickbooks();
        if (!client.ok) return client;
        const company = await client.value.readCompany();
        if (!company.ok) return company;
        const before = await store.readBooks();
        const lists =
          before === undefined || before.company.realmId !== company.value.realmId
            ? await client.value.readLists({ names: neededLists(company.value) })
            : await client.value.readLists(wholeLists(company.value, before.lists));
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
          const done = await createOnConsent({ client: client.value, keep }, books, creation);
          if (!done.ok) return done;
          books = done.value;
        }
        return ok(books.setup);
      }),

    saveSetup: (asked) =>
      alone(async () => {
        const books = await store.readBooks();
        if (books === undefined) return failed(problem('quickbooks_not_connected'));
        const setup = withOtherChoices(books.setup, asked.setup);
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

/** Everything that is needed or was read before, as a whole: who asks for it doubts what is shown. */
function wholeLists(company: Books['company'], lists: CompanyLists) {
  const names = [...new Set([...neededLists(company), ...heldLists(company, lists)])];
  return { names, known: toReadWhole(lists, names) };
}

/** A page saves what it shows; choices that it does not know of stay. */
function withOtherChoices(before: BookSetup, asked: BookSetup): BookSetup {
  const { accountIds, vendorId, dayCustomerId, inCurrency } = before;
  const shown: readonly string[] = saleRoles.map(({ role }) => role);
  const others = Object.entries(before.itemIds).filter(([role]) => !shown.includes(role));
  return {
    ...present({ accountIds, vendorId, dayCustomerId, inCurrency }),
    ...asked,
    itemIds: { ...Object.fromEntries(others), ...asked.itemIds },
  };
}

/** The first choice that the lists do not hold, in words. A choice may be missing: it is made later. */
function goneChoice(lists: CompanyLists, setup: BookSetup): string | undefined {
  const own = goneIn(lists, setup);
  if (own !== undefined) return own;
  for (const [currency, choices] of Object.entries(setup.inCurrency ?? {})) {
    const other = goneIn(lists, choices);
    if (other !== undefined) return `${other} in ${currency}`;
  }
  const row = saleRoles.find(({ role }) => lacks(lists.items, setup.itemIds[role]));
  return row === undefined ? undefined : `item for ${row.inWords}`;
}

function goneIn(lists: CompanyLists, choices: CurrencySetup): string | undefined {
  if (lacks(lists.accounts, choices.clearingAccountId)) return 'clearing account';
  if (lacks(lists.customers, choices.customerId)) return 'customer';
  if (lacks(lists.customers, choices.dayCustomerId)) return 'customer for daily summaries';
  if (lists.vendors !== undefined && lacks(lists.vendors, choices.vendorId)) return 'vendor';
  const accountIds: readonly (string | undefined)[] = Object.values(choices.accountIds ?? {});
  return accountIds.some((id) => lacks(lists.accounts, id)) ? 'account' : undefined;
}

function lacks(entries: readonly { readonly id: string }[], id: string | undefined): boolean {
  return id !== undefined && !entries.some((entry) => entry.id === id);
}
