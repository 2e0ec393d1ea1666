import type { CompanyFacts, CompanyLists } from './company';
import type { ItemRole } from './roles';

/** What the seller chose: ids in the company's lists. */
export interface BookSetup {
  readonly clearingAccountId?: string;
  readonly customerId?: string;
  readonly itemIds: Readonly<Partial<Record<ItemRole, string>>>;
}

/** Everything of the books that a draft depends on. */
export interface Books {
  readonly company: CompanyFacts;
  readonly lists: CompanyLists;
  readonly setup: BookSetup;
}
