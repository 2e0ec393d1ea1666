import { expect, test } from 'vitest';
import type { ListItem } from '../../../lib/books/company';
import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import { newItems } from '../../../lib/books/matching/newItems';
import { order } from '../bookFixtures';
import { booksWith, codesOf, contextOf, matched, product, shipment } from './matchingFixtures';

const sale = shipment([product()]);

test('one item for all sales is the default, whatever the company sells', () => {
  const context = contextOf(booksWith({ sku: 'LAMP-1' }), { products: 'oneItem' });
  const { lines, verdicts } = matched(sale, context);
  expect(verdicts).toEqual([]);
  expect(lines).toEqual([
    {
      kind: 'principal',
      role: 'sales',
      facet: 'revenue',
      item: { id: 'item-sales', name: 'Amazon sales' },
      account: { id: 'account-sales', name: 'Amazon Sales' },
      description: 'Example lamp',
      label: 'Product sales',
      amountMinor: 3998,
      tax: {
        code: { id: 'NON', name: 'NON' },
        amountMinor: 0,
        account: { id: 'account-sales', name: 'Amazon Sales' },
      },
      quantity: 2,
      unitPriceMinor: 1999,
      sku: 'LAMP-1',
    },
  ]);
});

test.each<[string, Partial<ListItem>[], Partial<MatchingSettings>, string]>([
  ['by SKU, in any case', [{ sku: ' lamp-1 ' }], {}, 'p1'],
  ['by SKU before name', [{ name: 'LAMP-1' }, { sku: 'LAMP-1' }], {}, 'p2'],
  ['by a name that is the SKU', [{ name: 'Lamps:LAMP-1' }], {}, 'p1'],
  ['by title', [{ name: 'example LAMP' }], {}, 'p1'],
  ['passing over inactive ones', [{ sku: 'LAMP-1', active: false }, { sku: 'LAMP-1' }], {}, 'p2'],
  ['passing over categories', [{ name: 'LAMP-1', type: 'Category' }, { name: 'Example lamp' }], {}, 'p2'],
  [
    'by the map before SKU',
    [{ sku: 'LAMP-1' }, {}],
    { map: [{ sku: 'lamp-1', item: { id: 'p2', name: 'x' } }] },
    'p2',
  ],
  [
    'by the very SKU before a pattern',
    [{}, {}],
    {
      map: [
        { sku: 'LAMP-1', item: { id: 'p1', name: '' } },
        { sku: 'LAMP-*', item: { id: 'p2', name: '' } },
      ],
    },
    'p1',
  ],
  [
    'by a pattern',
    [{}, { name: 'Lamps' }],
    { map: [{ sku: 'LAMP-?', item: { id: '', name: 'lamps' } }] },
    'p2',
  ],
  [
    'by the row that has begun',
    [{}, {}, {}],
    {
      map: [
        { sku: 'LAMP-1', item: { id: 'p1', name: '' } },
        { sku: 'LAMP-1', item: { id: 'p2', name: '' }, from: '2026-11-02' },
        { sku: 'LAMP-1', item: { id: 'p3', name: '' }, from: '2026-11-03' },
      ],
    },
    'p2',
  ],
])('a product is found %s', (_name, items, matching, id) => {
  const found = matched(sale, contextOf(booksWith(...items), matching));
  expect(codesOf(found)).toEqual([]);
  expect(found.lines.map(({ item }) => item.id)).toEqual([id]);
});

