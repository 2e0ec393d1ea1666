import { folded } from '../../rules/wildcard';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { ListRef } from '../draft';
import { itemById } from '../listIndex';
import { classOf } from '../matching/placed';
import { productMatch } from '../matching/productMatch';
import { type MovedUnits, type Movement, movedUnits } from './movedUnits';
import { costMinor, unitCostOn } from './unitCost';

/** What units that moved for one reason cost together, by class. */
export interface CostRow {
  readonly what: Movement;
  readonly class?: ListRef;
  readonly units: number;
  /** How many different SKUs they are. */
  readonly skus: number;
  readonly costMinor: number;
}

/** The cost of events, and what stands in its way. */
export interface CostSums {
  readonly rows: readonly CostRow[];
  /** The events whose cost it is. */
  readonly moved: readonly BookedEvent[];
  readonly withoutCost: readonly string[];
  /** How many amounts Amazon gives without a SKU. */
  readonly withoutSku: number;
  /** SKUs of which Amazon does not say how many units moved. */
  readonly withoutUnits: readonly string[];
  /** The home currency. */
  readonly currency: string;
}

/** Units of one SKU at one cost, so that a cost is rounded once however many events it is of. */
interface Lot {
  readonly what: Movement;
  readonly class: ListRef | undefined;
  readonly sku: string;
  readonly cost: string;
  units: number;
}

/** Sums what the events moved. `sellsItems`: QuickBooks books the cost of inventory items by itself. */
export function costSums(
  booked: readonly BookedEvent[],
  sellsItems: boolean,
  context: BookContext,
): CostSums {
  const lots = new Map<string, Lot>();
  const moved: BookedEvent[] = [];
  const withoutCost = new Set<string>();
  const withoutUnits = new Set<string>();
  let withoutSku = 0;
  for (const each of booked) {
    const own = movedUnits(each.event, context).filter(
      (units) => !(sellsItems && isStockOfQuickBooks(units, each, context)),
    );
    if (own.some(({ units }) => units !== undefined)) moved.push(each);
    for (const { sku, units, what } of own) {
      if (units === undefined) withoutUnits.add(sku ?? each.event.description);
      else if (sku === undefined) withoutSku += 1;
      else {
        const cost = unitCostOn(context.settings.cost.unitCosts, sku, each.date);
        if (cost === undefined) withoutCost.add(sku);
        else add(lots, { what, class: classFor(each, sku, context), sku: folded(sku), cost, units });
      }
    }
  }
  const currency = context.books?.company.homeCurrency ?? booked[0]?.event.currency ?? 'USD';
  return {
    rows: rowsOf([...lots.values()], currency),
    moved,
    withoutCost: [...withoutCost].sort(),
    withoutSku,
    withoutUnits: [...withoutUnits].sort(),
    currency,
  };
}

function add(lots: Map<string, Lot>, lot: Lot): void {
  const key = JSON.stringify([lot.what, lot.class?.id, lot.class?.name, lot.sku, lot.cost]);
  const found = lots.get(key);
  if (found === undefined) lots.set(key, lot);
  else found.units += lot.units;
}

function rowsOf(lots: readonly Lot[], currency: string): readonly CostRow[] {
  const groups = new Map<string, Lot[]>();
  for (const lot of lots) {
    const key = JSON.stringify([lot.what, lot.class?.id, lot.class?.name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [lot]);
    else group.push(lot);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        what: first.what,
        ...(first.class === undefined ? {} : { class: first.class }),
        units: group.reduce((sum, { units }) => sum + units, 0),
        skus: new Set(group.map(({ sku }) => sku)).size,
        costMinor: group.reduce((sum, { units, cost }) => sum + (costMinor(units, cost, currency) ?? 0), 0),
      },
    ];
  });
}

/** The class of the sale's own line, rules included; for other movements that of the settings. */
function classFor(
  { event, date, lines }: BookedEvent,
  sku: string,
  context: BookContext,
): ListRef | undefined {
  const own = lines.find((line) => line.sku === sku && line.class !== undefined);
  return own?.class ?? classOf(event, date, sku, undefined, context).ref;
}

/** Whether the units are those of an inventory item, which the sale's document sells. */
function isStockOfQuickBooks(
  { sku, what }: MovedUnits,
  { lines, date }: BookedEvent,
  { books, settings }: BookContext,
): boolean {
  if (books === undefined) return false;
  const { lists } = books;
  const sold = what === 'sold' ? lines.filter((line) => line.role === 'sales' && line.sku === sku) : [];
  if (sold.length > 0) return sold.some(({ item }) => itemById(lists, item.id)?.type === 'Inventory');
  if (sku === undefined || settings.matching.products !== 'matched') return false;
  const match = productMatch({ sku }, date, lists.items, settings.matching);
  return match.as === 'item' && match.item.type === 'Inventory';
}
