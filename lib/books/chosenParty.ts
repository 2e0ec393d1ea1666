import { problem } from '../problem/problem';
import { folded } from '../rules/wildcard';
import { type Chosen, gone, keptCurrency, notChosen, setupIn } from './chosen';
import type { ListCustomer, ListVendor } from './company';
import type { BookSettings } from './settings/bookSettings';
import type { Books } from './setup';

/** What the vendor is called that a setup proposes to create. */
export const vendorName = 'Amazon';

/** Whom Amazon's fees are bought from. */
export function chosenVendor(books: Books | undefined, currency?: string): Chosen {
  const id = setupIn(books, currency)?.vendorId;
  if (books === undefined || id === undefined) return notChosen(vendorName, 'a vendor');
  const { vendors } = books.lists;
  // A vendor can be chosen from a newer list than the one at hand.
  if (vendors === undefined) return { ref: { id, name: vendorName }, problems: [] };
  const vendor = vendors.find((each) => each.id === id);
  return vendor === undefined
    ? gone(id, vendorName, 'vendor')
    : party(vendor, 'vendor', keptCurrency(books, currency));
}

/**
 * In whose name a day's summary is booked: the one that was chosen, else the customer of the company that
 * is called as the settings say.
 */
export function chosenDayCustomer(
  books: Books | undefined,
  { day: { customerName } }: Pick<BookSettings, 'day'>,
  currency?: string,
): Chosen {
  const what = 'customer for daily summaries';
  const id = setupIn(books, currency)?.dayCustomerId;
  if (books === undefined) return notChosen(customerName, `a ${what}`);
  if (id !== undefined) {
    const customer = books.lists.customers.find((each) => each.id === id);
    return customer === undefined
      ? gone(id, customerName, what)
      : party(customer, what, keptCurrency(books, currency));
  }
  const called = books.lists.customers.filter((each) => folded(each.name) === folded(customerName));
  const found = called.find(({ active }) => active) ?? called[0];
  return found === undefined
    ? notChosen(customerName, `a ${what}, “${customerName}”`)
    : party(found, what, keptCurrency(books, currency));
}

/** A customer or vendor of the lists, with what keeps it from standing on a document in a currency. */
export function party(
  { id, name, active, currency: own }: ListCustomer | ListVendor,
  what: string,
  currency: string | undefined,
): Chosen {
  const otherCurrency = currency !== undefined && (own ?? currency) !== currency;
  return {
    ref: { id, name },
    problems: [
      ...(active ? [] : [problem('choice_inactive', { what, name })]),
      ...(otherCurrency ? [problem('party_currency', { what, name, own: own ?? '', currency })] : []),
    ],
  };
}
