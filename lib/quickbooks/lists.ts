import * as v from 'valibot';
import { present } from '../amazon/shapes/present';
import type { ListAccount, ListCustomer, ListEntry, ListItem, ListTerm, ListVendor } from '../books/company';
import { roundedMinor } from './listsPrices';

const id = v.pipe(v.string(), v.nonEmpty());
const name = v.nullish(v.string());
const reference = v.nullish(v.object({ value: v.pipe(v.string(), v.nonEmpty()) }));
const active = v.nullish(v.boolean());
const decimal = v.nullish(v.union([v.number(), v.string()]));

const account = v.object({
  Id: id,
  Name: name,
  FullyQualifiedName: name,
  AccountType: v.string(),
  AccountSubType: v.nullish(v.string()),
  Active: active,
  CurrencyRef: reference,
});

const item = v.object({
  Id: id,
  Name: name,
  FullyQualifiedName: name,
  Sku: v.nullish(v.string()),
  Type: v.string(),
  Active: active,
  Description: v.nullish(v.string()),
  UnitPrice: decimal,
  IncomeAccountRef: reference,
  ExpenseAccountRef: reference,
  ItemGroupDetail: v.nullish(
    v.object({ ItemGroupLine: v.nullish(v.array(v.object({ ItemRef: reference, Qty: decimal }))) }),
  ),
});

const person = v.object({ Id: id, DisplayName: name, Active: active, CurrencyRef: reference });

const entry = v.object({ Id: id, Name: name, FullyQualifiedName: name, Active: active });

const term = v.object({ ...entry.entries, Type: v.nullish(v.string()), DueDays: decimal });

/** An account as QuickBooks answers it. */
export function listAccount(json: unknown): ListAccount | undefined {
  const read = v.safeParse(account, json);
  if (!read.success) return undefined;
  const { Id, Name, FullyQualifiedName, AccountType, AccountSubType, Active, CurrencyRef } = read.output;
  return present({
    id: Id,
    name: FullyQualifiedName ?? Name ?? Id,
    type: AccountType,
    subType: AccountSubType ?? undefined,
    active: Active ?? true,
    currency: CurrencyRef?.value,
  });
}

/** An item as QuickBooks answers it. Its price is in the home currency, without which it is left out. */
export function listItem(json: unknown, homeCurrency?: string): ListItem | undefined {
  const read = v.safeParse(item, json);
  if (!read.success) return undefined;
  const { Id, Name, FullyQualifiedName, Sku, Type, Active, Description, UnitPrice } = read.output;
  const price =
    UnitPrice == null || homeCurrency === undefined ? undefined : roundedMinor(UnitPrice, homeCurrency);
  return present({
    id: Id,
    name: FullyQualifiedName ?? Name ?? Id,
    sku: filled(Sku),
    type: Type,
    active: Active ?? true,
    incomeAccountId: read.output.IncomeAccountRef?.value,
    expenseAccountId: read.output.ExpenseAccountRef?.value,
    description: filled(Description),
    // A price of nothing is what QuickBooks answers where none was given.
    salesPriceMinor: price === 0 ? undefined : price,
    components: componentsOf(read.output),
  });
}

function componentsOf({ Type, ItemGroupDetail }: v.InferOutput<typeof item>): ListItem['components'] {
  if (Type !== 'Group') return undefined;
  return ItemGroupDetail?.ItemGroupLine?.flatMap(({ ItemRef, Qty }) => {
    const quantity = Qty == null ? 1 : Number(Qty);
    return ItemRef == null || !Number.isFinite(quantity) ? [] : [{ itemId: ItemRef.value, quantity }];
  });
}

/** A customer as QuickBooks answers it. */
export function listCustomer(json: unknown): ListCustomer | undefined {
  const read = v.safeParse(person, json);
  if (!read.success) return undefined;
  const { Id, DisplayName, Active, CurrencyRef } = read.output;
  return present({
    id: Id,
    name: DisplayName ?? Id,
    active: Active ?? true,
    currency: CurrencyRef?.value,
  });
}

/** A vendor as QuickBooks answers it. */
export function listVendor(json: unknown): ListVendor | undefined {
  return listCustomer(json);
}

/** A class, a location or a payment method as QuickBooks answers it. */
export function listEntry(json: unknown): ListEntry | undefined {
  const read = v.safeParse(entry, json);
  if (!read.success) return undefined;
  const { Id, Name, FullyQualifiedName, Active } = read.output;
  return { id: Id, name: FullyQualifiedName ?? Name ?? Id, active: Active ?? true };
}

/** A term of payment as QuickBooks answers it. */
export function listTerm(json: unknown): ListTerm | undefined {
  const read = v.safeParse(term, json);
  const named = listEntry(json);
  if (!read.success || named === undefined) return undefined;
  const { Type, DueDays } = read.output;
  // Terms that are due on a day of the month count differently (Intuit: Term page).
  const dueDays = DueDays == null || Type === 'DATE_DRIVEN' ? undefined : Number(DueDays);
  return dueDays === undefined || !Number.isSafeInteger(dueDays) ? named : { ...named, dueDays };
}

/** Rows with inactive ones are answered only where they are asked for (Intuit: data queries page). */
export const withInactive = 'Active in (true, false)';

function filled(text: string | null | undefined): string | undefined {
  return text == null || text === '' ? undefined : text;
}
