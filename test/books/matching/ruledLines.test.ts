import { expect, test } from 'vitest';
import { booksWith, codesOf, contextOf, matched, product, shipment } from './matchingFixtures';

const fee = product({ kind: 'sellingFee', path: 'AmazonFees > Commission', amountMinor: -600 });
const { quantity: _units, ...commission } = fee;

test('a rule’s item, words and number of units stand on the line', () => {
  const context = contextOf(booksWith({ name: 'Wholesale' }), { products: 'oneItem' });
  const { lines, verdicts } = matched(shipment([product({ amountMinor: 4000 })]), context, {
    line: { item: 'wholesale', description: 'By the box', quantityMultiplier: 2 },
  });
  expect(verdicts).toEqual([]);
  expect(lines[0]).toMatchObject({
    item: { id: 'p1', name: 'Wholesale' },
    description: 'By the box',
    quantity: 4,
    unitPriceMinor: 1000,
    amountMinor: 4000,
  });
});

test('words and units of a rule without an item stand on the one item for all sales', () => {
  const context = contextOf(booksWith(), { products: 'oneItem' });
  const [line] = matched(shipment([product({ amountMinor: 4000 })]), context, {
    line: { description: 'By the box', quantityMultiplier: 10 },
  }).lines;
  expect(line).toMatchObject({
    item: { id: 'item-sales' },
    description: 'By the box',
    quantity: 20,
    unitPriceMinor: 200,
  });
});

test('a rule may name the item of a fee, and not one that moves stock', () => {
  const books = booksWith(
    { name: 'Referrals', type: 'Service', incomeAccountId: 'account-sellingFees' },
    { name: 'Stock', type: 'Inventory' },
  );
  const event = shipment([commission]);
  const named = matched(event, contextOf(books), { line: { item: 'Referrals' } });
  expect(codesOf(named)).toEqual([]);
  expect(named.lines[0]).toMatchObject({
    role: 'sellingFees',
    item: { id: 'p1' },
    account: { id: 'account-sellingFees' },
    description: 'Referral fee',
    amountMinor: -600,
  });
  expect(codesOf(matched(event, contextOf(books), { line: { item: 'Stock' } }))).toEqual([
    'blocked item_type',
  ]);
});

test('a name that no item has stops the document', () => {
  for (const line of [product(), commission]) {
    const found = matched(shipment([line]), contextOf(booksWith()), { line: { item: 'Nothing' } });
    expect(codesOf(found)).toEqual(['blocked name_not_found']);
    expect(found.lines[0]).toMatchObject({
      item: { id: '', name: 'Nothing' },
      amountMinor: line.amountMinor,
    });
  }
});

test('without a company a rule’s names stand as they are', () => {
  const { lines, verdicts } = matched(shipment([product(), commission]), contextOf(undefined), {
    line: { item: 'Anything', description: 'Words' },
  });
  expect(verdicts).toEqual([]);
  expect(lines.map(({ item, description }) => [item.name, description])).toEqual([
    ['Anything', 'Words'],
    ['Anything', 'Words'],
  ]);
});
