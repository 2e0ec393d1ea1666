import { expect, test } from 'vitest';
import type { BookContext, StockUnits } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { ListItem } from '../../../lib/books/company';
import { costDocuments } from '../../../lib/books/cost/costDocuments';
import { type CostSettings, noCost } from '../../../lib/books/cost/costSettings';
import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import type { Books } from '../../../lib/books/setup';
import type { AmazonEvent, EventLine } from '../../../lib/ledger/event';
import { eventsOf } from '../bookFixtures';
import { booksWith, contextOf, product, shipment } from '../matching/matchingFixtures';

const scope = {
  key: 'cost/US/2026-11-02',
  number: 'AZ-US-2026-11-02C',
  date: '2026-11-02',
  sellsItems: true,
};

const unitCosts: CostSettings['unitCosts'] = [
  { sku: 'LAMP-1', cost: '7.00' },
  { sku: 'lamp-1', cost: '7.255', from: '2026-11-02' },
  { sku: 'BULB', cost: '0.333' },
  { sku: 'GIFT', cost: '0' },
];

function costBooks(...items: readonly Partial<ListItem>[]): Books {
  const books = booksWith(...items);
  const accounts = [
    ...books.lists.accounts,
    { id: 'cogs', name: 'Cost of Goods', type: 'Cost of Goods Sold', active: true },
    { id: 'stock', name: 'Inventory', type: 'Other Current Asset', active: true },
  ];
  const setup = { ...books.setup, accountIds: { costOfGoods: 'cogs', inventory: 'stock' } };
  return { ...books, lists: { ...books.lists, accounts }, setup };
}

function costContext(
  cost: Partial<CostSettings> = {},
  matching: Partial<MatchingSettings> = { products: 'oneItem' },
  books: Books = costBooks(),
): BookContext {
  return contextOf(books, matching, { cost: { ...noCost, booked: true, unitCosts, ...cost } });
}

function book(context: BookContext, ...events: readonly AmazonEvent[]): readonly BookedEvent[] {
  return events.map((event, index) => bookEvent({ ...event, key: `seller/T${index + 1}` }, context));
}

/** Debits positive: account and amount of each line, with its words. */
function linesOf(planned: PlannedDraft | undefined): readonly unknown[] {
  return (planned?.draft?.lines ?? []).map(({ account, amountMinor, description }) => [
    account.name,
    -amountMinor,
    description,
  ]);
}

const codes = (planned: PlannedDraft | undefined): readonly string[] =>
  planned?.problems.map(({ code }) => code) ?? [];

test('the units of a day at the cost of their day, each SKU rounded once', () => {
  const context = costContext();
  const booked = book(
    context,
    shipment([product({ quantity: 2 })]),
    shipment([product({ quantity: 1 }), product({ sku: 'BULB', quantity: 5 })]),
    shipment([product({ quantity: 1 })], {
      postedAt: '2026-11-01T12:00:00Z',
      release: { state: 'released', releasedAt: '2026-11-01T12:00:00Z' },
    }),
  );
  const [planned, ...others] = costDocuments(scope, booked, context);
  expect(others).toEqual([]);
  expect(codes(planned)).toEqual([]);
  expect(planned?.state).toBe('ready');
  // 3 × 7.255 = 21.765 → 21.77; 1 × 7.00; 5 × 0.333 = 1.665 → 1.67
  expect(linesOf(planned)).toEqual([
    ['Cost of Goods', 3044, 'Cost of goods sold: 9 units of 2 SKUs'],
    ['Inventory', -3044, 'Cost of goods sold: 9 units of 2 SKUs'],
  ]);
  expect(planned?.draft).toMatchObject({
    kind: 'journalEntry',
    number: 'AZ-US-2026-11-02C',
    date: '2026-11-02',
    currency: 'USD',
    totalMinor: 3044,
    covers: ['T1', 'T2', 'T3'].map((id) => ({ eventKey: `seller/${id}`, facets: ['cost'] })),
  });
  expect(planned?.effects).toEqual([
    { account: { id: 'cogs', name: 'Cost of Goods' }, debitMinor: 3044, creditMinor: 0 },
    { account: { id: 'stock', name: 'Inventory' }, debitMinor: 0, creditMinor: 3044 },
  ]);
});

test('nothing where cost is not booked, nothing moved, or units cost nothing', () => {
  const sale = shipment([product()]);
  const off = costContext({ booked: false });
  expect(costDocuments(scope, book(off, sale), off)).toEqual([]);
  const context = costContext();
  const fee = shipment([{ kind: 'sellingFee', path: 'AmazonFees > Commission', amountMinor: -5 }]);
  expect(costDocuments(scope, book(context, fee), context)).toEqual([]);
  expect(costDocuments(scope, book(context, shipment([product({ sku: 'GIFT' })])), context)).toEqual([]);
});

