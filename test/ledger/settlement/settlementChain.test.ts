import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AmazonEvent, EventLine } from '../../../lib/ledger/event';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import { chainGaps, gapProblem, settlementGaps } from '../../../lib/ledger/settlement/settlementChain';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
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
    { after: '1', before: '2', currency: 'USD', what: 'reserve', leftMinor: 3000, broughtMinor: 2000 },
    { after: '2', before: '3', currency: 'USD', what: 'debt', leftMinor: 0, broughtMinor: -100 },
  ]);
  expect(chainGaps([first, second, third]).map((gap) => gapProblem(gap).sentence)).toEqual([
    'Settlement 1 held back a reserve of 30.00 USD, but settlement 2 begins with 20.00 USD.',
    'Settlement 2 ended with 0.00 USD owed to Amazon, but settlement 3 begins with 1.00 USD owed.',
  ]);
});

test('a settlement that is missing is a gap in time', async () => {
  const first = await settlement('1', 1, '10.00', { [paid]: '10.00' });
  const third = await settlement('3', 15, '10.00', { [previous]: '7.00', [paid]: '3.00' });
  const gaps = chainGaps([third, first]);
  expect(gaps).toMatchObject([{ after: '1', before: '3', what: 'time' }]);
  expect(gaps.map((gap) => gapProblem(gap).sentence)).toEqual([
    'At least one settlement between 1 and 3 is missing, so that the balance between them cannot be checked.',
  ]);
});

describe('settlements from transactions', () => {
  const events = new Map<string, AmazonEvent>();
  const made = (
    settlementId: string,
    day: number,
    totalMinor: number,
    kinds: Partial<Record<EventLine['kind'], number>>,
    more: Partial<Settlement> = {},
  ): Settlement => {
    const key = `S/${settlementId}`;
    const at = (offset: number): string => `2026-01-${String(day + offset).padStart(2, '0')}T10:00:00Z`;
    const lines = Object.entries(kinds).map(
      ([kind, amountMinor]): EventLine => ({ kind: kind as EventLine['kind'], path: kind, amountMinor }),
    );
    events.set(key, {
      key,
      sellerAccountId: 'S',
      kind: 'other',
      transactionType: 'Adjustment',
      description: '',
      transactionIds: [settlementId],
      postedAt: at(1),
      release: { state: 'released', releasedAt: at(1) },
      currency: 'EUR',
      totalMinor,
      lines,
    });
    return {
      settlementId,
      sellerAccountId: 'S',
      currency: 'EUR',
      accountType: 'Standard Orders',
      startAt: at(0),
      endAt: at(7),
      closed: true,
      totalMinor,
      source: 'transactions',
      eventKeys: [key],
      problems: [],
      ...more,
    };
  };

  test('hand on reserve and debt as files do', () => {
    const chain = [
      made('1', 1, 1000, { otherIncome: 4000, currentReserve: -3000 }),
      made('2', 8, -999, { previousReserve: 3000, sellingFee: -3999 }),
      made('3', 15, 500, { payable: -999, charge: 999, otherIncome: 500 }),
    ];
    expect(settlementGaps(chain, events)).toEqual([]);
    const broken = [...chain.slice(0, 2), made('3', 15, 500, { otherIncome: 500 })];
    expect(settlementGaps(broken, events)).toEqual([
      { after: '2', before: '3', currency: 'EUR', what: 'debt', leftMinor: -999, broughtMinor: 0 },
    ]);
    expect(
      settlementGaps([made('1', 1, 1, { currentReserve: -1 }), made('3', 15, 1, {})], events),
    ).toMatchObject([{ what: 'time' }]);
  });

  test('of two stores or accounts in one currency follow each other apart', () => {
    const germany = { marketplaceId: 'A1PA6795UKMFR9' };
    const france = { marketplaceId: 'A13V1IB3VIYZZH' };
    const invoiced = { accountType: 'Invoiced Orders' };
    expect(
      settlementGaps(
        [
          made('1', 1, 1, { currentReserve: -100 }, germany),
          made('2', 1, 1, { currentReserve: -200 }, france),
          made('3', 1, 1, { currentReserve: -300 }, invoiced),
          made('4', 8, 1, { previousReserve: 200 }, france),
          made('5', 8, 1, { previousReserve: 300 }, invoiced),
          made('6', 8, 1, { previousReserve: 100 }, germany),
        ],
        events,
      ),
    ).toEqual([]);
  });

  test('that are still open have handed on nothing yet', () => {
    const open = made('2', 8, 1, {}, { closed: false });
    expect(settlementGaps([made('1', 1, 1, { currentReserve: -100 }), open], events)).toEqual([]);
  });
});

const folder = '../shared/data/amazon/settlements';
describe.skipIf(!existsSync(folder))('statements from Amazon', () => {
  test('hand on their debt, and one period between them is missing', async () => {
    const names = ['ca-94914395252', 'ca-93467559110', 'ca-96051470715', 'eu-comma-96051470715'];
    const readings = await Promise.all(
      names.map((name) => readSettlement(() => createReadStream(`${folder}/${name}.txt`))),
    );
    expect(chainGaps(readings)).toEqual([
      {
        after: '96051470715',
        before: '94914395252',
        currency: 'CAD',
        what: 'time',
        leftMinor: 0,
        broughtMinor: 0,
      },
    ]);
  });
});
