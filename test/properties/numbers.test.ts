import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marketplaces } from '../../lib/amazon/shapes/marketplaces';
import { canonicalJson } from '../../lib/books/canonicalJson';
import { dayNumber, deferralNumber, type SummaryForm } from '../../lib/books/numbers/dayNumbers';
import { longestNumber } from '../../lib/books/numbers/fitting';
import {
  numberPrefixes,
  type OrderForm,
  type OrderSeries,
  orderDocumentOf,
  orderNumber,
  saleNumber,
} from '../../lib/books/numbers/orderNumbers';
import {
  type SettlementForm,
  type SettlementPart,
  settlementNumber,
} from '../../lib/books/numbers/settlementNumbers';

const loud = { numRuns: 2000, verbose: fc.VerbosityLevel.Verbose };

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const prefix = fc.string({ unit: fc.constantFrom(...'0123456789DSAZ'), minLength: 3, maxLength: 3 });
const anyOrderId = fc.tuple(prefix, digits(7), digits(7)).map((parts) => parts.join('-'));
/** Ids from a small space, so that near misses are drawn often. */
const crowdedOrderId = fc
  .tuple(
    fc.constantFrom('111', '114', 'S01', 'AZ1', 'AZU'),
    fc.constantFrom('1111111', '1111112'),
    fc.constantFrom('1111111', '1111110'),
  )
  .map((parts) => parts.join('-'));
const orderId = fc.oneof(anyOrderId, crowdedOrderId);
const index = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 12 }));

const orderKey = fc.record({
  of: fc.constant('order' as const),
  orderId,
  series: fc.constantFrom<OrderSeries>('sale', 'refund', 'adjustment', 'multiChannel', 'estimate'),
  index,
  form: fc.constantFrom<OrderForm>('document', 'fees', 'journal', 'payment', 'cost'),
});

const count = (least: number) =>
  fc.oneof(fc.integer({ min: least, max: 3 }), fc.integer({ min: least, max: 999 }));
const part = { supplement: count(0), part: count(1) };
const scope = fc.record(
  {
    connectionCode: fc.oneof(
      fc.constantFrom('XB', 'XBC', 'US', 'CA', 'USE', 'EUR', 'DEF', 'ZZ', 'CAE', 'DE'),
      fc.string({ unit: fc.constantFrom(...'ABCEUSRZ'), minLength: 2, maxLength: 3 }),
    ),
    country: fc.constantFrom('US', 'CA', 'UK', 'DE', 'FR', ...marketplaces.map(({ country }) => country)),
    currency: fc.constantFrom('USD', 'CAD', 'GBP', 'EUR', 'DEF', 'UKE', 'JPY'),
  },
  { requiredKeys: ['currency'] },
);
const summaryForm: fc.Arbitrary<Required<SummaryForm>> = fc.record({
  form: fc.constantFrom<Required<SummaryForm>['form']>('document', 'refunds', 'fees', 'cost'),
  deferred: fc.boolean(),
  ...part,
});
const date = fc
  .tuple(
    fc.integer({ min: 2000, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const crowdedDate = fc.constantFrom('2026-11-22', '2026-11-02', '2026-12-11', '2020-26-11');
const dayKey = fc.record({
  of: fc.constant('day' as const),
  scope,
  date: fc.oneof(date, crowdedDate),
  form: summaryForm,
});
const deferralKey = fc.record({
  of: fc.constant('deferral' as const),
  scope,
  month: fc.oneof(date, crowdedDate).map((each) => each.slice(0, 7)),
  form: summaryForm,
});

const settlementId = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 }),
  fc.constantFrom('1', '11', '111111111111111', '12395580393'),
);
const settlementPart = fc.oneof(
  fc.constantFrom<SettlementPart>('whole', 'payout', 'charge'),
  fc.record({ month: count(1) }),
  fc.record({ charge: count(2) }),
);
const settlementKey = fc.record({
  of: fc.constant('settlement' as const),
  settlementId,
  part: settlementPart,
  form: fc.record({
    form: fc.constantFrom<Required<SettlementForm>['form']>('document', 'fees', 'cost', 'payment'),
    ...part,
  }),
});

