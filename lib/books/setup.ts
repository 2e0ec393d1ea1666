import type { AccountRole } from './accountRoles';
import type { CompanyFacts, CompanyLists } from './company';
import type { ItemRole } from './roles';

/** What the seller chose: ids in the company's lists. */
export interface BookSetup {
  readonly clearingAccountId?: string;
  readonly customerId?: string;
  readonly itemIds: Readonly<Partial<Record<ItemRole, string>>>;
  /** Accounts beside clearing; for a role that has an item it wins over the item's account. */
  readonly accountIds?: Readonly<Partial<Record<Exclude<AccountRole, 'clearing'> | ItemRole, string>>>;
  /** Whom Amazon's fees are bought from, where they are purchases. */
  readonly vendorId?: string;
  /** In whose name a day's summary is booked, if not the one that the settings name. */
  readonly dayCustomerId?: string;
  /** In a company with several currencies: what stands for amounts in another one, by currency. */
  readonly inCurrency?: Readonly<Record<string, CurrencySetup>>;
}

/** The choices that are a list's entry a currency, because QuickBooks keeps each entry in one. */
export type CurrencySetup = Pick<
  BookSetup,
  'clearingAccountId' | 'customerId' | 'vendorId' | 'dayCustomerId' | 'accountIds'
>;

/** Everything of the books that a draft depends on. */
export interface Books {
  readonly company: CompanyFacts;
  readonly lists: CompanyLists;
  readonly setup: BookSetup;
}
