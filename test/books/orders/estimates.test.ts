import { describe, expect, test } from 'vitest';
import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import type { BookContext } from '../../../lib/books/bookContext';
import { effectsOf } from '../../../lib/books/effects';
import { openUnits } from '../../../lib/books/orders/openUnits';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { order as shippedOrder } from '../bookFixtures';
import { bookedIn, contextOf, event, shown } from '../days/dayFixtures';

const orderId = '114-1111111-1111111';

type Item = AmazonOrder['items'][number];

const lamp: Item = {
  orderItemId: '1',
  sku: 'LAMP',
  asin: 'B1',
  title: 'Lamp',
  quantityOrdered: 3,
  quantityFulfilled: 0,
  quantityUnfulfilled: 3,
  taxModels: ['MARKETPLACE_FACILITATOR'],
  unitPriceMinor: 2000,
  proceeds: [
    { type: 'ITEM', amountMinor: 6000 },
    { type: 'SHIPPING', amountMinor: 599 },
    { type: 'DISCOUNT', amountMinor: 300 },
    { type: 'TAX', amountMinor: 480 },
  ],
};
const shade: Item = {
  ...lamp,
  orderItemId: '2',
  sku: 'SHADE',
  asin: 'B2',
  title: 'Shade',
  quantityOrdered: 1,
  quantityUnfulfilled: 1,
  unitPriceMinor: 900,
  proceeds: [{ type: 'ITEM', amountMinor: 900 }],
};

function orderOf(items: readonly Item[], status: AmazonOrder['status'] = 'UNSHIPPED'): AmazonOrder {
  return { ...shippedOrder(), orderId, status, items, currency: 'USD' };
}

function shipped(sku: string, quantity: number): AmazonEvent {
  return event(
    {},
    {
      related: { ORDER_ID: orderId },
      items: [{ sku, quantity, amounts: { 'ProductCharges > OurPricePrincipal': 20 * quantity } }],
    },
  );
}

function estimate(order: AmazonOrder, events: readonly AmazonEvent[] = []): PlannedDraft | undefined {
  const context: BookContext = contextOf({ unshipped: 'estimate' }, { orders: new Map([[orderId, order]]) });
  const facts = { orderId, order, events };
  return orderDocuments(facts, bookedIn(context, ...events), context, []).find(
    ({ key }) => key === `estimate/${orderId}`,
  );
}

describe('an order that has not shipped', () => {
  test('is an estimate of what the buyer pays, without the tax that Amazon keeps, and posts nothing', () => {
    const found = estimate(orderOf([lamp, shade]));
    expect(found).toMatchObject({
      state: 'ready',
      problems: [],
      events: [],
      effects: [],
      draft: {
        kind: 'estimate',
        number: `${orderId}E`,
        date: '2026-11-01',
        totalMinor: 7199,
        totalTaxMinor: 0,
        covers: [],
        memo: `Amazon.com order ${orderId}, not shipped yet`,
      },
    });
    expect(shown(found?.draft)).toEqual([
      ['Lamp', 6000],
      ['Shade', 900],
      ['Shipping', 599],
      ['Promotion on items', -300],
    ]);
    expect(found?.draft?.lines[0]).toMatchObject({ quantity: 3, unitPriceMinor: 2000 });
    expect(found?.draft && effectsOf(found.draft)).toEqual([]);
  });

  test('is none where none is wanted, or nothing was read of it', () => {
    const order = orderOf([lamp]);
    const context = contextOf({}, { orders: new Map([[orderId, order]]) });
    expect(orderDocuments({ orderId, order, events: [] }, [], context, [])).toEqual([]);
    const wanted = contextOf({ unshipped: 'estimate' });
    expect(orderDocuments({ orderId, events: [] }, [], wanted, [])).toEqual([]);
  });

  test('of a foreign marketplace waits for a rate, where the company has one currency', () => {
    const order = { ...orderOf([lamp]), marketplaceId: 'A2EUQ1WTGCTBG2', currency: 'CAD' };
    const payoutRates = { byEvent: new Map(), bySettlement: new Map() };
    const context = contextOf(
      { unshipped: 'estimate' },
      { orders: new Map([[orderId, order]]), payoutRates },
    );
    const [found] = orderDocuments({ orderId, order, events: [] }, [], context, []);
    expect(found?.problems.map(({ code }) => code)).toContain('currency_rate_awaited');
  });

  test('gives its units to the shipments as they are reported', () => {
    const part = estimate(orderOf([lamp, shade], 'PARTIALLY_SHIPPED'), [shipped('LAMP', 2)]);
    expect(shown(part?.draft)).toEqual([
      ['Lamp', 2000],
      ['Shade', 900],
    ]);
    const all = [shipped('LAMP', 2), shipped('LAMP', 1), shipped('SHADE', 1)];
    expect(estimate(orderOf([lamp, shade], 'SHIPPED'), all)).toMatchObject({
      state: 'leftOut',
      problems: [{ code: 'estimate_not_wanted' }],
    });
  });

  test('keeps what left the warehouse until its sale is reported', () => {
    const gone = { ...lamp, quantityFulfilled: 3, quantityUnfulfilled: 0 };
    expect(estimate(orderOf([gone], 'SHIPPED'))?.draft?.totalMinor).toBe(6299);
  });

  test('is taken out when it is cancelled, as a whole or an item of it', () => {
    expect(estimate(orderOf([lamp], 'CANCELLED'))?.state).toBe('leftOut');
    const cancelled = { ...lamp, quantityFulfilled: 0, quantityUnfulfilled: 0 };
    expect(shown(estimate(orderOf([cancelled, shade]))?.draft)).toEqual([['Shade', 900]]);
  });

  test('waits while Amazon does not say the prices', () => {
    const { proceeds: _proceeds, unitPriceMinor: _price, ...pending } = lamp;
    expect(estimate(orderOf([pending], 'PENDING'))).toMatchObject({
      state: 'waiting',
      problems: [{ code: 'estimate_without_prices' }],
    });
  });
});

describe('open units', () => {
  test('of two items with one SKU are taken one after the other', () => {
    const twice = { ...lamp, orderItemId: '3', quantityOrdered: 2, quantityUnfulfilled: 2 };
    const open = openUnits(orderOf([lamp, twice]), [shipped('LAMP', 4)]);
    expect(open.map(({ item, units }) => [item.orderItemId, units])).toEqual([['3', 1]]);
  });

  test('are taken from whatever there is where Amazon does not name the product', () => {
    const nameless = event(
      {},
      {
        related: { ORDER_ID: orderId },
        items: [{ quantity: 2, amounts: { 'ProductCharges > OurPricePrincipal': 40 } }],
      },
    );
    expect(openUnits(orderOf([lamp]), [nameless]).map(({ units }) => units)).toEqual([1]);
  });

  test('are none once all has shipped and a replacement counts no units', () => {
    const replacement = event({}, { related: { ORDER_ID: orderId }, items: [{ amounts: {} }] });
    expect(openUnits(orderOf([lamp], 'SHIPPED'), [replacement])).toEqual([]);
  });
});