const anyKey = fc.oneof(orderKey, dayKey, deferralKey, settlementKey);
type Key = typeof anyKey extends fc.Arbitrary<infer T> ? T : never;

function numberOf(key: Key): string | undefined {
  switch (key.of) {
    case 'order':
      return orderNumber(key.orderId, key.series, key.index, key.form);
    case 'day':
      return dayNumber(key.scope, key.date, key.form);
    case 'deferral':
      return deferralNumber(key.scope, key.month, key.form);
    case 'settlement':
      return settlementNumber(key.settlementId, key.part, key.form);
  }
}

test('property: whatever document of whatever kind, its number fits into QuickBooks or there is none', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const number = numberOf(key) ?? '';
      expect(number.length).toBeLessThanOrEqual(longestNumber);
      if (number !== '') expect(number).toMatch(/^[0-9A-Z][0-9A-Z+.-]*$/);
    }),
    loud,
  );
});

test('property: no two documents share a number, of whatever kinds they are', () => {
  const taken = new Map<string, string>();
  fc.assert(
    fc.property(anyKey, anyKey, (keyA, keyB) => {
      for (const key of [keyA, keyB]) {
        const number = numberOf(key);
        if (number === undefined) continue;
        const text = canonicalJson(key);
        // All that were ever drawn are compared, not only the two.
        expect(taken.get(number) ?? text, number).toBe(text);
        taken.set(number, text);
      }
    }),
    { ...loud, numRuns: 20_000 },
  );
  expect(taken.size).toBeGreaterThan(5000);
});

test('property: whatever an order has, its numbers are found by their prefixes and lead back to it', () => {
  fc.assert(
    fc.property(orderKey, ({ orderId: id, series, index: each, form }) => {
      const number = orderNumber(id, series, each, form);
      if (number === undefined) return;
      expect(numberPrefixes(id).some((start) => number.startsWith(start))).toBe(true);
      expect(orderDocumentOf(id, number)).toEqual({ series, index: each, form });
    }),
    loud,
  );
});

test('property: every order has numbers for a thousand sales and refunds, and their fees and journals', () => {
  const plainId = fc.tuple(digits(3), digits(7), digits(7)).map((parts) => parts.join('-'));
  fc.assert(
    fc.property(plainId, index, (id, each) => {
      expect(saleNumber(id, each)).toBeDefined();
      expect(orderNumber(id, 'sale', Math.min(each, 99), 'fees')).toBeDefined();
      expect(orderNumber(id, 'refund', Math.min(each, 98), 'journal')).toBeDefined();
      expect(orderNumber(id, 'refund', Math.min(each, 998))).toBeDefined();
    }),
    loud,
  );
});

test('property: what is no order id, date, settlement id or count has no number', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.oneof(fc.integer({ max: -1 }), fc.double({ noInteger: true })),
      (text, odd) => {
        expect(saleNumber(text, 0)).toBeUndefined();
        expect(saleNumber('114-9737156-1563453', odd)).toBeUndefined();
        expect(dayNumber({ country: 'US', currency: 'USD' }, text)).toBeUndefined();
        expect(dayNumber({ country: 'US', currency: 'USD' }, '2026-11-22', { part: odd })).toBeUndefined();
        expect(deferralNumber({ country: 'US', currency: 'USD' }, text)).toBeUndefined();
        if (!/^\d+$/.test(text)) expect(settlementNumber(text, 'whole')).toBeUndefined();
        expect(settlementNumber('12395580393', { month: odd })).toBeUndefined();
      },
    ),
    loud,
  );
});

const order = '114-9737156-1563453';
const unitedStates = { country: 'US', currency: 'USD' };

