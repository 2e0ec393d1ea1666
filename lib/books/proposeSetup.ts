import { clearingAccountName, customerName } from './chosen';
import type { CompanyFacts, CompanyLists, ListAccount } from './company';
import { fits, itemProblems } from './itemProblems';
import { accountById } from './listIndex';
import { bestByName, freeName } from './names';
import { type RoleRow, type SaleRole, saleRoles } from './roles';

/** Something of the company's lists that fits, or what would be created on consent. */
export type Proposal<Creation> =
  | { readonly use: 'existing'; readonly id: string; readonly name: string }
  | ({ readonly use: 'create' } & Creation);

/** An account that would be created; the name is free in the company. */
export interface AccountCreation {
  readonly name: string;
  readonly type: string;
  readonly subType: string;
}

/** A customer that would be created. */
export interface CustomerCreation {
  readonly name: string;
}

/** A service item that would be created, on an account that is there or is created with it. */
export interface ItemCreation {
  readonly name: string;
  readonly account: Proposal<AccountCreation>;
}

/** What the setup page suggests. Nothing of it is done without consent. */
export interface SetupProposal {
  readonly clearingAccount: Proposal<AccountCreation>;
  readonly customer: Proposal<CustomerCreation>;
  readonly items: Readonly<Record<SaleRole, Proposal<ItemCreation>>>;
}

/** The best that a company's own lists hold for each choice, and otherwise what to create. */
export function proposeSetup(company: CompanyFacts, lists: CompanyLists): SetupProposal {
  const proposals = saleRoles.map((row) => [row.role, itemFor(row, company, lists)] as const);
  return {
    clearingAccount: clearingFor(company, lists),
    customer: customerFor(company, lists),
    items: Object.fromEntries(proposals) as Record<SaleRole, Proposal<ItemCreation>>,
  };
}

/** Bank is proposed, so that purchases and transfers may use it later; either type is taken where it exists. */
function clearingFor(company: CompanyFacts, lists: CompanyLists): Proposal<AccountCreation> {
  const usable = (type: string): readonly ListAccount[] =>
    lists.accounts.filter((account) => account.type === type && usableAccount(account, company));
  const words = [clearingAccountName, 'Amazon undeposited', 'Amazon clearing account'];
  const found =
    bestByName(usable('Bank'), words, ['amazon', 'clearing']) ??
    bestByName(usable('Other Current Asset'), words, ['amazon', 'clearing']);
  return found === undefined
    ? {
        use: 'create',
        name: freeName(clearingAccountName, lists.accounts),
        type: 'Bank',
        subType: 'CashOnHand',
      }
    : existing(found);
}

function customerFor(company: CompanyFacts, lists: CompanyLists): Proposal<CustomerCreation> {
  const usable = lists.customers.filter(
    ({ active, currency }) => active && (currency ?? company.homeCurrency) === company.homeCurrency,
  );
  const found = bestByName(usable, [customerName, 'Amazon.com', 'Amazon customer'], []);
  return found === undefined
    ? { use: 'create', name: freePartyName(customerName, 'customer', lists) }
    : existing(found);
}

/** QuickBooks refuses a name that any customer or vendor has. Source: Intuit, error 6240. */
export function freePartyName(name: string, what: 'customer' | 'vendor', lists: PartyLists): string {
  const taken = [...lists.customers, ...(lists.vendors ?? [])];
  return freeName(name, taken) === name ? name : freeName(`${name} (${what})`, taken);
}

/** The lists in which a name must be free. */
export type PartyLists = Pick<CompanyLists, 'customers' | 'vendors'>;

/** An item is proposed only if it could be sent as it is: never a fee on an income account. */
export function itemFor(row: RoleRow, company: CompanyFacts, lists: CompanyLists): Proposal<ItemCreation> {
  const usable = lists.items.filter((item) => {
    const account = accountById(lists, item.incomeAccountId);
    return (
      account !== undefined &&
      usableAccount(account, company) &&
      itemProblems(item, account, row).length === 0
    );
  });
  const found = bestByName(usable, [row.itemName, row.accountName], row.nameWords);
  if (found !== undefined) return existing(found);
  return {
    use: 'create',
    name: freeName(row.itemName, lists.items),
    account: accountFor(row, company, lists),
  };
}

/** The account of a role's item: one that fits and is called so, else a new one. */
export function accountFor(
  row: RoleRow,
  company: CompanyFacts,
  lists: CompanyLists,
): Proposal<AccountCreation> {
  const usable = lists.accounts.filter((account) => fits(account, row) && usableAccount(account, company));
  const found = bestByName(usable, [row.accountName], row.nameWords);
  return found === undefined
    ? {
        use: 'create',
        name: freeName(row.accountName, lists.accounts),
        type: row.accountType,
        subType: row.accountSubType,
      }
    : existing(found);
}

/** Whether an account is active and in the home currency. */
export function usableAccount({ active, currency }: ListAccount, { homeCurrency }: CompanyFacts): boolean {
  return active && (currency ?? homeCurrency) === homeCurrency;
}

/** The proposal of what is there. */
export function existing({ id, name }: { readonly id: string; readonly name: string }) {
  return { use: 'existing' as const, id, name };
}
