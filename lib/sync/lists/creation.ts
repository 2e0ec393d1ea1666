import type { AccountRole } from '../../books/accountRoles';
import type { ListAccount, ListCustomer, ListEntry, ListItem, ListVendor } from '../../books/company';
import type { ItemRole } from '../../books/roles';
import type { Result } from '../../problem/problem';
import type { QuickBooksPort } from '../ports';

/** One thing that the seller agreed to have created. */
export type Creation =
  | {
      readonly create: 'clearingAccount' | 'customer' | 'vendor';
      /** For amounts in a currency that is not the company's own. */
      readonly currency?: string;
    }
  | { readonly create: 'dayCustomer' }
  | { readonly create: 'account'; readonly role: ChosenAccountRole }
  | { readonly create: 'item'; readonly role: ItemRole; readonly accountId?: string }
  | { readonly create: 'paymentMethod'; readonly name: string }
  | {
      readonly create: 'product';
      readonly name: string;
      readonly sku?: string;
      readonly description?: string;
    };

/** Accounts of the recommended chart beside the clearing account. QuickBooks keeps tax where it wants. */
export type ChosenAccountRole = Exclude<AccountRole, 'clearing' | 'taxAgency'> | ItemRole;

/** A name that something else has: the next free one is taken, and the entry bears it. */
type WhenTaken = 'useFreeName';

interface NewParty {
  readonly name: string;
  readonly currency?: string;
}

/** The company as far as its lists are added to. Each creation takes what has the name already. */
export interface CreatingPort extends Pick<QuickBooksPort, 'readLists'> {
  createAccount(
    account: NewParty & { readonly type: string; readonly subType: string },
    whenTaken?: WhenTaken,
  ): Promise<Result<{ readonly entry: ListAccount }>>;
  createItem(
    item: { readonly name: string; readonly accountId: string },
    whenTaken?: WhenTaken,
  ): Promise<Result<{ readonly entry: ListItem }>>;
  createCustomer(
    customer: NewParty,
    whenTaken?: WhenTaken,
  ): Promise<Result<{ readonly entry: ListCustomer }>>;
  createVendor(vendor: NewParty, whenTaken?: WhenTaken): Promise<Result<{ readonly entry: ListVendor }>>;
  createPaymentMethod(method: { readonly name: string }): Promise<Result<{ readonly entry: ListEntry }>>;
  createProduct(product: {
    readonly name: string;
    readonly sku?: string;
    readonly description?: string;
    readonly incomeAccountId: string;
  }): Promise<Result<{ readonly entry: ListItem }>>;
}
