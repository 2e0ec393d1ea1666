import type { CustomerCreation, Proposal } from '../../books/proposeSetup';
import type { Books } from '../../books/setup';
import { ok, type Result } from '../../problem/problem';
import {
  type CreatingParts,
  chartOf,
  choose,
  currencyOf,
  inCurrency,
  type Made,
  withEntry,
} from './creating';

/** In whose name sales are booked. */
export async function customer(
  parts: CreatingParts,
  books: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const proposed = inCurrency(books, currency)?.customer ?? chartOf(books).customer;
  const made = await madeCustomer(parts, books, proposed, currency);
  if (!made.ok) return made;
  return ok(
    await parts.keep(books, made.value.lists, choose(books, { customerId: made.value.id }, currency)),
  );
}

/** In whose name a day is booked. */
export async function dayCustomer(parts: CreatingParts, books: Books): Promise<Result<Books>> {
  const made = await madeCustomer(parts, books, chartOf(books).dayCustomer, undefined);
  return made.ok ? ok(await parts.keep(books, made.value.lists, { dayCustomerId: made.value.id })) : made;
}

/** Whom fees are bought from. Vendors are read first: connecting does not need them. */
export async function vendor(
  parts: CreatingParts,
  before: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const known =
    before.lists.vendors === undefined
      ? await parts.client.readLists({ names: ['vendors'], known: before.lists })
      : ok(before.lists);
  if (!known.ok) return known;
  const books = { ...before, lists: known.value };
  const proposed = inCurrency(books, currency)?.vendor ?? chartOf(books).vendor;
  if (proposed.use === 'existing') {
    return ok(await parts.keep(books, books.lists, choose(books, { vendorId: proposed.id }, currency)));
  }
  const created = await parts.client.createVendor(
    { name: proposed.name, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, vendors: withEntry(books.lists.vendors ?? [], entry) };
  return ok(await parts.keep(books, lists, choose(books, { vendorId: entry.id }, currency)));
}

async function madeCustomer(
  { client }: CreatingParts,
  books: Books,
  proposal: Proposal<CustomerCreation>,
  currency: string | undefined,
): Promise<Result<Made>> {
  if (proposal.use === 'existing') return ok({ id: proposal.id, lists: books.lists });
  const created = await client.createCustomer(
    { name: proposal.name, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, customers: withEntry(books.lists.customers, entry) };
  return ok({ id: entry.id, lists });
}
