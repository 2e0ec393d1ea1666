import { type AccountRole, type AccountRoleRow, accountRoles } from './accountRoles';
import { serves } from './accountTypes';
import { vendorName } from './chosenParty';
import type { CompanyFacts, CompanyLists, ListAccount } from './company';
import { bestByName, freeName } from './names';
import {
  type AccountCreation,
  accountFor,
  type CustomerCreation,
  existing,
  freePartyName,
  type ItemCreation,
  itemFor,
  type Proposal,
  proposeSetup,
  usableAccount,
} from './proposeSetup';
import { type ItemRole, itemRoles, type RoleRow } from './roles';
import type { BookSettings } from './settings/bookSettings';

/** The recommended chart of accounts, service items and parties. Nothing of it is done without consent. */
export interface ChartProposal {
  /** Accounts beside those of items; where QuickBooks keeps tax is its own affair. */
  readonly accounts: Readonly<Record<ChartRole, Proposal<AccountCreation>>>;
  readonly items: Readonly<Record<ItemRole, Proposal<ItemCreation>>>;
  readonly vendor: Proposal<CustomerCreation>;
  readonly customer: Proposal<CustomerCreation>;
  readonly dayCustomer: Proposal<CustomerCreation>;
}

/** The account roles that a chart is proposed for. */
export type ChartRole = Exclude<AccountRole, 'taxAgency'>;

/** For every role the best that a company's own lists hold, and otherwise what to create. */
export function proposeChart(
  company: CompanyFacts,
  lists: CompanyLists,
  { day }: Pick<BookSettings, 'day'>,
): ChartProposal {
  const { clearingAccount, customer } = proposeSetup(company, lists);
  const accounts = accountRoles
    .filter((row): row is AccountRoleRow & { role: ChartRole } => row.role !== 'taxAgency')
    .map((row) => [row.role, row.role === 'clearing' ? clearingAccount : chartAccount(row, company, lists)]);
  const items = itemRoles.map((row) => [row.role, chartItem(row, company, lists)] as const);
  // Names that are to be created are taken for those that come after.
  const withCustomer = withName(lists, customer);
  const dayCustomer = party(withCustomer, 'customer', day.customerName);
  return {
    accounts: Object.fromEntries(accounts) as ChartProposal['accounts'],
    items: Object.fromEntries(items) as ChartProposal['items'],
    vendor: party(withName(withCustomer, dayCustomer), 'vendor', vendorName),
    customer,
    dayCustomer,
  };
}

/** One that is called as proposed; of receivables and cards also the only one that there is. */
export function chartAccount(
  row: AccountRoleRow,
  company: CompanyFacts,
  lists: CompanyLists,
): Proposal<AccountCreation> {
  const usable = lists.accounts.filter(
    (account) => usableAccount(account, company) && serves(account.type, row.accountType),
  );
  const found = bestByName(usable, [row.accountName], []) ?? only(row.accountType, usable);
  return found === undefined ? creation(row, lists) : existing(found);
}

function only(type: string, usable: readonly ListAccount[]): ListAccount | undefined {
  if (type !== 'Accounts Receivable' && type !== 'Credit Card') return undefined;
  const [first, ...others] = usable.filter((account) => account.type === type);
  return others.length === 0 ? first : undefined;
}

/** Money goes to the company's own bank account, which is created only where there is none. */
export function chartItem(row: RoleRow, company: CompanyFacts, lists: CompanyLists): Proposal<ItemCreation> {
  const proposal = itemFor(row, company, lists);
  if (row.role !== 'bank' || proposal.use === 'existing') return proposal;
  const account = accountFor(row, company, lists);
  if (account.use === 'existing') return proposal;
  const banks = lists.accounts.filter(
    (each) => each.type === 'Bank' && usableAccount(each, company) && !/amazon/i.test(each.name),
  );
  const [bank, ...others] = banks;
  return bank === undefined || others.length > 0 ? proposal : { ...proposal, account: existing(bank) };
}

function creation(
  { accountName, accountType, accountSubType }: AccountRoleRow,
  lists: CompanyLists,
): Proposal<AccountCreation> {
  return {
    use: 'create',
    name: freeName(accountName, lists.accounts),
    type: accountType,
    subType: accountSubType,
  };
}

function party(lists: CompanyLists, what: 'customer' | 'vendor', name: string): Proposal<CustomerCreation> {
  const list = what === 'customer' ? lists.customers : (lists.vendors ?? []);
  const active = list.filter((each) => each.active && each.id !== '');
  // The second name is what it was created under where something else had the first.
  const found = bestByName(active, [name, `${name} (${what})`], []);
  return found === undefined ? { use: 'create', name: freePartyName(name, what, lists) } : existing(found);
}

function withName(lists: CompanyLists, proposal: Proposal<CustomerCreation>): CompanyLists {
  if (proposal.use === 'existing') return lists;
  return { ...lists, customers: [...lists.customers, { id: '', name: proposal.name, active: true }] };
}
