import type { ListAccount, ListCustomer, ListEntry, ListItem, ListVendor } from '../books/company';
import type { Result } from '../problem/problem';
import { takenName } from './createNames';
import { type Call, type Created, createOnce, type WhenTaken } from './createOnce';
import { longest } from './documents/lengths';
import { listAccount, listCustomer, listEntry, listItem, listVendor } from './lists';

/** A new account. */
export interface NewAccount {
  readonly name: string;
  /** QuickBooks' AccountType and AccountSubType. */
  readonly type: string;
  readonly subType: string;
  /** Where the company has several currencies. */
  readonly currency?: string;
}

/** A new service item. */
export interface NewItem {
  readonly name: string;
  /** What it posts to when it stands on a sale: for fees an expense account. */
  readonly accountId: string;
  /** What it posts to when it is bought, where it is bought too. */
  readonly expenseAccountId?: string;
}

/** A new customer or vendor. Its currency cannot be changed later. */
export interface NewParty {
  readonly name: string;
  readonly currency?: string;
}

/** An account of this name and type: there already, or new. */
export function createAccount(
  call: Call,
  account: NewAccount,
  whenTaken: WhenTaken = 'tell',
): Promise<Result<Created<ListAccount>>> {
  const { name, type, subType, currency } = account;
  return createOnce(
    call,
    {
      entity: 'Account',
      nameField: 'Name',
      // QuickBooks refuses both characters in the name of an account.
      name: takenName(name, /[":]/g, longest.accountName),
      longestName: longest.accountName,
      body: { AccountType: type, AccountSubType: subType, ...currencyOf(currency) },
      read: listAccount,
      unsuitable: (found) =>
        found.type !== type || (currency !== undefined && found.currency !== currency)
          ? `an account of type ${found.type}`
          : undefined,
    },
    whenTaken,
  );
}

/** A service item of this name: there already, or new. */
export function createItem(
  call: Call,
  { name, accountId, expenseAccountId }: NewItem,
  whenTaken: WhenTaken = 'tell',
): Promise<Result<Created<ListItem>>> {
  return createOnce(
    call,
    {
      entity: 'Item',
      nameField: 'Name',
      name: takenName(name, /:/g, longest.itemName),
      longestName: longest.itemName,
      body: {
        Type: 'Service',
        IncomeAccountRef: { value: accountId },
        ...(expenseAccountId === undefined ? {} : { ExpenseAccountRef: { value: expenseAccountId } }),
      },
      read: (json) => listItem(json),
      unsuitable: (found) =>
        found.type === 'Service' || found.type === 'NonInventory'
          ? undefined
          : `an item of type ${found.type}`,
    },
    whenTaken,
  );
}

/** A customer of this name: there already, or new. */
export function createCustomer(
  call: Call,
  customer: NewParty,
  whenTaken: WhenTaken = 'tell',
): Promise<Result<Created<ListCustomer>>> {
  return createParty(call, 'Customer', 'customer', customer, listCustomer, whenTaken);
}

/** A vendor of this name: there already, or new. */
export function createVendor(
  call: Call,
  vendor: NewParty,
  whenTaken: WhenTaken = 'tell',
): Promise<Result<Created<ListVendor>>> {
  return createParty(call, 'Vendor', 'vendor', vendor, listVendor, whenTaken);
}

function createParty<T extends ListCustomer | ListVendor>(
  call: Call,
  entity: 'Customer' | 'Vendor',
  word: string,
  { name, currency }: NewParty,
  read: (json: unknown) => T | undefined,
  whenTaken: WhenTaken,
): Promise<Result<Created<T>>> {
  return createOnce(
    call,
    {
      entity,
      nameField: 'DisplayName',
      name: takenName(name, /:/g, longest.customerName),
      longestName: longest.customerName,
      body: currencyOf(currency),
      read,
      unsuitable: (found) =>
        currency !== undefined && found.currency !== undefined && found.currency !== currency
          ? `a ${word} in ${found.currency}`
          : undefined,
    },
    whenTaken,
  );
}

/** A payment method of this name: there already, or new. */
export function createPaymentMethod(
  call: Call,
  { name }: { readonly name: string },
): Promise<Result<Created<ListEntry>>> {
  return createOnce(
    call,
    {
      entity: 'PaymentMethod',
      nameField: 'Name',
      name: takenName(name, /[:"]/g, longest.paymentMethodName),
      longestName: longest.paymentMethodName,
      body: { Type: 'NON_CREDIT_CARD' },
      read: listEntry,
      unsuitable: () => undefined,
    },
    'tell',
  );
}

function currencyOf(currency: string | undefined): Readonly<Record<string, unknown>> {
  return currency === undefined ? {} : { CurrencyRef: { value: currency } };
}
