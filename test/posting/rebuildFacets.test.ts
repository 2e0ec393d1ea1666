import { describe, expect, test } from 'vitest';
import { dayNumber, deferralNumber } from '../../lib/books/numbers/dayNumbers';
import { type OrderForm, type OrderSeries, orderNumber } from '../../lib/books/numbers/orderNumbers';
import { settlementNumber } from '../../lib/books/numbers/settlementNumbers';
import { claimOf, type HeldContent, orderIdOf, settlementIdOf } from '../../lib/posting/rebuildFacets';

const orderId = '114-9737156-1563453';
const scope = { country: 'US', currency: 'USD' };
const settlement = '12395580393';

const held = (number: string | undefined, rest: Partial<HeldContent> = {}): HeldContent => ({
  kind: 'journalEntry',
  ...(number === undefined ? {} : { number }),
  income: true,
  expense: true,
  deferred: false,
  eventCount: 1,
  ...rest,
});

describe('what a document found again stands for', () => {
  test.each([
    ['a sale', held(orderNumber(orderId, 'sale', 0)), ['revenue', 'fees', 'cash'], 1],
    [
      'a sale without fees',
      held(orderNumber(orderId, 'sale', 2), { expense: false }),
      ['revenue', 'cash'],
      1,
    ],
    ['fees of a sale', held(orderNumber(orderId, 'sale', 0, 'fees'), { kind: 'purchase' }), ['fees'], 0],
    ['fees of the third refund', held(orderNumber(orderId, 'refund', 2, 'fees')), ['fees'], 0],
    ['cost of a sale', held(orderNumber(orderId, 'sale', 0, 'cost')), ['cost'], 0],
    ['an invoice', held(orderId, { kind: 'invoice', expense: false }), ['revenue', 'recognition'], 1],
    ['its payment', held(orderNumber(orderId, 'sale', 0, 'payment'), { kind: 'payment' }), ['cash'], 0],
    [
      'a sale that is held back',
      held(orderId, { kind: 'salesReceipt', deferred: true }),
      ['revenue', 'fees', 'recognition'],
      1,
    ],
    ['a day', held(dayNumber(scope, '2026-11-22')), ['revenue', 'fees', 'cash'], 2],
    [
      'refunds of a day',
      held(dayNumber(scope, '2026-11-22', { form: 'refunds', part: 2 })),
      ['revenue', 'fees', 'cash'],
      2,
    ],
    ['fees of a day', held(dayNumber(scope, '2026-11-22', { form: 'fees', supplement: 1 })), ['fees'], 0],
    ['cost of a day', held(dayNumber(scope, '2026-11-22', { form: 'cost' })), ['cost'], 0],
    [
      'deferred sales of a day',
      held(dayNumber(scope, '2026-11-22', { deferred: true }), { deferred: true }),
      ['revenue', 'fees', 'recognition'],
      2,
    ],
    [
      'deferred sales of a month',
      held(deferralNumber(scope, '2026-12'), { deferred: true }),
      ['revenue', 'fees', 'recognition'],
      2,
    ],
    ['a settlement', held(settlementNumber(settlement, 'whole')), ['revenue', 'fees', 'cash'], 3],
    [
      'fees of its second month',
      held(settlementNumber(settlement, { month: 2 }, { form: 'fees' })),
      ['fees'],
      0,
    ],
    ['its cost', held(settlementNumber(settlement, 'whole', { form: 'cost' })), ['cost'], 0],
    ['its payout', held(settlementNumber(settlement, 'payout'), { kind: 'transfer' }), ['cash'], 0],
    ['its second charge', held(settlementNumber(settlement, { charge: 2 })), ['cash'], 0],
    [
      'a day under a number of QuickBooks’ own',
      held('1047', { eventCount: 40 }),
      ['revenue', 'fees', 'cash'],
      2,
    ],
    [
      'a sale under no number, of which no line is known',
      held(undefined, { income: false, expense: false }),
      ['revenue', 'fees', 'cash'],
      1,
    ],
  ] as const)('%s', (_what, content, facets, rank) => {
    expect(claimOf(content)).toEqual({ facets, rank });
  });

  test('the number says whose it is', () => {
    for (const series of ['sale', 'refund', 'adjustment', 'multiChannel', 'estimate'] satisfies OrderSeries[])
      for (const form of ['document', 'fees', 'journal', 'payment', 'cost'] satisfies OrderForm[])
        for (const index of [0, 1, 9, 10, 99, 120]) {
          const number = orderNumber(orderId, series, index, form);
          if (number !== undefined) expect(orderIdOf(number), number).toBe(orderId);
        }
    expect(settlementIdOf(settlementNumber(settlement, { month: 3 }) ?? '')).toBe(settlement);
    expect(orderIdOf('AZ-US-2026-11-22')).toBeUndefined();
    expect(settlementIdOf('AZ-US-2026-11-22')).toBeUndefined();
    expect(orderIdOf('1047')).toBeUndefined();
  });
});
