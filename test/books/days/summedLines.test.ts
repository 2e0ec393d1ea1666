import { expect, test } from 'vitest';
import type { BookedEvent, BookedLine } from '../../../lib/books/bookedEvent';
import { rowOf } from '../../../lib/books/chosen';
import { journalContent, showing, summedLines } from '../../../lib/books/days/summedLines';
import { formContent } from '../../../lib/books/drawing/formContent';
import type { ItemRole } from '../../../lib/books/roles';
import { bookedIn, contextOf, sale } from './dayFixtures';

const context = contextOf();
const [booked] = bookedIn(context, sale(20, -3, -4));
const vat = (amountMinor: number) => ({
  code: { id: '20', name: '20.0% S' },
  amountMinor,
  account: { id: 'vat', name: 'VAT Control' },
});

function line(role: ItemRole, amountMinor: number, more: Partial<BookedLine> = {}): BookedLine {
  const { kinds, facet, itemName, accountName, inWords } = rowOf(role);
  const account = { id: `account-${role}`, name: accountName };
  const item = { id: `item-${role}`, name: itemName };
  const words = { description: inWords, label: inWords };
  return { kind: kinds[0] ?? 'unknown', role, facet, item, account, ...words, amountMinor, ...more };
}

function summed(lines: 'byItem' | 'byGroup', ...all: readonly BookedLine[]): readonly BookedLine[] {
  if (booked === undefined) throw new Error('no event');
  const event: BookedEvent = booked;
  return summedLines(
    all.map((each) => ({ booked: event, facets: ['revenue', 'fees', 'cash'], lines: [each] })),
    showing(lines, context),
  );
}

test('tax is summed with its lines; on an entry that on fees stands apart, on a form it does not', () => {
  const lines = summed(
    'byGroup',
    line('sales', 1000, { tax: vat(200) }),
    line('sales', 500, { tax: vat(100) }),
    line('sellingFees', -300, { tax: vat(-60) }),
  );
  expect(lines.map(({ amountMinor, tax }) => [amountMinor, tax?.amountMinor])).toEqual([
    [1500, 300],
    [-300, -60],
  ]);
  const taxes = (content: ReturnType<typeof formContent>) =>
    content.taxes.map(({ netMinor, taxMinor }) => [netMinor, taxMinor]);
  expect(taxes(formContent(lines, 'label'))).toEqual([[1200, 240]]);
  expect(taxes(journalContent(lines))).toEqual([
    [1500, 300],
    [-300, -60],
  ]);
});

test('units are added at one price, or told in the text, and left out where a line tells none', () => {
  const lamp = (amountMinor: number, more: Partial<BookedLine>) =>
    line('sales', amountMinor, { sku: 'LAMP', description: 'Lamp', ...more });
  const texts = summed(
    'byItem',
    lamp(2000, { quantity: 2, unitPriceMinor: 1000 }),
    lamp(900, { quantity: 1, unitPriceMinor: 900 }),
    lamp(3000, { quantity: 3, unitPriceMinor: 1000 }),
    lamp(1000, { description: '3 × Lamp' }),
    lamp(1100, { description: '4 × Lamp' }),
  );
  expect(texts.map(({ label, quantity, amountMinor }) => [label, quantity, amountMinor])).toEqual([
    ['Lamp', 5, 5000],
    ['Lamp', 1, 900],
    ['7 × Lamp', undefined, 2100],
  ]);
  const untold = summed('byItem', lamp(1000, { description: '3 × Lamp' }), lamp(100, {}));
  expect(untold.map(({ label, amountMinor }) => [label, amountMinor])).toEqual([['Lamp', 1100]]);
});

test('groups share an item only where it posts to the same account', () => {
  const matched = line('sales', 1000, { item: { id: 'lamp', name: 'Lamp' } });
  const elsewhere = line('sales', 500, {
    item: { id: 'book', name: 'Book' },
    account: { id: 'books', name: 'Sales of books' },
  });
  const lines = summed('byGroup', matched, line('sales', 250), elsewhere);
  expect(lines.map(({ item, account, amountMinor }) => [item.name, account.name, amountMinor])).toEqual([
    ['Amazon sales', 'Amazon Sales', 1250],
    ['Book', 'Sales of books', 500],
  ]);
});
