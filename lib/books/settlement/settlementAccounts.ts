import type { AccountRole } from '../accountRoles';
import type { BookContext } from '../bookContext';
import { chosenAccount } from '../chosenAccount';
import { chosenDayCustomer, chosenVendor } from '../chosenParty';
import type { ListRef } from '../draft';
import { accountById } from '../listIndex';

/** Accounts and parties that a settlement's documents use beside those of their lines. */
export interface SettlementAccounts {
  readonly clearing: ListRef;
  /** QuickBooks takes purchases and transfers from bank accounts only. Source: Intuit, Purchase.AccountRef. */
  readonly clearingIsBank: boolean;
  readonly carried: ListRef;
  readonly receivable: ListRef;
  readonly bank: ListRef;
  readonly card: ListRef;
  readonly customer: ListRef;
  readonly vendor: ListRef;
}

/** The choices of the company for amounts in a currency; the checks of documents say what is wrong with them. */
export function settlementAccounts({ books, settings }: BookContext, currency: string): SettlementAccounts {
  const account = (role: AccountRole | 'bank'): ListRef => chosenAccount(books, role, currency).ref;
  const clearing = account('clearing');
  const type = books === undefined ? 'Bank' : (accountById(books.lists, clearing.id)?.type ?? 'Bank');
  return {
    clearing,
    clearingIsBank: type === 'Bank',
    carried: account('carried'),
    receivable: account('receivable'),
    bank: account('bank'),
    card: account('card'),
    customer: chosenDayCustomer(books, settings, currency).ref,
    vendor: chosenVendor(books, currency).ref,
  };
}
