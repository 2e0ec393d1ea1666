import type { ListItem } from '../books/company';
import { failed, ok, problem, type Result } from '../problem/problem';
import { takenName } from './createNames';
import { type Call, type Created, createOnce, makeActive } from './createOnce';
import { longest } from './documents/lengths';
import { listItem, withInactive } from './lists';
import { queryAll, quoted } from './query';
import { memberOf } from './send';

/** A product that is sold and whose stock QuickBooks does not keep. */
export interface NewProduct {
  readonly name: string;
  readonly sku?: string;
  readonly description?: string;
  readonly incomeAccountId: string;
  readonly expenseAccountId?: string;
}

/**
 * A non-inventory item: one with this SKU that is there already, made active where it was not; else one of this
 * name or, where something else has it, of the next free one.
 */
export async function createProduct(call: Call, product: NewProduct): Promise<Result<Created<ListItem>>> {
  const { name, sku, description, incomeAccountId, expenseAccountId } = product;
  const withSku = sku === undefined ? ok(undefined) : await itemOfSku(call, sku);
  if (!withSku.ok) return withSku;
  if (withSku.value !== undefined) return ok(withSku.value);
  return createOnce(
    call,
    {
      entity: 'Item',
      nameField: 'Name',
      name: takenName(name, /:/g, longest.itemName),
      longestName: longest.itemName,
      body: {
        Type: 'NonInventory',
        ...(sku === undefined ? {} : { Sku: sku.slice(0, longest.itemSku) }),
        ...(description === undefined ? {} : { Description: description.slice(0, longest.itemDescription) }),
        IncomeAccountRef: { value: incomeAccountId },
        ...(expenseAccountId === undefined ? {} : { ExpenseAccountRef: { value: expenseAccountId } }),
      },
      read: (json) => listItem(json),
      // Another SKU is another product, whatever it is called.
      unsuitable: (found) => {
        if (!sellable(found)) return `an item of type ${found.type}`;
        return sku === undefined || found.sku === sku ? undefined : 'another product';
      },
    },
    'useFreeName',
  );
}

/** The one item with this SKU, active ones first. An inactive inventory item is left to the seller. */
async function itemOfSku(call: Call, sku: string): Promise<Result<Created<ListItem> | undefined>> {
  const rows = await queryAll(call, 'Item', `Sku = ${quoted(sku)} and ${withInactive}`);
  if (!rows.ok) return rows;
  const found = rows.value.flatMap((row) => {
    const entry = listItem(row);
    return entry === undefined || entry.type === 'Category' ? [] : [{ row, entry }];
  });
  const active = found.find(({ entry }) => entry.active);
  if (active !== undefined) return ok({ entry: active.entry, how: 'existed' });
  const [inactive] = found;
  if (inactive === undefined) return ok(undefined);
  const { row, entry } = inactive;
  if (!sellable(entry)) {
    const what = `an inactive item of type ${entry.type}`;
    return failed(problem('quickbooks_name_taken', { name: sku, what }));
  }
  const ownName = memberOf(row, 'Name');
  const name = (typeof ownName === 'string' ? ownName : entry.name).replace(/ \(deleted(-\d+)?\)$/, '');
  const made = await makeActive(
    call,
    { entity: 'Item', nameField: 'Name', name, read: (json) => listItem(json) },
    row,
    entry.id,
  );
  return made.end === 'there' ? ok(made.created) : failed(made.problem);
}

function sellable({ type }: ListItem): boolean {
  return type === 'NonInventory' || type === 'Service';
}
