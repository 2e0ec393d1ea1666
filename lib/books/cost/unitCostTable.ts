import { present } from '../../amazon/shapes/present';
import { writeCsv } from '../../csv/writeCsv';
import { faultIn, readTable, rowsOf } from '../settings/csvTable';
import type { Reading } from '../settings/readSettings';
import { isDay } from '../settings/shapes';
import type { UnitCost } from './costSettings';
import { isCost } from './unitCost';

const table = 'unit costs';
const columns = ['sku', 'from', 'cost'] as const;

/** Unit costs as comma-separated text. */
export function writeUnitCosts(unitCosts: readonly UnitCost[]): string {
  return writeCsv([columns, ...unitCosts.map(({ sku, from = '', cost }) => [sku, from, cost])]);
}

/** Reads unit costs: a SKU, its cost, and the day from which it holds, if not from the beginning. */
export function readUnitCosts(text: string): Reading<readonly UnitCost[]> {
  const read = readTable(text, table, columns, ['sku', 'cost']);
  if (!read.ok) return read;
  const fault = faultIn(table);
  return rowsOf<UnitCost>(read.value, ({ line, cell }) => {
    const [sku, from, cost] = [cell('sku'), cell('from'), cell('cost')];
    if (sku === '') return [fault(line, 'there is no SKU')];
    if (from !== '' && !isDay(from)) return [fault(line, `“${from}” is no day such as 2026-11-22`)];
    if (!isCost(cost)) return [fault(line, `“${cost}” is no cost such as 4.25`)];
    return present({ sku, from: from === '' ? undefined : from, cost });
  });
}
