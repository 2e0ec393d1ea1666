import { present } from '../../amazon/shapes/present';
import type { AmazonEvent } from '../../ledger/event';
import { folded } from '../../rules/wildcard';
import type { BookContext } from '../bookContext';
import { bookedDay } from '../bookedDay';
import { chosenAccount } from '../chosenAccount';
import type { ListRef } from '../draft';
import { freeName } from '../names';
import { roleRowOfKind } from '../roles';
import { productMatch } from './productMatch';
import { longestName, productName } from './productName';
import { newItemName } from './soldLines';

/** A non-inventory item that would be created on consent. Inventory items never are. */
export interface NewItem {
  readonly type: 'NonInventory';
  /** Free in the company. */
  readonly name: string;
  readonly sku?: string;
  readonly description: string;
  readonly incomeAccount: ListRef;
}

/** What would have to be created so that every product of these events has an item: one a SKU. */
export function newItems(events: readonly AmazonEvent[], context: BookContext): readonly NewItem[] {
  const { books, settings } = context;
  if (books === undefined || settings.matching.products !== 'matched') return [];
  const { ref: incomeAccount } = chosenAccount(books, 'sales');
  const items = new Map<string, NewItem>();
  for (const event of events) {
    const order = context.orders.get(event.orderId ?? '');
    const orderItems = order?.items ?? [];
    for (const line of event.lines) {
      if (roleRowOfKind(line.kind)?.role !== 'sales') continue;
      const wanted = newItemName(line, orderItems);
      if (items.has(folded(wanted))) continue;
      const date = bookedDay(event, order, settings);
      if (productMatch(line, date, books.lists.items, settings.matching).as !== 'none') continue;
      const taken = [...books.lists.items, ...items.values()];
      const description = productName(line, orderItems).slice(0, longestName);
      const name = freeName(wanted, taken);
      items.set(
        folded(wanted),
        present({ type: 'NonInventory' as const, name, sku: line.sku, description, incomeAccount }),
      );
    }
  }
  return [...items.values()];
}
