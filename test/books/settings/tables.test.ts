import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUnitCosts, writeUnitCosts } from '../../../lib/books/cost/unitCostTable';
import type { FeeMapping } from '../../../lib/books/mapping/feeMapping';
import {
  readFeeMapping,
  readFeeMappingCsv,
  writeFeeMapping,
  writeFeeMappingCsv,
} from '../../../lib/books/mapping/feeMappingFile';
import { readProducts, writeProducts } from '../../../lib/books/matching/productTable';
import { roleRowOfKind } from '../../../lib/books/roles';
import type { Reading } from '../../../lib/books/settings/readSettings';
import { amountKinds } from '../../../lib/rules/amountKinds';

const loud = { numRuns: 300, verbose: fc.VerbosityLevel.Verbose };

/** Texts with what tables stumble over: formulas, quotation marks, separators, line ends, spaces at the ends. */
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom('=1+1', "'=x", '@a', '-', '+', 'a,b', '"', ' x ', 'a\r\nb', 'Ünï, "q"', '\ufeffx'),
);
const day = fc.constantFrom('2026-01-01', '2024-02-29');
const ref = fc.record({ id: fc.constantFrom('', '7', '=7'), name });
const kinds = amountKinds.filter((kind) => roleRowOfKind(kind) !== undefined);

const mapping: fc.Arbitrary<FeeMapping> = fc.record({
  preset: fc.constantFrom('one', 'groups', 'everyKind'),
  rows: fc.array(
    fc.record(
      { kind: fc.constantFrom(...kinds), label: name, from: day, item: ref, account: ref },
      { requiredKeys: ['kind'] },
    ),
    { maxLength: 8 },
  ),
});

test('a table of fees is read as it was written, as either kind of file', () => {
  fc.assert(
    fc.property(mapping, (each) => {
      expect(readFeeMappingCsv(writeFeeMappingCsv(each))).toEqual({ ok: true, value: each });
      expect(readFeeMapping(writeFeeMapping(each))).toEqual({ ok: true, value: each });
    }),
    loud,
  );
});

test('products and unit costs are read as they were written', () => {
  const product = fc.record(
    { sku: name, item: ref, packOf: fc.integer({ min: 1, max: 99_999 }), from: day },
    { requiredKeys: ['sku', 'item'] },
  );
  const cost = fc.record(
    { sku: name, from: day, cost: fc.constantFrom('0', '4.25', '0.000001') },
    { requiredKeys: ['sku', 'cost'] },
  );
  fc.assert(
    fc.property(fc.array(product), fc.array(cost), (map, costs) => {
      expect(readProducts(writeProducts(map))).toEqual({ ok: true, value: map });
      expect(readUnitCosts(writeUnitCosts(costs))).toEqual({ ok: true, value: costs });
    }),
    loud,
  );
});

test('columns may stand in any order, and a spreadsheet’s marks do no harm', () => {
  expect(readUnitCosts('\ufeffCost,SKU\n4.25,LAMP-1\n\n1,BULB\n')).toEqual({
    ok: true,
    value: [
      { sku: 'LAMP-1', cost: '4.25' },
      { sku: 'BULB', cost: '1' },
    ],
  });
  expect(readFeeMappingCsv('kind,item\nsellingFee,Fees\n')).toEqual({
    ok: true,
    value: { preset: 'groups', rows: [{ kind: 'sellingFee', item: { id: '', name: 'Fees' } }] },
  });
});

test.each<[string, () => Reading<unknown>, string[]]>([
  ['nothing', () => readUnitCosts(''), ['Line 1 of the table of unit costs: there is nothing in it.']],
  [
    'a strange column',
    () => readUnitCosts('sku,price\n'),
    ['Line 1 of the table of unit costs: no column is called “price”; there are sku, from, cost.'],
  ],
  [
    'a missing column',
    () => readUnitCosts('sku\n'),
    ['Line 1 of the table of unit costs: the column “cost” is missing.'],
  ],
  [
    'a column twice',
    () => readUnitCosts('sku,cost,SKU\n'),
    ['Line 1 of the table of unit costs: the column “sku” is there twice.'],
  ],
  [
    'an open quotation mark',
    () => readUnitCosts('sku,cost\n"a,1\n'),
    ['Line 2 of the table of unit costs: a quotation mark is never closed, or stands before other text.'],
  ],
  [
    'a cell too many',
    () => readUnitCosts('sku,cost\na,1,2\n'),
    ['Line 2 of the table of unit costs: it has more cells than there are columns.'],
  ],
  [
    'every fault, by its line',
    () => readUnitCosts('sku,cost,from\n,1,\na,-1,\na,1e3,\na,1,2026-02-30\n'),
    [
      'Line 2 of the table of unit costs: there is no SKU.',
      'Line 3 of the table of unit costs: “-1” is no cost such as 4.25.',
      'Line 4 of the table of unit costs: “1e3” is no cost such as 4.25.',
      'Line 5 of the table of unit costs: “2026-02-30” is no day such as 2026-11-22.',
    ],
  ],
  [
    'products',
    () => readProducts('sku,item,item id,pack of,from\n,x,,,\na,,,,\na,x,,0,\na,x,,1.5,\na,x,,,1.1.2026\n'),
    [
      'Line 2 of the table of products: there is no SKU.',
      'Line 3 of the table of products: there is no item.',
      'Line 4 of the table of products: “0” is no whole number from 1 to 99999.',
      'Line 5 of the table of products: “1.5” is no whole number from 1 to 99999.',
      'Line 6 of the table of products: “1.1.2026” is no day such as 2026-11-22.',
    ],
  ],
  [
    'fees',
    () =>
      readFeeMappingCsv(
        'kind,item,item id,account,account id,from\nfee,x,,,,\nunknown,x,,,,\nsellingFee,,7,,,\nsellingFee,,,,7,\nsellingFee,,,,,x\n',
      ),
    [
      'Line 2 of the table of fees: “fee” is no kind of amount.',
      'Line 3 of the table of fees: amounts of the kind “unknown” are no line.',
      'Line 4 of the table of fees: the item has an id and no name.',
      'Line 5 of the table of fees: the account has an id and no name.',
      'Line 6 of the table of fees: “x” is no day such as 2026-11-22.',
    ],
  ],
  [
    'a preset that is none',
    () => readFeeMappingCsv('kind,label\npreset,many\n'),
    ['Line 2 of the table of fees: “many” is none of one, groups, everyKind.'],
  ],
  [
    'two presets',
    () => readFeeMappingCsv('kind,label\npreset,one\npreset,groups\n'),
    ['Line 3 of the table of fees: there is more than one line for the preset.'],
  ],
  [
    'a file of fees with a kind that is no line',
    () => readFeeMapping('{"preset":"one","rows":[{"kind":"payable"}]}'),
    ['Amounts of the kind “payable” are no line of a document, so that no item or account stands for them.'],
  ],
  [
    'a file of fees with another form',
    () => readFeeMapping('{"preset":"two","rows":[]}'),
    ['In the settings, “preset” is not right. Wanted: one of one, groups, everyKind.'],
  ],
])('refused, with the place: %s', (_name, read, sentences) => {
  const reading = read();
  expect(reading.ok ? [] : reading.problems.map(({ sentence }) => sentence)).toEqual(sentences);
});
