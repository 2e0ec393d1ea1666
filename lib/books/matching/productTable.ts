import { present } from '../../amazon/shapes/present';
import { writeCsv } from '../../csv/writeCsv';
import { faultIn, readTable, rowsOf } from '../settings/csvTable';
import type { Reading } from '../settings/readSettings';
import { isDay } from '../settings/shapes';
import type { ProductRow } from './matchingSettings';

const table = 'products';
const columns = ['sku', 'item', 'item id', 'pack of', 'from'] as const;

/** The seller's table of products as comma-separated text. */
export function writeProducts(map: readonly ProductRow[]): string {
  return writeCsv([
    columns,
    ...map.map(({ sku, item, packOf, from = '' }) => [
      sku,
      item.name,
      item.id,
      packOf === undefined ? '' : String(packOf),
      from,
    ]),
  ]);
}

/** Reads a table of products: SKU and item, and where it matters the item's id, the units in a pack and a day. */
export function readProducts(text: string): Reading<readonly ProductRow[]> {
  const read = readTable(text, table, columns, ['sku', 'item']);
  if (!read.ok) return read;
  const fault = faultIn(table);
  return rowsOf<ProductRow>(read.value, ({ line, cell }) => {
    const [sku, name, pack, from] = [cell('sku'), cell('item'), cell('pack of'), cell('from')];
    if (sku === '') return [fault(line, 'there is no SKU')];
    if (name === '') return [fault(line, 'there is no item')];
    if (pack !== '' && !/^[1-9]\d{0,4}$/.test(pack))
      return [fault(line, `“${pack}” is no whole number from 1 to 99999`)];
    if (from !== '' && !isDay(from)) return [fault(line, `“${from}” is no day such as 2026-11-22`)];
    return present({
      sku,
      item: { id: cell('item id'), name },
      packOf: pack === '' ? undefined : Number(pack),
      from: from === '' ? undefined : from,
    });
  });
}