test('what is booked, waits, is blocked or is of the previous system stays out', () => {
  const sale = shipment([product()]);
  const owner = { kind: 'journalEntry' as const, number: 'X', date: '2026-11-02' };
  const owned = { ...costContext(), owners: new Map([['seller/T1', { cost: owner }]]) };
  expect(costDocuments(scope, book(owned, sale), owned)).toEqual([]);
  const context = costContext();
  for (const state of ['waiting', 'blocked'] as const) {
    const problem = {
      code: 'order_pending',
      party: 'amazon',
      sentence: '',
      remedy: '',
      retry: { kind: 'never' },
    } as const;
    const held = book(context, sale).map((each) => ({
      ...each,
      verdicts: [{ state, problem: problem as never }],
    }));
    expect(costDocuments(scope, held, context)).toEqual([]);
  }
  const start = { from: '2026-11-04T00:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 };
  const later = { ...context, settings: { ...context.settings, start } };
  expect(costDocuments(scope, book(later, sale), later)).toEqual([]);
});

test('a missing cost blocks the cost entry and names its SKUs; what is known can be looked at', () => {
  const context = costContext();
  const booked = book(
    context,
    shipment([product({ quantity: 1 }), product({ sku: 'NEW', title: 'New' }), product({ sku: 'ANEW' })]),
  );
  expect(booked[0]?.verdicts).toEqual([]);
  const [planned] = costDocuments(scope, booked, context);
  expect(planned?.state).toBe('blocked');
  expect(planned?.problems[0]?.sentence).toBe(
    'There is no unit cost for 2 of the products that were sold: ANEW, NEW.',
  );
  expect(linesOf(planned)[0]).toEqual(['Cost of Goods', 726, 'Cost of goods sold: 1 unit of 1 SKU']);
  const { sku: _sku, ...nameless } = product();
  const [without] = costDocuments(scope, book(context, shipment([nameless])), context);
  expect(codes(without)).toEqual(['cost_without_sku']);
});

test('many missing SKUs are counted, and the first are named', () => {
  const context = costContext({ unitCosts: [] });
  const lines = Array.from({ length: 25 }, (_each, index) =>
    product({ sku: `S${String(index).padStart(2, '0')}` }),
  );
  const [planned] = costDocuments(scope, book(context, shipment(lines)), context);
  expect(planned?.problems[0]?.sentence).toMatch(
    /^There is no unit cost for 25 .*: S00, .*, S19 and 5 more\.$/,
  );
});

test('QuickBooks books the cost of inventory items that the document sells, and of no others', () => {
  const books = costBooks({ sku: 'LAMP-1', type: 'Inventory' }, { sku: 'BULB' });
  const context = costContext({}, { products: 'matched', inventoryItems: 'use' }, books);
  const booked = book(context, shipment([product({ quantity: 1 }), product({ sku: 'BULB', quantity: 3 })]));
  const [items] = costDocuments(scope, booked, context);
  expect(linesOf(items)[0]).toEqual(['Cost of Goods', 100, 'Cost of goods sold: 3 units of 1 SKU']);
  const [accounts] = costDocuments({ ...scope, sellsItems: false }, booked, context);
  expect(linesOf(accounts)[0]).toEqual(['Cost of Goods', 826, 'Cost of goods sold: 4 units of 2 SKUs']);
});

const refund = shipment(
  [
    {
      kind: 'refund',
      path: 'ProductCharges > OurPricePrincipal',
      amountMinor: -1999,
      sku: 'LAMP-1',
      quantity: 1,
    },
  ],
  { kind: 'refund', transactionType: 'Refund' },
);

test('a return takes its cost back only where it is wished and Amazon says that it can be sold again', () => {
  const units: readonly StockUnits[] = [
    { sku: 'LAMP-1', units: 1, what: 'sellable' },
    { sku: 'BULB', units: 0, what: 'sellable' },
  ];
  const reported = new Map([['seller/T1', units]]);
  const stay = { ...costContext(), stockUnits: reported };
  expect(costDocuments(scope, book(stay, refund), stay)).toEqual([]);
  const back = { ...costContext({ returns: 'sellableBack' }), stockUnits: reported };
  const [planned] = costDocuments(scope, book(back, refund), back);
  expect(linesOf(planned)).toEqual([
    ['Cost of Goods', -726, 'Returned and fit for sale: 1 unit of 1 SKU'],
    ['Inventory', 726, 'Returned and fit for sale: 1 unit of 1 SKU'],
  ]);
  const unknown = costContext({ returns: 'sellableBack' });
  expect(costDocuments(scope, book(unknown, refund), unknown)).toEqual([]);
});

function reimbursement(reason: string, line: Partial<EventLine> = {}): AmazonEvent {
  return shipment(
    [{ kind: 'reimbursement', path: 'FBAInventoryReimbursement', amountMinor: 1500, sku: 'LAMP-1', ...line }],
    { kind: 'other', transactionType: 'FBAInventoryReimbursement', description: reason },
  );
}

test.each<[string, AmazonEvent, unknown[]]>([
  [
    'lost',
    reimbursement('WAREHOUSE_LOST', { quantity: 2 }),
    ['Cost of Goods', 1451, 'Lost or damaged, paid for by Amazon: 2 units of 1 SKU'],
  ],
  [
    'damaged',
    reimbursement('Warehouse Damage', { quantity: 1 }),
    ['Cost of Goods', 726, 'Lost or damaged, paid for by Amazon: 1 unit of 1 SKU'],
  ],
  [
    'found again',
    reimbursement('COMPENSATED_CLAWBACK', { quantity: 1, amountMinor: -1500 }),
    ['Cost of Goods', -726, 'Found again: 1 unit of 1 SKU'],
  ],
  [
    'lost, and paid back under the same reason,',
    reimbursement('WAREHOUSE_LOST', { quantity: 1, amountMinor: -1500 }),
    ['Cost of Goods', -726, 'Found again: 1 unit of 1 SKU'],
  ],
  ...[
    'WAREHOUSE_LOST_MANUAL',
    'WAREHOUSE_DAMAGE_EXCEPTION',
    'INBOUND_CARRIER_DAMAGE',
    'REMOVAL_ORDER_DAMAGED',
  ].map((reason): [string, AmazonEvent, unknown[]] => [
    `gone for the reason ${reason}`,
    reimbursement(reason, { quantity: 1 }),
    ['Cost of Goods', 726, 'Lost or damaged, paid for by Amazon: 1 unit of 1 SKU'],
  ]),
])('stock that is %s moves its cost', (_name, event, line) => {
  const context = costContext();
  expect(linesOf(costDocuments(scope, book(context, event), context)[0])[0]).toEqual(line);
  const left = costContext({ lost: 'leftToSeller' });
  expect(costDocuments(scope, book(left, event), left)).toEqual([]);
});

test('a free replacement costs its units, though no money moved', () => {
  const context = costContext();
  const free = shipment([], { unchargedUnits: [{ sku: 'LAMP-1', quantity: 1 }] });
  const planned = costDocuments(scope, book(context, free), context)[0];
  expect(linesOf(planned)[0]).toEqual(['Cost of Goods', 726, 'Cost of goods sold: 1 unit of 1 SKU']);
});

test('units of lost stock as Amazon reports them', () => {
  const context = costContext({ unitCosts: [{ sku: 'SKU-JACKET', cost: '2.50' }] });
  const [event] = eventsOf({
    type: 'FBAInventoryReimbursement',
    description: 'WAREHOUSE_LOST',
    items: [{ sku: 'SKU-JACKET', quantity: 3, amounts: { FBAInventoryReimbursement: 6.22 } }],
  });
  if (event === undefined) throw new Error('no event');
  const planned = costDocuments(scope, [bookEvent(event, context)], context)[0];
  expect(linesOf(planned)[0]).toEqual([
    'Cost of Goods',
    750,
    'Lost or damaged, paid for by Amazon: 3 units of 1 SKU',
  ]);
});

test('money for units that were sold before moves no cost a second time', () => {
  const context = costContext();
  const event = reimbursement('FREE_REPLACEMENT_REFUND_ITEMS', { quantity: 1 });
  expect(costDocuments(scope, book(context, event), context)).toEqual([]);
});

test('lost units of which Amazon does not say how many are noted beside the rest, or told by its report', () => {
  const context = costContext();
  const [planned] = costDocuments(
    scope,
    book(context, shipment([product()]), reimbursement('WAREHOUSE_LOST')),
    context,
  );
  expect([planned?.state, codes(planned)]).toEqual(['ready', ['cost_units_unknown']]);
  expect(planned?.draft?.covers.map(({ eventKey }) => eventKey)).toEqual(['seller/T1']);
  const told: readonly StockUnits[] = [{ sku: 'BULB', units: 3, what: 'lost' }];
  const reported = { ...context, stockUnits: new Map([['seller/T1', told]]) };
  const [known] = costDocuments(scope, book(reported, reimbursement('WAREHOUSE_LOST')), reported);
  expect(linesOf(known)[0]).toEqual([
    'Cost of Goods',
    100,
    'Lost or damaged, paid for by Amazon: 3 units of 1 SKU',
  ]);
});

test('classes of the sales stay apart', () => {
  const classes = [{ value: { id: 'c1', name: 'Lamps' }, sku: 'LAMP*' }];
  const context = costContext({}, { products: 'oneItem', classes });
  const booked = book(context, shipment([product({ quantity: 1 }), product({ sku: 'BULB', quantity: 3 })]));
  const [planned] = costDocuments(scope, booked, context);
  const classed = planned?.draft?.lines.map((line) => [line.class?.name, -line.amountMinor]);
  expect(classed).toEqual([
    ['Lamps', 726],
    ['Lamps', -726],
    [undefined, 100],
    [undefined, -100],
  ]);
});

test('without accounts the entry is looked at under their proposed names', () => {
  const cost = { ...noCost, booked: true, unitCosts };
  const context = contextOf(undefined, { products: 'oneItem' }, { cost });
  const [planned] = costDocuments(scope, book(context, shipment([product()])), context);
  expect(linesOf(planned).map((line) => (line as string[])[0])).toEqual([
    'Amazon Cost of Goods Sold',
    'Amazon Inventory',
  ]);
  expect(planned?.state).toBe('blocked');
});
