import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTransactionsPage } from '../../lib/amazon/shapes/parseTransactionsPage';
import { balancedLeaves } from '../../lib/ledger/leaves';
import { transaction } from './transactionFixtures';

const shown = (fixture: Parameters<typeof transaction>[0]) =>
  balancedLeaves(transaction(fixture)).leaves.map(({ path, amountMinor, taxMinor, item }) => [
    path,
    amountMinor,
    taxMinor ?? 0,
    item?.sku,
  ]);

test('Base, Tax and Promo are one amount at their fee', () => {
  const amounts = {
    'ProductCharges > OurPricePrincipal': 50,
    'AmazonFees > Commission > Base': -7.5,
    'AmazonFees > Commission > Promo': 1,
    'AmazonFees > FBAPerUnitFulfillmentFee > Base': -6.18,
    'AmazonFees > FBAPerUnitFulfillmentFee > Tax': -0.62,
  };
  expect(shown({ items: [{ amounts, sku: 'A' }] })).toEqual([
    ['ProductCharges > OurPricePrincipal', 5000, 0, 'A'],
    ['AmazonFees > Commission', -650, 0, 'A'],
    ['AmazonFees > FBAPerUnitFulfillmentFee', -680, -62, 'A'],
  ]);
});

test('a fee that Amazon waived whole, and every other zero, leaves nothing', () => {
  const amounts = {
    'ProductCharges > OurPricePrincipal': 50,
    'Shipping > ShippingPrincipal': 0,
    'AmazonFees > FBAPerUnitFulfillmentFee > Base': -3.22,
    'AmazonFees > FBAPerUnitFulfillmentFee > Promo': 3.22,
  };
  expect(shown({ items: [{ amounts, sku: 'A' }] })).toEqual([
    ['ProductCharges > OurPricePrincipal', 5000, 0, 'A'],
  ]);
});

test.each(['Base', 'Tax', 'Promo', 'AmazonFees', 'FBAFees', 'ProductCharges', 'AmazonFees > Base'])(
  'an item tree with the bare root %s is passed over for the transaction tree, with the one item’s SKU',
  (root) => {
    const amounts = { 'Shipping > ShippingPrincipal': 20, [root]: -3 };
    const tree = { ProductCharges: 20, 'AmazonFees > Commission > Base': -3 };
    expect(shown({ items: [{ amounts, sku: 'A' }], tree })).toEqual([
      ['ProductCharges', 2000, 0, 'A'],
      ['AmazonFees > Commission', -300, 0, 'A'],
    ]);
  },
);

test('with several items the transaction tree belongs to none of them', () => {
  const amounts = { Base: 10 };
  const tree = { ProductCharges: 20 };
  expect(
    shown({
      items: [
        { amounts, sku: 'A' },
        { amounts, sku: 'B' },
      ],
      tree,
    }),
  ).toEqual([['ProductCharges', 2000, 0, undefined]]);
});

test('items that do not make the total, as in a multi-channel order, leave it to the transaction tree', () => {
  const items = [{ amounts: { 'AmazonFees > FBAPerUnitFulfillmentFee > Base': -10 }, sku: 'A' }];
  const tree = {
    'AmazonFees > FBAPerUnitFulfillmentFee > Base': -10,
    'AmazonFees > FBATransportationFee > Base': -12.58,
    'AmazonFees > FBATransportationFee > Tax': -0.88,
  };
  const read = balancedLeaves(transaction({ items, tree, total: -23.46 }));
  expect(read.imbalance).toBeUndefined();
  expect(read.leaves.map(({ path, amountMinor }) => [path, amountMinor])).toEqual([
    ['AmazonFees > FBAPerUnitFulfillmentFee', -1000],
    ['AmazonFees > FBATransportationFee', -1346],
  ]);
});

test('without any tree there is one amount, named by its description', () => {
  const bare = { ...transaction({ items: [], total: -4.2, description: 'Fee refund' }), breakdowns: [] };
  expect(balancedLeaves(bare)).toEqual({ leaves: [{ path: 'Fee refund', amountMinor: -420 }] });
  expect(balancedLeaves({ ...bare, totalMinor: 0 })).toEqual({ leaves: [] });
});

test('a tree that does not make the total is recorded with both figures', () => {
  const off = balancedLeaves(transaction({ total: 99 }));
  expect(off.imbalance).toEqual({ partsMinor: 1338, totalMinor: 9900 });
});

test('a parent that is not the sum of its children is recorded too', () => {
  const sound = transaction();
  const [sales, ...rest] = sound.breakdowns;
  if (sales === undefined) throw new Error('no wrapper');
  const broken = { ...sound, breakdowns: [{ ...sales, children: [] }, ...rest] };
  const twisted = {
    ...sound,
    breakdowns: [
      { ...sales, children: sales.children.map((node) => ({ ...node, amountMinor: node.amountMinor + 1 })) },
      ...rest,
    ],
  };
  expect(balancedLeaves(twisted).imbalance).toBeDefined();
  // A wrapper that is itself an amount is no known label; it is kept, so that it can stop the sale.
  expect(balancedLeaves({ ...broken, items: [] }).leaves.map(({ path }) => path)).toContain('Sales');
});

const samples = '../shared/data/amazon/transactions/samples';

describe.skipIf(!existsSync(samples))('the sampled answers', () => {
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.json')) : [];

  test.each(files)('every transaction of %s balances', (file) => {
    const page = parseTransactionsPage(JSON.parse(readFileSync(`${samples}/${file}`, 'utf8')));
    if (!page.ok) throw new Error(page.problem.sentence);
    expect(page.value.transactions.length).toBeGreaterThan(0);
    for (const each of page.value.transactions) {
      const { leaves, imbalance } = balancedLeaves(each);
      expect(imbalance, each.transactionId).toBeUndefined();
      expect(leaves.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(each.totalMinor);
    }
  });
});