test.each<[string, Partial<ListItem>[], Partial<MatchingSettings>, string[], RegExp]>([
  ['nothing fits', [], {}, ['blocked product_unmatched'], /SKU LAMP-1 \(“Example lamp”\)/],
  [
    'only an inactive one fits',
    [{ sku: 'LAMP-1', active: false }],
    {},
    ['blocked choice_inactive'],
    /Item 1/,
  ],
  [
    'two fit',
    [{ sku: 'LAMP-1' }, { sku: 'LAMP-1', name: 'Other' }],
    {},
    ['blocked product_ambiguous'],
    /“Item 1” and “Other”/,
  ],
  [
    'the map names one that is gone',
    [{ sku: 'LAMP-1' }],
    { map: [{ sku: 'LAMP-1', item: { id: 'x', name: 'Old lamp' } }] },
    ['blocked entry_gone'],
    /Old lamp/,
  ],
  [
    'the map names one by a name that two have',
    [{ name: 'A:Lamp' }, { name: 'B:Lamp' }],
    { map: [{ sku: 'LAMP-1', item: { id: '', name: 'Lamp' } }] },
    ['blocked name_ambiguous'],
    /Lamp/,
  ],
  ['creation is wished', [], { missing: 'create' }, ['blocked product_to_create'], /“LAMP-1”/],
  ['no fallback is chosen', [], { missing: 'fallback' }, ['blocked fallback_missing'], /LAMP-1/],
  ['it is stock', [{ sku: 'LAMP-1', type: 'Inventory' }], {}, ['blocked inventory_refused'], /Item 1/],
])('a document stops where %s', (_name, items, matching, codes, sentence) => {
  const found = matched(sale, contextOf(booksWith(...items), matching));
  expect(codesOf(found)).toEqual(codes);
  expect(found.verdicts[0]?.problem.sentence).toMatch(sentence);
  // It can be looked at all the same, with Amazon's amount on it.
  expect(found.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(3998);
});

test('one product on several lines is told once', () => {
  const found = matched(shipment([product(), product()]), contextOf(booksWith()));
  expect(codesOf(found)).toEqual(['blocked product_unmatched']);
  expect(found.lines).toHaveLength(2);
});

test('the fallback item stands for what has none, and the document says so', () => {
  const context = contextOf(booksWith({ name: 'Everything else' }), {
    missing: 'fallback',
    fallbackItem: { id: 'p1', name: 'Everything else' },
  });
  const found = matched(sale, context);
  expect(codesOf(found)).toEqual(['note product_on_fallback']);
  expect(found.lines[0]).toMatchObject({ item: { id: 'p1' }, description: 'Example lamp', quantity: 2 });
});

test('a pack of three is three of the item for the same money', () => {
  const map = [{ sku: 'LAMP-1', item: { id: 'p1', name: '' }, packOf: 3 }];
  const context = contextOf(booksWith({}), { map });
  const [even] = matched(shipment([product({ amountMinor: 6000 })]), context).lines;
  expect(even).toMatchObject({ amountMinor: 6000, quantity: 6, unitPriceMinor: 1000 });
  const [uneven] = matched(sale, context).lines;
  expect(uneven).toMatchObject({ amountMinor: 3998, description: '6 × Example lamp' });
  expect(uneven).not.toHaveProperty('quantity');
});

test('stock keeps its units: what is no whole cent each is two prices', () => {
  const context = contextOf(booksWith({ sku: 'LAMP-1', type: 'Inventory' }), { inventoryItems: 'use' });
  const { lines } = matched(shipment([product({ amountMinor: 1999, quantity: 3 })]), context);
  expect(
    lines.map(({ quantity, unitPriceMinor, amountMinor }) => [quantity, unitPriceMinor, amountMinor]),
  ).toEqual([
    [1, 667, 667],
    [2, 666, 1332],
  ]);
  const without = matched(shipment([product({ quantity: 0 })]), context);
  expect(codesOf(without)).toEqual(['blocked inventory_without_units']);
});

test('a bundle is sold as its components, for shares by their own prices', () => {
  const bundle = {
    sku: 'LAMP-1',
    type: 'Group',
    components: [
      { itemId: 'p2', quantity: 1 },
      { itemId: 'p3', quantity: 2 },
    ],
  };
  const priced = booksWith(
    bundle,
    { name: 'Lamp', salesPriceMinor: 3000 },
    { name: 'Bulb', salesPriceMinor: 500 },
  );
  const { lines, verdicts } = matched(sale, contextOf(priced));
  expect(verdicts).toEqual([]);
  expect(lines.map(({ item, amountMinor, description }) => [item.id, amountMinor, description])).toEqual([
    ['p2', 2999, '2 × Lamp (of Example lamp)'],
    ['p3', 999, '4 × Bulb (of Example lamp)'],
  ]);
  const unpriced = booksWith(bundle, { name: 'Lamp' }, { name: 'Bulb' });
  expect(matched(sale, contextOf(unpriced)).lines.map(({ amountMinor }) => amountMinor)).toEqual([
    1333, 2665,
  ]);
});

test.each<[string, Partial<ListItem>[], string]>([
  ['it has no components', [{ sku: 'LAMP-1', type: 'Group' }], 'bundle_unusable'],
  [
    'one is gone',
    [{ sku: 'LAMP-1', type: 'Group', components: [{ itemId: 'x', quantity: 1 }] }],
    'bundle_unusable',
  ],
  [
    'one is a bundle itself',
    [{ sku: 'LAMP-1', type: 'Group', components: [{ itemId: 'p1', quantity: 1 }] }],
    'bundle_unusable',
  ],
  [
    'it holds a part of a unit',
    [{ sku: 'LAMP-1', type: 'Group', components: [{ itemId: 'p2', quantity: 0.5 }] }, {}],
    'bundle_unusable',
  ],
  [
    'one is stock that may not be used',
    [{ sku: 'LAMP-1', type: 'Group', components: [{ itemId: 'p2', quantity: 1 }] }, { type: 'Inventory' }],
    'inventory_refused',
  ],
])('a bundle is not sold where %s', (_name, items, code) => {
  const found = matched(sale, contextOf(booksWith(...items)));
  expect(codesOf(found)).toEqual([`blocked ${code}`]);
  expect(found.lines.map(({ amountMinor }) => amountMinor)).toEqual([3998]);
});

test('the words of a line: Amazon’s, the order’s, the company’s, or what there is', () => {
  const books = booksWith({ sku: 'LAMP-1', description: 'Desk lamp, brass' });
  const untitled = shipment([product({ title: '' })]);
  const text = (context: ReturnType<typeof contextOf>, event = untitled): string | undefined =>
    matched(event, context).lines[0]?.description;
  expect(text(contextOf(books), sale)).toBe('Example lamp');
  expect(text(contextOf(books))).toBe('Desk lamp, brass');
  expect(text(contextOf(books, { description: 'company' }), sale)).toBe('Desk lamp, brass');
  const orderItems = {
    orderItems: [
      { orderItemId: '1', quantityOrdered: 1, product: { sellerSku: 'LAMP-1', title: 'As ordered' } },
    ],
  };
  const orders = new Map([['114-1111111-1111111', order(orderItems)]]);
  expect(text({ ...contextOf(books), orders })).toBe('As ordered');
  expect(text(contextOf(booksWith(), { products: 'oneItem' }))).toBe('SKU LAMP-1 (Amazon sent no title)');
  const hostile = shipment([product({ title: 'a\u0000b\u202ec' })]);
  expect(text(contextOf(books), hostile)).toBe('a bc');
});

test('what would be created: one item a SKU, on the sales account, never stock', () => {
  const events = [
    sale,
    shipment([product(), product({ sku: 'BULB:2', title: 'Bulb' })]),
    shipment([product({ sku: 'KNOWN' })]),
  ];
  const context = contextOf(booksWith({ sku: 'KNOWN' }), { missing: 'create' });
  expect(newItems(events, context)).toEqual([
    {
      type: 'NonInventory',
      name: 'LAMP-1',
      sku: 'LAMP-1',
      description: 'Example lamp',
      incomeAccount: { id: 'account-sales', name: 'Amazon Sales' },
    },
    {
      type: 'NonInventory',
      name: 'BULB 2',
      sku: 'BULB:2',
      description: 'Bulb',
      incomeAccount: { id: 'account-sales', name: 'Amazon Sales' },
    },
  ]);
});

test('without a company everything bears its proposed name', () => {
  const { lines, verdicts } = matched(sale, contextOf(undefined));
  expect(verdicts).toEqual([]);
  expect(lines[0]).toMatchObject({
    item: { id: '', name: 'Amazon sales' },
    account: { id: '', name: 'Amazon Sales' },
  });
});
