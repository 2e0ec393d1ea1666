import { expect, test } from 'vitest';
import type { Owners } from '../../../lib/books/bookContext';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { subsetOf } from '../../../lib/books/settlement/subsetOf';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { type Row, row, textOf } from '../../ledger/settlement/settlementFixture';
import { account, bookedOf, events, order, orderIdOf, sale, settlementId } from './eventBench';
import { contextWith, draftsOf, settlementOfFile, written } from './settlementBench';

const tenth = '2026-11-10 20:00:00 UTC';
const posted = '2026-11-10T20:00:00Z';

function rowsOfSale(id: string, price: string, commission: string, fba: string): readonly Row[] {
  const more = { 'order-id': orderIdOf(id), sku: 'SKU-LAMP', 'quantity-purchased': '1' };
  return [
    row(['Order', 'ItemPrice', 'Principal'], price, tenth, more),
    row(['Order', 'ItemFees', 'Commission'], commission, tenth, more),
    row(['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'], fba, tenth, more),
  ];
}

const advertising = row(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-12.34', tenth);

async function settlementWith(rows: readonly Row[], total: string) {
  const summary = {
    'settlement-id': settlementId,
    'settlement-start-date': '2026-11-01 10:00:00 UTC',
    'settlement-end-date': '2026-11-15 10:00:00 UTC',
    'deposit-date': '2026-11-17 10:00:00 UTC',
    'total-amount': total,
    currency: 'USD',
  };
  return settlementOfFile(textOf({ summary, rows }));
}

function ownedBy(number: string, all: readonly AmazonEvent[], more: readonly string[] = []): Owners {
  const owner = { kind: 'salesReceipt' as const, number, date: '2026-11-10' };
  const facets = { revenue: owner, fees: owner, cash: owner };
  const deferred = { revenue: owner, fees: owner, recognition: owner };
  return new Map(all.map(({ key }) => [key, more.includes(key) ? deferred : facets]));
}

const two = [...rowsOfSale('O1', '30.00', '-4.50', '-5.00'), ...rowsOfSale('O2', '50.00', '-7.50', '-6.00')];

test('an order that was sent by hand is cleared, and the file books the others', async () => {
  const settlement = await settlementWith(two, '57.00');
  const all = events(sale('O1', posted, [30, -4.5, -5]));
  const context = contextWith(undefined, ownedBy('O1', all));
  const [entry, payout] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry === undefined ? [] : written(entry)).toEqual([
    'AZ90000000006 2026-11-15',
    'Dr Amazon Clearing 36.50',
    'Dr Amazon Seller Fees 7.50',
    'Dr Amazon FBA Fees 6.00',
    'Cr Amazon Sales 50.00',
  ]);
  expect(entry?.clears).toEqual([all[0]?.key]);
  expect(entry?.covers).toEqual([
    { eventKey: 'file/90000000006/2026-11', facets: ['revenue', 'fees', 'cash'] },
    { eventKey: 'file/90000000006', facets: ['cash'] },
  ]);
  expect(payout?.totalMinor).toBe(57_00);
});

test('a sale that was booked while Amazon held it back comes out of the deferred balances', async () => {
  const settlement = await settlementWith(two, '57.00');
  const all = events({
    ...sale('O1', '2026-10-30T20:00:00Z', [30, -4.5, -5]),
    status: 'DEFERRED',
    deferral: { reason: 'DD7', maturesAt: '2026-11-10T20:00:00Z' },
  });
  const owners = ownedBy('O1', all, [all[0]?.key ?? '']);
  const context = contextWith(undefined, owners);
  const [entry] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry === undefined ? [] : written(entry)).toEqual([
    'AZ90000000006 2026-11-15',
    'Dr Amazon Clearing 57.00',
    'Dr Amazon Seller Fees 7.50',
    'Dr Amazon FBA Fees 6.00',
    'Cr Amazon Sales 50.00',
    'Cr Amazon Deferred Balances 20.50',
  ]);
});

test('advertising of a day that was summed up is found by its day', async () => {
  const settlement = await settlementWith([...two, advertising], '44.66');
  const all = events(account('A1', posted, 'ProductAdsPayment', 'ProductAdsPayment', { Base: -12.34 }));
  const context = contextWith(undefined, ownedBy('AZ-US-2026-11-10', all));
  const [entry] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry === undefined ? [] : written(entry)).toContain('Dr Amazon Clearing 57.00');
  expect(entry === undefined ? '' : written(entry).join()).not.toContain('Advertising');
});

test('of two shipments the one that the settlement pays is cleared', async () => {
  const settlement = await settlementWith(two, '57.00');
  const first = events(sale('O1', posted, [30, -4.5, -5]));
  const second = events({ ...sale('O1', posted, [10, -1.5, -2]), id: 'O1b' });
  const all = [...first, ...second].map(({ settlementId: _id, ...event }) => event);
  const context = contextWith(undefined, ownedBy('O1', all));
  const [entry] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry?.clears).toEqual([first[0]?.key]);
});

test('another amount in the books than in the file blocks, and both are told', async () => {
  const settlement = await settlementWith(two, '57.00');
  const all = events(sale('O1', posted, [31, -4.5, -5]));
  const context = contextWith(undefined, ownedBy('O1', all));
  const { plans } = settlementBooks(settlement, bookedOf(all, context), context);
  expect(plans.map(({ state }) => state)).toEqual(['blocked', 'blocked']);
  expect(plans[0]?.problems[0]?.sentence).toBe(
    'In the settlement’s file order 114-0000001-0000001 comes to 20.50 USD, in the books to 21.50 USD.',
  );
});

test('an order of another settlement is no matter of this one', async () => {
  const settlement = await settlementWith(two, '57.00');
  const all = events(sale('O3', posted, [99, -4.5, -5])).map(({ settlementId: _id, ...event }) => event);
  const context = contextWith(undefined, ownedBy('O3', all));
  const [entry] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry?.clears).toBeUndefined();
  expect(entry?.totalMinor).toBe(80_00);
});

test('what is known of a settlement that its file books becomes the file’s', async () => {
  const settlement = await settlementWith(two, '57.00');
  const all = events(sale('O2', posted, [50, -7.5, -6]), {
    ...order('R1', posted, { 'ProductCharges > OurPricePrincipal': 0 }),
    type: 'Refund',
  });
  const context = contextWith();
  const [entry] = draftsOf(settlement, bookedOf(all, context), context);
  expect(entry?.covers).toContainEqual({ eventKey: all[0]?.key, facets: ['revenue', 'fees', 'cash'] });
  const owners: Owners = new Map([
    ['file/90000000006', { cash: { kind: 'journalEntry', number: 'AZ90000000006', date: '2026-11-15' } }],
  ]);
  const [late] = bookedOf(all, contextWith(undefined, owners));
  expect(late?.verdicts.map((each) => [each.state, each.problem.code])).toEqual([
    ['leftOut', 'booked_with_file'],
  ]);
});

test('a choice of amounts is made only where there is one', () => {
  const minor = (each: number): number => each;
  expect(subsetOf([1, 2, 4], minor, 7)).toEqual([1, 2, 4]);
  expect(subsetOf([1, 2, 4], minor, 5)).toEqual([1, 4]);
  expect(subsetOf([2, 2, 4], minor, 4)).toBeUndefined();
  expect(subsetOf([1, 2], minor, 9)).toBeUndefined();
  expect(
    subsetOf(
      Array.from({ length: 30 }, () => 1),
      minor,
      3,
    ),
  ).toBeUndefined();
});
