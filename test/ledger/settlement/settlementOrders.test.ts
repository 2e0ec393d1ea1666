import { expect, test } from 'vitest';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { row, smallFile, sourceOf, textOf } from './settlementFixture';
import { readingOf } from './worldSettlements';

const order = (orderId: string, shipmentId: string, code: string, quantity: string, sku = 'A') => ({
  'order-id': orderId,
  'shipment-id': shipmentId,
  'order-item-code': code,
  sku,
  'quantity-purchased': quantity,
});
const at = '2026-11-03 07:30:00 UTC';
const principal = ['Order', 'ItemPrice', 'Principal'] as const;
const commission = ['Order', 'ItemFees', 'Commission'] as const;
const fba = ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'] as const;
const returned = ['Refund', 'ItemPrice', 'Principal'] as const;

const text = textOf({
  summary: { ...smallFile.summary, 'total-amount': '57.00' },
  rows: [
    row(principal, '20.00', at, order('O1', 'D1', '11', '2')),
    row(commission, '-3.00', at, order('O1', 'D1', '11', '2')),
    row(fba, '-1.00', at, order('O1', 'D1', '11', '2')),
    row(fba, '-1.00', at, order('O1', 'D1', '11', '2')),
    row(principal, '50.00', '2026-11-04 07:30:00 UTC', order('O1', 'D2', '11', '1')),
    row(['Order', 'ItemPrice', 'Shipping'], '2.00', at, order('O2', 'D3', '12', '1', '"B')),
    row(returned, '-10.00', at, order('O1', '', '11', '1')),
    row(['ORDER', 'ItemPrice', 'Principal'], '0.00', at, order('O1', 'D9', '19', '7')),
  ],
});

const read = (content: string): Promise<SettlementReading> =>
  readSettlement(sourceOf(content, 50), { withOrders: true });

test('rows stand by order and transaction type, like ones together, with the units that moved', async () => {
  const { orders = [], problems } = await read(text);
  expect(problems).toEqual([]);
  expect(
    orders.map(({ orderId, transactionType, units, amounts }) => [
      orderId,
      transactionType,
      units,
      amounts.map(({ meaning, rowMinor, rows, sku, postedAt }) => [
        meaning?.kind,
        rowMinor,
        rows,
        sku,
        postedAt.slice(8, 16),
      ]),
    ]),
  ).toEqual([
    [
      'O1',
      'Order',
      // Twice the same item in two shipments; shipping alone and nothing paid move none.
      [{ sku: 'A', units: 3 }],
      [
        ['principal', 2000, 1, 'A', '03T07:30'],
        ['sellingFee', -300, 1, 'A', '03T07:30'],
        ['fulfilmentFee', -100, 2, 'A', '03T07:30'],
        ['principal', 5000, 1, 'A', '04T07:30'],
        ['principal', 0, 1, 'A', '03T07:30'],
      ],
    ],
    ['O2', 'Order', [], [['shipping', 200, 1, '"B', '03T07:30']]],
    ['O1', 'Refund', [{ sku: 'A', units: 1 }], [['refund', -1000, 1, 'A', '03T07:30']]],
  ]);
});

test('without being asked for, orders are not kept, and their columns may be missing', async () => {
  const short = text.replace('\tsku\t', '\tnumber\t');
  expect(await readSettlement(sourceOf(short))).not.toHaveProperty('orders');
  expect((await readSettlement(sourceOf(short))).problems).toEqual([]);
  const { problems } = await read(short);
  expect(problems.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('missing: sku')]);
});

test('a number of units that is none is refused', async () => {
  const { problems } = await read(text.replace('\tA\t2\t', '\tA\ttwo\t'));
  expect(problems.map(({ sentence }) => sentence)).toEqual(['Line 3: “two” is not a number of units.']);
});

test('the orders of every world are its amounts again, and its units', async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const world = generateBroadWorld({ seed });
    for (const settlement of world.settlements) {
      const label = `seed ${seed}, settlement ${settlement.settlementId}`;
      const { orders = [], sumMinor, rows } = await readingOf(world, settlement);
      const amounts = orders.flatMap((each) => each.amounts);
      expect(
        amounts.reduce((sum, each) => sum + each.rowMinor * each.rows, 0),
        label,
      ).toBe(sumMinor);
      expect(
        amounts.reduce((sum, each) => sum + each.rows, 0),
        label,
      ).toBe(rows);
      const sold = settlement.events.filter(({ what }) => what === 'sale');
      for (const orderId of new Set(sold.map((event) => event.orderId))) {
        const own = orders.filter(
          (each) => each.orderId === orderId && each.transactionType.toLowerCase() === 'order',
        );
        const wanted = sold
          .filter((event) => event.orderId === orderId)
          .flatMap(({ units }) => units)
          .filter(({ parts }) =>
            parts.some(({ word, amountMinor }) => word === 'principal' && amountMinor !== 0),
          );
        expect(
          own.flatMap(({ units }) => units).reduce((sum, { units }) => sum + units, 0),
          `${label}, ${orderId}`,
        ).toBe(wanted.reduce((sum, { quantity }) => sum + quantity, 0));
      }
    }
  }
});
