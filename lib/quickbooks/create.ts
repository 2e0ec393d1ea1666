import type { ListAccount, ListCustomer, ListItem } from '../books/company';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { longest } from './documents/lengths';
import { listAccount, listCustomer, listItem, withInactive } from './lists';
import { queryAll, quoted } from './query';
import { memberOf } from './send';

/** An entry that the seller agreed to, and how it came to be there. */
export interface Created<T> {
  readonly entry: T;
  /** `madeActive`: it was there under this name but inactive, and is active again. */
  readonly how: 'created' | 'existed' | 'madeActive';
}

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
  readonly accountId: string;
}

/** A new customer. Its currency cannot be changed later. */
export interface NewCustomer {
  readonly name: string;
  readonly currency?: string;
}

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

interface Creation<T extends Entry> {
  readonly entity: 'Account' | 'Item' | 'Customer';
  readonly nameField: 'Name' | 'DisplayName';
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly read: (json: unknown) => T | undefined;
  /** Whether an entry of this name may stand in for the new one, else what it is. */
  readonly unsuitable: (entry: T) => string | undefined;
}

/** An account of this name and type: there already, or new. */
export function createAccount(call: Call, account: NewAccount): Promise<Result<Created<ListAccount>>> {
  const { name, type, subType, currency } = account;
  return createOnce(call, {
    entity: 'Account',
    nameField: 'Name',
    // QuickBooks refuses both characters in the name of an account.
    name: name.replaceAll(/[":]/g, ' ').trim().slice(0, longest.accountName),
    body: { AccountType: type, AccountSubType: subType, ...currencyOf(currency) },
    read: listAccount,
    unsuitable: (found) =>
      found.type !== type || (currency !== undefined && found.currency !== currency)
        ? `an account of type ${found.type}`
        : undefined,
  });
}

/** A service item of this name: there already, or new. */
export function createItem(call: Call, { name, accountId }: NewItem): Promise<Result<Created<ListItem>>> {
  return createOnce(call, {
    entity: 'Item',
    nameField: 'Name',
    name: name.replaceAll(':', ' ').trim().slice(0, longest.itemName),
    body: { Type: 'Service', IncomeAccountRef: { value: accountId } },
    read: listItem,
    unsuitable: (found) =>
      found.type === 'Service' || found.type === 'NonInventory' ? undefined : `an item of type ${found.type}`,
  });
}

/** A customer of this name: there already, or new. */
export function createCustomer(
  call: Call,
  { name, currency }: NewCustomer,
): Promise<Result<Created<ListCustomer>>> {
  return createOnce(call, {
    entity: 'Customer',
    nameField: 'DisplayName',
    name: name
      .replaceAll(/[:\t\n]/g, ' ')
      .trim()
      .slice(0, longest.customerName),
    body: currencyOf(currency),
    read: listCustomer,
    unsuitable: (found) =>
      currency !== undefined && found.currency !== undefined && found.currency !== currency
        ? `a customer in ${found.currency}`
        : undefined,
  });
}

function currencyOf(currency: string | undefined): Readonly<Record<string, unknown>> {
  return currency === undefined ? {} : { CurrencyRef: { value: currency } };
}

/**
 * Names are unique, so looking for the name before and after makes creation happen once, whatever becomes
 * of the answer.
 */
async function createOnce<T extends Entry>(call: Call, creation: Creation<T>): Promise<Result<Created<T>>> {
  const before = await adopt(call, creation);
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(before.value);
  const { entity, nameField, name, body, read } = creation;
  const end = await call({
    method: 'POST',
    path: `/${entity.toLowerCase()}`,
    body: JSON.stringify({ [nameField]: name, ...body }),
  });
  if (end.ended === 'answered') {
    const entry = read(memberOf(end.json, entity));
    if (entry !== undefined) return ok({ entry, how: 'created' });
    return failed(problem('quickbooks_answer_unreadable', { where: entity }));
  }
  if (end.ended === 'notProcessed') return failed(end.problem);
  if (end.ended === 'refused' && end.verdict.code !== '6240') return failed(end.verdict.problem);
  const after = await adopt(call, creation);
  if (!after.ok) return after;
  if (after.value !== undefined) return ok(after.value);
  if (end.ended === 'unclear') return failed(end.problem);
  const { said } = end.verdict.problem;
  const facts = { name, what: await holderOf(call, creation) };
  return failed(problem('quickbooks_name_taken', facts, said === undefined ? {} : { said }));
}

/** The entry of this name, made active where it was not. */
async function adopt<T extends Entry>(
  call: Call,
  creation: Creation<T>,
): Promise<Result<Created<T> | undefined>> {
  const { entity, nameField, name, read, unsuitable } = creation;
  const rows = await queryAll(call, entity, `${nameField} = ${quoted(name)} and ${withInactive}`);
  if (!rows.ok) return rows;
  // Of accounts and items below others the name alone is the same too; what is unique is the full name.
  const row = rows.value.find((json) => sameName(read(json)?.name, name));
  const entry = read(row);
  if (entry === undefined) return ok(undefined);
  const what = unsuitable(entry);
  if (what !== undefined) return failed(problem('quickbooks_name_taken', { name, what }));
  if (entry.active) return ok({ entry, how: 'existed' });
  const end = await call({
    method: 'POST',
    path: `/${entity.toLowerCase()}`,
    body: JSON.stringify({
      Id: entry.id,
      SyncToken: memberOf(row, 'SyncToken'),
      sparse: true,
      [nameField]: name,
      Active: true,
    }),
  });
  if (end.ended === 'refused') return failed(end.verdict.problem);
  if (end.ended !== 'answered') return failed(end.problem);
  const active = read(memberOf(end.json, entity));
  return active === undefined
    ? failed(problem('quickbooks_answer_unreadable', { where: entity }))
    : ok({ entry: active, how: 'madeActive' });
}

function sameName(found: string | undefined, wanted: string): boolean {
  return found !== undefined && found.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** Customers, vendors and employees share one space of names. */
async function holderOf<T extends Entry>(call: Call, { entity, name }: Creation<T>): Promise<string> {
  if (entity !== 'Customer') return 'another entry';
  for (const other of ['Vendor', 'Employee']) {
    const rows = await queryAll(call, other, `DisplayName = ${quoted(name)} and ${withInactive}`);
    if (rows.ok && rows.value.length > 0) return other === 'Vendor' ? 'a vendor' : 'an employee';
  }
  return 'a customer, vendor or employee';
}
