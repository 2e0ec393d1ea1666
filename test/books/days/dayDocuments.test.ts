import { describe, expect, test } from 'vitest';
import { dayDocuments } from '../../../lib/books/days/dayDocuments';
import type { DayScope } from '../../../lib/books/days/dayScope';
import { bookedIn, contextOf, event, journal, posted, refund, sale, shown } from './dayFixtures';

const scope: DayScope = { country: 'US', currency: 'USD', date: '2026-11-10' };

describe('the mixed seller of the worked cases', () => {
  const byHand = [sale(30, -4.5, -5), sale(50, -7.5, -6)];
  const ofTheDay = [
    sale(20, -3, -4),
    sale(100, -15, -9),
    refund(-25, 3.75, -0.75),
    event(
      { 'AdvertisingFee > Base': -12.34 },
      {
        type: 'ProductAdsPayment',
        description: 'ProductAdsPayment',
        tree: { AdvertisingFee: -12.34 },
        related: { ORDER_ID: '' },
      },
    ),
  ];
  const [o1, o2] = byHand;
  const owner = (number: string) => ({ kind: 'salesReceipt' as const, number, date: '2026-11-10' });
  const owners = new Map(
    [o1, o2].map((each) => [
      each?.key ?? '',
      {
        revenue: owner(each?.orderId ?? ''),
        fees: owner(each?.orderId ?? ''),
        cash: owner(each?.orderId ?? ''),
      },
    ]),
  );
  const context = contextOf({}, { owners });

  test('books what was not sent one by one, to the line', () => {
    const plans = dayDocuments(scope, bookedIn(context, ...byHand, ...ofTheDay), context);
    expect(plans).toHaveLength(1);
    const [day] = plans;
    if (day === undefined) throw new Error('no day');
    expect(day.state).toBe('ready');
    expect(day.draft).toMatchObject({
      kind: 'salesReceipt',
      number: 'AZ-US-2026-11-10',
      date: '2026-11-10',
      currency: 'USD',
      totalMinor: 5466,
      totalTaxMinor: 0,
      customer: { id: 'summary', name: 'Amazon summary' },
      depositAccount: { name: 'Amazon Clearing' },
      memo: `Amazon.com, 2026-11-10: 2 orders, 1 refund and 1 other amount; in the books already: ${o1?.orderId} and ${o2?.orderId}`,
    });
    expect(journal(day)).toEqual([
      'Dr Amazon Clearing 54.66',
      'Dr Amazon Seller Fees 18.75',
      'Dr Amazon FBA Fees 13.00',
      'Dr Amazon Refunds 25.00',
      'Dr Amazon Advertising 12.34',
      'Cr Amazon Sales 120.00',
      'Cr Amazon Seller Fees 3.75',
    ]);
    expect(day.problems.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'summary_in_books',
        `Left off, because it is in the books already: ${o1?.orderId} and ${o2?.orderId}, in ${o1?.orderId} and ${o2?.orderId}.`,
      ],
    ]);
    expect(day.events).toHaveLength(6);
    expect(day.draft?.covers.map(({ eventKey, facets }) => [eventKey, facets])).toEqual(
      ofTheDay
        .map(({ key, kind }) => [key, kind === 'other' ? ['fees', 'cash'] : ['revenue', 'fees', 'cash']])
        .sort(),
    );
  });

  test('is nothing any more when it was posted', () => {
    const booked = bookedIn(context, ...byHand, ...ofTheDay);
    const after = posted(owners, ...dayDocuments(scope, booked, context));
    expect(dayDocuments(scope, booked, { ...context, owners: after })).toEqual([]);
  });
});

test('products are one line, or each by itself and its price', () => {
  const items = [
    { title: 'Lamp', sku: 'LAMP', quantity: 2, amounts: { 'ProductCharges > OurPricePrincipal': 39.98 } },
    { title: 'Cable', sku: 'CABLE', quantity: 3, amounts: { 'ProductCharges > OurPricePrincipal': 10 } },
  ];
  const more = [
    { title: 'Lamp', sku: 'LAMP', quantity: 1, amounts: { 'ProductCharges > OurPricePrincipal': 19.99 } },
    { title: 'Cable', sku: 'CABLE', quantity: 3, amounts: { 'ProductCharges > OurPricePrincipal': 11 } },
  ];
  const events = [event({}, { items }), event({}, { items: more })];
  const grouped = contextOf();
  const [day] = dayDocuments(scope, bookedIn(grouped, ...events), grouped);
  expect(shown(day?.draft)).toEqual([['Product sales', 8097]]);

  const each = contextOf({ day: { ...grouped.settings.day, lines: 'byItem' } });
  const [single] = dayDocuments(scope, bookedIn(each, ...events), each);
  expect(shown(single?.draft)).toEqual([
    ['Lamp', 5997],
    ['6 × Cable', 2100],
  ]);
  expect(single?.draft?.lines[0]).toMatchObject({ quantity: 3, unitPriceMinor: 1999, sku: 'LAMP' });
  expect(single?.draft?.lines[1]?.quantity).toBeUndefined();
});
