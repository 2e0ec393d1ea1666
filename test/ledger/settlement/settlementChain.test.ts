import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import { chainGaps } from '../../../lib/ledger/settlement/settlementChain';
import { row, sourceOf, textOf } from './settlementFixture';

/** A settlement of two weeks from a day of January 2026 on, with what it brings in and holds back. */
async function settlement(id: string, day: number, total: string, amounts: Readonly<Record<string, string>>) {
  const at = (offset: number): string => `2026-01-${String(day + offset).padStart(2, '0')} 10:00:00 UTC`;
  const rows = Object.entries(amounts).map(([description, amount]) =>
    row(['other-transaction', 'other-transaction', description], amount, at(1)),
  );
  const summary = {
    'settlement-id': id,
    'settlement-start-date': at(0),
    'settlement-end-date': at(7),
    'deposit-date': at(8),
    'total-amount': total,
    currency: 'USD',
  };
  const reading = await readSettlement(sourceOf(textOf({ summary, rows })));
  expect(reading.problems).toEqual([]);
  return reading;
}

const previous = 'Previous Reserve Amount Balance';
const current = 'Current Reserve Amount';
const payable = 'Payable to Amazon';
const fee = 'Subscription Fee';
const paid = 'Adjustment';

test('reserves and debts that are handed on leave no gap, in whatever order the files come', async () => {
  const chain = [
    await settlement('1', 1, '10.00', { [paid]: '40.00', [current]: '-30.00' }),
    await settlement('2', 8, '-9.99', { [previous]: '30.00', [fee]: '-39.99' }),
    await settlement('3', 15, '5.00', { [payable]: '-9.99', [paid]: '14.99' }),
  ];
  expect(chainGaps(chain)).toEqual([]);
  expect(chainGaps([...chain, ...chain].reverse())).toEqual([]);
});

test('a reserve and a debt that are not handed on are named with both amounts', async () => {
  const first = await settlement('1', 1, '-5.00', { [paid]: '25.00', [current]: '-30.00' });
  const second = await settlement('2', 8, '15.00', { [previous]: '20.00', [payable]: '-5.00' });
  const third = await settlement('3', 15, '-1.00', { [payable]: '-1.00' });
  expect(chainGaps([first, second, third])).toEqual([
    { after: '1', before: '2', what: 'reserve', leftMinor: 3000, broughtMinor: 2000 },
    { after: '2', before: '3', what: 'debt', leftMinor: 0, broughtMinor: -100 },
  ]);
});

test('a settlement that is missing is a gap in time', async () => {
  const first = await settlement('1', 1, '10.00', { [paid]: '10.00' });
  const third = await settlement('3', 15, '10.00', { [previous]: '7.00', [paid]: '3.00' });
  expect(chainGaps([third, first])).toMatchObject([{ after: '1', before: '3', what: 'time' }]);
});

const folder = '../shared/data/amazon/settlements';
describe.skipIf(!existsSync(folder))('statements from Amazon', () => {
  test('hand on their debt, and one period between them is missing', async () => {
    const names = ['ca-94914395252', 'ca-93467559110', 'ca-96051470715', 'eu-comma-96051470715'];
    const readings = await Promise.all(
      names.map((name) => readSettlement(() => createReadStream(`${folder}/${name}.txt`))),
    );
    expect(chainGaps(readings)).toEqual([
      { after: '96051470715', before: '94914395252', what: 'time', leftMinor: 0, broughtMinor: 0 },
    ]);
  });
});
