import type { DateText } from '../../calendar/calendar';
import { minorDigits } from '../../money/currencies';
import { folded } from '../../rules/wildcard';
import { type Dated, valueOn } from '../settings/dated';
import type { UnitCost } from './costSettings';

const decimal = /^(\d{1,9})(?:\.(\d{1,6}))?$/;
const places = 6;

/** Whether a text is a cost: a decimal, not negative, with at most six places. */
export function isCost(text: string): boolean {
  return decimal.test(text.trim());
}

/** What `units` cost in minor units, rounded once, half a unit up; `undefined` where the text is no cost. */
export function costMinor(units: number, cost: string, currency: string): number | undefined {
  const [, whole, fraction = ''] = decimal.exec(cost.trim()) ?? [];
  if (whole === undefined) return undefined;
  const millionths = BigInt(whole + fraction.padEnd(places, '0'));
  const scale = 10n ** BigInt(places - minorDigits(currency));
  const rounded = (millionths * BigInt(units) * 2n + scale) / (scale * 2n);
  return Number(rounded);
}

/** The list is never changed in place, so it is indexed once. */
const indexes = new WeakMap<readonly UnitCost[], ReadonlyMap<string, readonly Dated<string>[]>>();

/** What a unit of a SKU costs on a day; none where no cost has begun. */
export function unitCostOn(unitCosts: readonly UnitCost[], sku: string, date: DateText): string | undefined {
  return valueOn(indexOf(unitCosts).get(folded(sku)) ?? [], date);
}

function indexOf(unitCosts: readonly UnitCost[]): ReadonlyMap<string, readonly Dated<string>[]> {
  const found = indexes.get(unitCosts);
  if (found !== undefined) return found;
  const made = new Map<string, Dated<string>[]>();
  for (const { sku, from, cost } of unitCosts) {
    const rows = made.get(folded(sku));
    const row = from === undefined ? { value: cost } : { from, value: cost };
    if (rows === undefined) made.set(folded(sku), [row]);
    else rows.push(row);
  }
  indexes.set(unitCosts, made);
  return made;
}
