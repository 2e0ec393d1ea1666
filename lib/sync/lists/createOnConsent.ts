import { rowOf } from '../../books/chosen';
import type { Books } from '../../books/setup';
import { ok, type Result } from '../../problem/problem';
import { chartAccount, clearing } from './createAccount';
import { item, product } from './createItem';
import { customer, dayCustomer, vendor } from './createParty';
import { type CreatingParts, foreign, withEntry } from './creating';
import type { Creation } from './creation';

/** Creates one thing, or takes what is there, and chooses it for what it was created for. */
export function createOnConsent(
  parts: CreatingParts,
  books: Books,
  creation: Creation,
): Promise<Result<Books>> {
  switch (creation.create) {
    case 'clearingAccount':
      return clearing(parts, books, foreign(books, creation.currency));
    case 'customer':
      return customer(parts, books, foreign(books, creation.currency));
    case 'vendor':
      return vendor(parts, books, foreign(books, creation.currency));
    case 'dayCustomer':
      return dayCustomer(parts, books);
    case 'account':
      return chartAccount(parts, books, creation.role);
    case 'item':
      return item(parts, books, rowOf(creation.role), creation.accountId);
    case 'paymentMethod':
      return paymentMethod(parts, books, creation.name);
    case 'product':
      return product(parts, books, creation);
  }
}

/** Settings choose payment methods by name, so that being in the list is enough. */
async function paymentMethod(parts: CreatingParts, before: Books, name: string): Promise<Result<Books>> {
  const known =
    before.lists.paymentMethods === undefined
      ? await parts.client.readLists({ names: ['paymentMethods'], known: before.lists })
      : ok(before.lists);
  if (!known.ok) return known;
  const created = await parts.client.createPaymentMethod({ name });
  if (!created.ok) return created;
  const paymentMethods = withEntry(known.value.paymentMethods ?? [], created.value.entry);
  return ok(await parts.keep(before, { ...known.value, paymentMethods }, {}));
}
