import * as v from 'valibot';
import type { CompanyLists, ListAccount, ListCustomer, ListItem } from '../books/company';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { queryAll } from './query';

const id = v.pipe(v.string(), v.nonEmpty());
const name = v.nullish(v.string());
const currency = v.nullish(v.object({ value: v.string() }));
const active = v.nullish(v.boolean());

const account = v.object({
  Id: id,
  Name: name,
  FullyQualifiedName: name,
  AccountType: v.string(),
  AccountSubType: v.nullish(v.string()),
  Active: active,
  CurrencyRef: currency,
});

const item = v.object({
  Id: id,
  Name: name,
  FullyQualifiedName: name,
  Sku: v.nullish(v.string()),
  Type: v.string(),
  Active: active,
  IncomeAccountRef: v.nullish(v.object({ value: v.string() })),
});

const customer = v.object({ Id: id, DisplayName: name, Active: active, CurrencyRef: currency });

/** An account as QuickBooks answers it. */
export function listAccount(json: unknown): ListAccount | undefined {
  const read = v.safeParse(account, json);
  if (!read.success) return undefined;
  const { Id, Name, FullyQualifiedName, AccountType, AccountSubType, Active, CurrencyRef } = read.output;
  return {
    id: Id,
    name: FullyQualifiedName ?? Name ?? Id,
    type: AccountType,
    ...(AccountSubType == null ? {} : { subType: AccountSubType }),
    active: Active ?? true,
    ...(CurrencyRef == null ? {} : { currency: CurrencyRef.value }),
  };
}

/** An item as QuickBooks answers it. */
export function listItem(json: unknown): ListItem | undefined {
  const read = v.safeParse(item, json);
  if (!read.success) return undefined;
  const { Id, Name, FullyQualifiedName, Sku, Type, Active, IncomeAccountRef } = read.output;
  return {
    id: Id,
    name: FullyQualifiedName ?? Name ?? Id,
    ...(Sku == null || Sku === '' ? {} : { sku: Sku }),
    type: Type,
    active: Active ?? true,
    ...(IncomeAccountRef == null ? {} : { incomeAccountId: IncomeAccountRef.value }),
  };
}

/** A customer as QuickBooks answers it. */
export function listCustomer(json: unknown): ListCustomer | undefined {
  const read = v.safeParse(customer, json);
  if (!read.success) return undefined;
  const { Id, DisplayName, Active, CurrencyRef } = read.output;
  return {
    id: Id,
    name: DisplayName ?? Id,
    active: Active ?? true,
    ...(CurrencyRef == null ? {} : { currency: CurrencyRef.value }),
  };
}

/** Rows with inactive ones are answered only where they are asked for (Intuit: data queries page). */
export const withInactive = 'Active in (true, false)';

/** All accounts, items and customers, inactive ones too. */
export async function readLists(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  nowMs: () => number,
): Promise<Result<CompanyLists>> {
  const asOfMs = nowMs();
  const accounts = await readList(call, 'Account', listAccount);
  if (!accounts.ok) return accounts;
  const items = await readList(call, 'Item', listItem);
  if (!items.ok) return items;
  const customers = await readList(call, 'Customer', listCustomer);
  if (!customers.ok) return customers;
  return ok({ asOfMs, accounts: accounts.value, items: items.value, customers: customers.value });
}

async function readList<T extends object>(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  entity: string,
  read: (json: unknown) => T | undefined,
): Promise<Result<readonly T[]>> {
  const rows = await queryAll(call, entity, withInactive);
  if (!rows.ok) return rows;
  const known = rows.value.flatMap((row) => read(row) ?? []);
  return known.length === rows.value.length
    ? ok(known)
    : failed(problem('quickbooks_answer_unreadable', { where: `list ${entity}` }));
}
