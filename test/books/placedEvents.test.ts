import { expect, test } from 'vitest';
import { bookEvent } from '../../lib/books/bookEvent';
import type { AmazonEvent } from '../../lib/ledger/event';
import { order } from './bookFixtures';
import { contextOf, event, sale } from './days/dayFixtures';

const ofAnotherShop: AmazonEvent = {
  ...event(
    { 'AmazonFees > FBAPerUnitFulfillmentFee > Base': -6.99 },
    {
      // 23:30 on the day before in Los Angeles.
      postedDate: '2026-11-11T07:30:00Z',
      related: { ORDER_ID: 'S01-1234567-1234567' },
      description: 'FBAShipmentInjectionFulfillmentFee',
    },
  ),
  marketplaceId: 'A1MQXOICRS2Z7M',
};

test('what Amazon did for another shop is booked where its currency is used, by the days there', () => {
  expect(bookEvent(ofAnotherShop, contextOf())).toMatchObject({
    date: '2026-11-10',
    event: { kind: 'multiChannel', marketplaceId: 'ATVPDKIKX0DER' },
  });
});

test('in euros there are several marketplaces, all with the same hours', () => {
  const { event: placed, date } = bookEvent(
    { ...ofAnotherShop, currency: 'EUR', postedAt: '2026-11-10T23:30:00Z' },
    contextOf(),
  );
  expect([placed.marketplaceId, date]).toEqual(['A1MQXOICRS2Z7M', '2026-11-11']);
});

test('a sale without a marketplace has that of its order, and is never placed by its currency', () => {
  const { marketplaceId: _marketplaceId, ...without } = sale(20, -3, -3.61);
  expect(bookEvent(without, contextOf()).verdicts.map(({ problem }) => problem.code)).toContain(
    'marketplace_unknown',
  );
  const orders = new Map([[without.orderId ?? '', order()]]);
  expect(bookEvent(without, contextOf({}, { orders })).event.marketplaceId).toBe('ATVPDKIKX0DER');
});
