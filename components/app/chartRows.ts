import { type AccountRoleRow, accountRoles } from '../../lib/books/accountRoles';
import { chosenAccount } from '../../lib/books/chosenAccount';
import { chosenDayCustomer, chosenVendor } from '../../lib/books/chosenParty';
import { type ChartProposal, type ChartRole, proposeChart } from '../../lib/books/proposeChart';
import { itemRoles, saleRoles } from '../../lib/books/roles';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { BookSetup, Books } from '../../lib/books/setup';
import { candidatesOf, createdAccount, itemRow, proposedOf, type SetupRow, saved } from './setupRows';

/** Accounts that only some settings ask for: they are offered, and not proposed to be created. */
const seldom: readonly ChartRole[] = ['card', 'inventory', 'costOfGoods'];

/** What refunds, fees of the account, days and settlements need beside what a sale does. */
export function chartRows(books: Books): readonly SetupRow[] {
  const chart = proposeChart(books.company, books.lists, unitedStatesSettings);
  const ofSales: readonly string[] = saleRoles.map(({ role }) => role);
  return [
    ...itemRoles
      .filter(({ role }) => !ofSales.includes(role))
      .map((row) => ({ ...itemRow(row, books, chart.items[row.role]), mayWait: true as const })),
    ...accountRoles.flatMap((row) => (isOffered(row) ? [accountRow(row, books, chart)] : [])),
    vendorRow(books, chart),
    dayCustomerRow(books, chart),
  ];
}

function isOffered(
  row: AccountRoleRow,
): row is AccountRoleRow & { readonly role: Exclude<ChartRole, 'clearing'> } {
  return row.role !== 'clearing' && row.role !== 'taxAgency';
}

function trying({ setup, ...books }: Books, change: Partial<BookSetup>): Books {
  return { ...books, setup: { ...setup, ...change } };
}

function accountRow(
  row: AccountRoleRow & { readonly role: Exclude<ChartRole, 'clearing'> },
  books: Books,
  { accounts }: ChartProposal,
): SetupRow {
  const { role } = row;
  const { accountIds } = books.setup;
  const check = (id: string) =>
    chosenAccount(
      trying(books, { accountIds: { ...accountIds, [role]: id } }),
      role,
      books.company.homeCurrency,
    );
  const proposal = accounts[role];
  const isSeldom = proposal.use === 'create' && seldom.includes(role);
  return {
    key: `account/${role}`,
    title: `Account for ${row.inWords}`,
    purpose: `Of type ${row.accountType}.`,
    ...saved(accountIds?.[role]),
    check,
    postsTo: () => undefined,
    candidates: candidatesOf(
      books.lists.accounts.filter(({ type }) => type === row.accountType),
      check,
    ),
    proposed: isSeldom ? 'none' : proposedOf(proposal),
    creation: { create: 'account', role },
    createsName: proposal.name,
    creates: createdAccount(proposal),
    mayWait: true as const,
  };
}

function vendorRow(books: Books, { vendor }: ChartProposal): SetupRow {
  const { lists, company, setup } = books;
  const check = (id: string) => chosenVendor(trying(books, { vendorId: id }), company.homeCurrency);
  const isNeeded = company.country !== 'US' || vendor.use === 'existing';
  return {
    key: 'vendor',
    title: 'Vendor',
    purpose: 'Whom Amazon’s fees are bought from, where they are expenses of their own.',
    ...saved(setup.vendorId),
    check,
    postsTo: () => undefined,
    candidates: candidatesOf(lists.vendors ?? [], check),
    proposed: isNeeded ? proposedOf(vendor) : 'none',
    creation: { create: 'vendor' },
    createsName: vendor.name,
    creates: vendor.use === 'create' ? [`Vendor “${vendor.name}”`] : [],
    mayWait: true as const,
  };
}

function dayCustomerRow(books: Books, { dayCustomer }: ChartProposal): SetupRow {
  const { lists, company, setup } = books;
  const check = (id: string) =>
    chosenDayCustomer(trying(books, { dayCustomerId: id }), unitedStatesSettings, company.homeCurrency);
  return {
    key: 'dayCustomer',
    title: 'Customer for daily summaries',
    purpose: 'The name on the summary of a day.',
    ...saved(setup.dayCustomerId),
    check,
    postsTo: () => undefined,
    candidates: candidatesOf(lists.customers, check),
    proposed: proposedOf(dayCustomer),
    creation: { create: 'dayCustomer' },
    createsName: dayCustomer.name,
    creates: dayCustomer.use === 'create' ? [`Customer “${dayCustomer.name}”`] : [],
    mayWait: true as const,
  };
}
