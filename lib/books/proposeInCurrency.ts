import { clearingAccountName, customerName } from './chosen';
import { vendorName } from './chosenParty';
import type { CompanyLists, ListCustomer, ListVendor } from './company';
import { bestByName, freeName } from './names';
import {
  type AccountCreation,
  type CustomerCreation,
  existing,
  freePartyName,
  type Proposal,
} from './proposeSetup';

/** What stands for amounts in a currency that is not the company's own. */
export interface CurrencyProposal {
  readonly clearingAccount: Proposal<AccountCreation>;
  readonly customer: Proposal<CustomerCreation>;
  readonly vendor: Proposal<CustomerCreation>;
}

/** QuickBooks keeps each account, customer and vendor in one currency, so that every currency has its own. */
export function proposeInCurrency(lists: CompanyLists, currency: string): CurrencyProposal {
  const called = (name: string) => `${name} (${currency})`;
  const party = (
    list: readonly (ListCustomer | ListVendor)[],
    what: 'customer' | 'vendor',
    name: string,
  ): Proposal<CustomerCreation> => {
    const usable = list.filter((each) => each.active && each.currency === currency);
    const found = bestByName(usable, [called(name), name], ['amazon']);
    return found === undefined
      ? { use: 'create', name: freePartyName(called(name), what, lists) }
      : existing(found);
  };
  const accounts = lists.accounts.filter(
    (each) =>
      each.active &&
      each.currency === currency &&
      (each.type === 'Bank' || each.type === 'Other Current Asset'),
  );
  const account = bestByName(accounts, [called(clearingAccountName)], ['amazon', 'clearing']);
  const customer = party(lists.customers, 'customer', customerName);
  return {
    clearingAccount:
      account === undefined
        ? {
            use: 'create',
            name: freeName(called(clearingAccountName), lists.accounts),
            type: 'Bank',
            subType: 'CashOnHand',
          }
        : existing(account),
    customer,
    vendor: party(lists.vendors ?? [], 'vendor', vendorName),
  };
}
