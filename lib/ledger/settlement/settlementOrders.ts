import { present } from '../../amazon/shapes/present';
import { normalizedLabel } from '../label';
import type { Columns, OrderColumnName } from './columns';
import { fieldText } from './fieldText';
import { HeldBytes } from './heldBytes';
import type { KnownLabel } from './labelTable';
import { quarterOf, quarterTexts } from './quarterHours';
import { quoted, Refusal } from './refusal';
import type { RowCells } from './rowCells';
import type { SettlementOrder } from './settlement';

interface Amount {
  readonly quarter: number;
  readonly sku: string;
  readonly label: KnownLabel;
  readonly rowMinor: number;
  rows: number;
}

interface Order {
  readonly orderId: string;
  readonly transactionType: string;
  readonly amounts: Map<string, Amount>;
  readonly units: Map<string, number>;
  /** What has been counted: shipment and order item. */
  readonly counted: Set<string>;
}

/** The rows of a settlement by order and transaction type. It grows with the file, unlike all else of a reading. */
export class SettlementOrders {
  private readonly byKey = new Map<string, Order>();
  private readonly orderId = new LastText();
  private readonly sku = new LastText();

  /** Takes the row at hand, of which the columns of orders are not cut yet. */
  add(
    bytes: Uint8Array,
    cells: RowCells,
    columns: Columns,
    label: KnownLabel,
    epochSeconds: number,
    amountMinor: number,
    line: number,
  ): void {
    const cut = (name: OrderColumnName): [start: number, end: number] => {
      const place = columns[name] ?? 0;
      cells.trim(bytes, place);
      return [cells.starts[place] as number, cells.ends[place] as number];
    };
    const sku = this.sku.of(bytes, cells.view, ...cut('sku'));
    const order = this.order(this.orderId.of(bytes, cells.view, ...cut('order-id')), label);
    const quarter = quarterOf(epochSeconds);
    const key = `${quarter} ${label.index} ${amountMinor} ${sku}`;
    const amount = order.amounts.get(key);
    if (amount === undefined) order.amounts.set(key, { quarter, sku, label, rowMinor: amountMinor, rows: 1 });
    else amount.rows += 1;
    if (amountMinor === 0 || !paysProduct(label)) return;
    // Every row of an item repeats its quantity, and two shipments may share the item.
    const item = [...cut('shipment-id'), ...cut('order-item-code')] as const;
    const itemKey = `${fieldText(bytes, item[0], item[1])}\t${fieldText(bytes, item[2], item[3])}`;
    if (order.counted.has(itemKey)) return;
    order.counted.add(itemKey);
    const units = unitsIn(fieldText(bytes, ...cut('quantity-purchased')), line);
    if (units > 0) order.units.set(sku, (order.units.get(sku) ?? 0) + units);
  }

  /** What has been taken so far. */
  orders(): readonly SettlementOrder[] {
    const textOf = quarterTexts();
    return [...this.byKey.values()].map(({ orderId, transactionType, amounts, units }) => ({
      orderId,
      transactionType,
      amounts: [...amounts.values()].map(({ quarter, sku, label, rowMinor, rows }) =>
        present({
          postedAt: textOf(quarter),
          sku,
          label: label.label,
          meaning: label.meaning,
          rowMinor,
          rows,
        }),
      ),
      units: [...units].map(([sku, count]) => ({ sku, units: count })),
    }));
  }

  private order(orderId: string, { label: { transactionType } }: KnownLabel): Order {
    const key = `${normalizedLabel(transactionType)}\t${orderId}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const order: Order = {
      orderId,
      transactionType,
      amounts: new Map(),
      units: new Map(),
      counted: new Set(),
    };
    this.byKey.set(key, order);
    return order;
  }
}

/** The text of a column, made anew only where the row before has another. */
class LastText {
  private readonly held = new HeldBytes();
  private text = '';

  of(bytes: Uint8Array, view: DataView, start: number, end: number): string {
    if (this.held.equals(view, start, end)) return this.text;
    this.held.hold(view, start, end);
    this.text = fieldText(bytes, start, end);
    return this.text;
  }
}

/** Fees, shipping and taxes repeat the quantity of the item; only with its price have units moved. */
function paysProduct({ label: { amountType, amountDescription } }: KnownLabel): boolean {
  return normalizedLabel(amountType) === 'itemprice' && normalizedLabel(amountDescription) === 'principal';
}

function unitsIn(text: string, line: number): number {
  if (text === '') return 0;
  const match = /^(\d{1,9})(?:[.,]0+)?$/.exec(text);
  if (match === null)
    throw new Refusal('settlement_quantity_unreadable', { line: String(line), text: quoted(text) });
  return Number(match[1]);
}