test.each([
  [orderNumber(order, 'sale', 0), order],
  [orderNumber(order, 'sale', 1), `${order}-1`],
  [orderNumber(order, 'sale', 9), `${order}-9`],
  [orderNumber(order, 'sale', 10), '11497371561563453-10'],
  [orderNumber(order, 'sale', 999), '11497371561563453-999'],
  [orderNumber(order, 'refund', 0), `${order}R`],
  [orderNumber(order, 'refund', 1), `${order}R2`],
  [orderNumber(order, 'refund', 8), `${order}R9`],
  [orderNumber(order, 'refund', 9), '11497371561563453R10'],
  [orderNumber(order, 'sale', 0, 'fees'), `${order}F`],
  [orderNumber(order, 'sale', 1, 'fees'), '11497371561563453-1F'],
  [orderNumber(order, 'refund', 0, 'fees'), `${order}RF`],
  [orderNumber(order, 'sale', 0, 'journal'), `${order}J`],
  [orderNumber(order, 'sale', 0, 'payment'), `${order}P`],
  [orderNumber(order, 'estimate', 0), `${order}E`],
  [orderNumber('S01-1234567-1234567', 'multiChannel', 0), 'S01-1234567-1234567M'],
  [dayNumber(unitedStates, '2026-11-22'), 'AZ-US-2026-11-22'],
  [dayNumber(unitedStates, '2026-11-22', { part: 2 }), 'AZ-US-2026-11-22.2'],
  [dayNumber(unitedStates, '2026-11-22', { supplement: 1 }), 'AZ-US-2026-11-22+1'],
  [dayNumber(unitedStates, '2026-11-22', { form: 'refunds' }), 'AZ-US-2026-11-22R'],
  [dayNumber(unitedStates, '2026-11-22', { form: 'fees' }), 'AZ-US-2026-11-22F'],
  [dayNumber(unitedStates, '2026-11-22', { form: 'cost' }), 'AZ-US-2026-11-22C'],
  [dayNumber(unitedStates, '2026-11-22', { deferred: true }), 'AZ-US-2026-11-22D'],
  [
    dayNumber(unitedStates, '2026-11-22', { deferred: true, form: 'fees', supplement: 12 }),
    'AZ-US-2026-11-22DF+12',
  ],
  [
    dayNumber(unitedStates, '2026-11-22', { deferred: true, form: 'fees', supplement: 1, part: 12 }),
    'AZ-US-20261122DF+1.12',
  ],
  [dayNumber({ connectionCode: 'XB', ...unitedStates }, '2026-11-22'), 'AZ-XB-2026-11-22'],
  [dayNumber({ connectionCode: 'XB', country: 'CA', currency: 'CAD' }, '2026-11-22'), 'AZ-XB-CA-2026-11-22'],
  [dayNumber({ country: 'DE', currency: 'GBP' }, '2026-11-22'), 'AZ-DE-GBP-2026-11-22'],
  [dayNumber({ currency: 'GBP' }, '2026-11-22'), 'AZ-ZZ-GBP-2026-11-22'],
  [deferralNumber(unitedStates, '2026-12'), 'AZ-US-DEF-2026-12'],
  [deferralNumber(unitedStates, '2026-12', { supplement: 1 }), 'AZ-US-DEF-2026-12+1'],
  [settlementNumber('12395580393', 'whole'), 'AZ12395580393'],
  [settlementNumber('12395580393', { month: 2 }), 'AZ12395580393-2'],
  [settlementNumber('12395580393', 'payout'), 'AZ12395580393-P'],
  [settlementNumber('12395580393', 'charge'), 'AZ12395580393-C'],
  [settlementNumber('12395580393', { charge: 2 }), 'AZ12395580393-C2'],
  [settlementNumber('12395580393', 'whole', { form: 'fees' }), 'AZ12395580393-F'],
  [settlementNumber('12395580393', { month: 1 }, { form: 'fees' }), 'AZ12395580393-1F'],
  [settlementNumber('12395580393', 'whole', { part: 2 }), 'AZ12395580393.2'],
])('a number of the table: %s', (number, expected) => {
  expect(number).toBe(expected);
});

test.each([
  `${order}-0`,
  `${order}-01`,
  `${order}-10`,
  '11497371561563453-9',
  '11497371561563453',
  `${order}R`,
  '114-9737156-1563454',
])('%s is no number of a sale of that order', (number) => {
  const found = orderDocumentOf(order, number);
  expect(found?.series === 'sale' && found.form === 'document').toBe(false);
});

test.each([`${order}R1`, `${order}R0`, `${order}RR`, `${order}--1`, `${order}R-2`, `${order} `, 'R'])(
  '%s is no number of that order at all',
  (number) => {
    expect(orderDocumentOf(order, number)).toBeUndefined();
  },
);
