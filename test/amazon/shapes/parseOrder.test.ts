import { expect, test } from 'vitest';
import { parseAmazonErrors } from '../../../lib/amazon/shapes/parseAmazonErrors';
import { parseOrder } from '../../../lib/amazon/shapes/parseOrder';
import { parseParticipations } from '../../../lib/amazon/shapes/parseParticipations';
import { parseSearchOrdersPage } from '../../../lib/amazon/shapes/parseSearchOrdersPage';

const raw = {
  orderId: '114-1111111-1111111',
  orderAliases: [{ aliasId: 'MY-1', aliasType: 'SELLER_ORDER_ID' }],
  createdTime: '2026-11-01T10:00:00Z',
  lastUpdatedTime: '2026-11-03T08:00:00Z',
  programs: ['PRIME', 'AMAZON_BUSINESS'],
  salesChannel: { channelName: 'AMAZON', marketplaceId: 'ATVPDKIKX0DER', marketplaceName: 'Amazon.com' },
  buyer: { buyerName: 'Never kept' },
  proceeds: { grandTotal: { amount: '25.30', currencyCode: 'USD' } },
  payment: { paymentExecutions: [{ paymentMethod: 'Invoice' }] },
  fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' },
  orderItems: [
    {
      orderItemId: '1',
      quantityOrdered: 2,
      product: { asin: 'B000000001', sellerSku: 'SKU', title: 'Lamp' },
      fulfillment: { quantityFulfilled: 1 },
      tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }] },
    },
  ],
};

test('an order, without buyer or recipient', () => {
  expect(parseOrder({ order: raw })).toEqual({
    ok: true,
    value: {
      orderId: '114-1111111-1111111',
      sellerOrderId: 'MY-1',
      createdAt: '2026-11-01T10:00:00Z',
      lastUpdatedAt: '2026-11-03T08:00:00Z',
      programs: ['PRIME', 'AMAZON_BUSINESS'],
      marketplaceId: 'ATVPDKIKX0DER',
      salesChannel: 'AMAZON',
      marketplaceName: 'Amazon.com',
      status: 'SHIPPED',
      fulfilledBy: 'AMAZON',
      paymentMethods: ['Invoice'],
      grandTotalMinor: 2530,
      currency: 'USD',
      items: [
        {
          orderItemId: '1',
          sku: 'SKU',
          asin: 'B000000001',
          title: 'Lamp',
          quantityOrdered: 2,
          quantityFulfilled: 1,
          taxModels: ['MARKETPLACE_FACILITATOR'],
        },
      ],
    },
  });
  expect(parseOrder({ payload: { order: raw } })).toEqual(parseOrder({ order: raw }));
});

test('null, empty and missing are one thing', () => {
  const names = ['orderAliases', 'programs', 'proceeds', 'payment', 'fulfillment'];
  const [withNull, without] = [null, undefined].map((value) =>
    parseOrder({ order: { ...raw, ...Object.fromEntries(names.map((name) => [name, value])) } }),
  );
  expect(withNull).toEqual(without);
  expect(withNull).toMatchObject({
    ok: true,
    value: { status: 'UNKNOWN', programs: [], paymentMethods: [] },
  });
});

test.each<[string, unknown, string]>([
  ['no order', {}, 'order'],
  ['no id', { order: { ...raw, orderId: '' } }, 'order.orderId'],
  ['no instant', { order: { ...raw, createdTime: 'yesterday' } }, 'order.createdTime'],
  ['no channel', { order: { ...raw, salesChannel: null } }, 'order.salesChannel'],
  [
    'an inexact total',
    { order: { ...raw, proceeds: { grandTotal: { amount: '1.005', currencyCode: 'USD' } } } },
    'order.proceeds.grandTotal',
  ],
])('%s is refused, and the place is named', (_name, json, where) => {
  const result = parseOrder(json);
  expect(result).toMatchObject({ ok: false, problem: { code: 'amazon_answer_unreadable' } });
  expect(result.ok ? '' : result.problem.sentence).toContain(`(${where})`);
});

test('a page of orders', () => {
  expect(parseSearchOrdersPage({ orders: [raw, raw], pagination: { nextToken: 'N' } })).toMatchObject({
    ok: true,
    value: { orders: [{ orderId: raw.orderId }, { orderId: raw.orderId }], nextToken: 'N' },
  });
  expect(parseSearchOrdersPage({ orders: [] })).toEqual({ ok: true, value: { orders: [] } });
  expect(parseSearchOrdersPage({ orders: [{}] })).toMatchObject({ ok: false });
  expect(parseSearchOrdersPage({})).toMatchObject({ ok: false });
});

test('participations', () => {
  const marketplace = {
    id: 'ATVPDKIKX0DER',
    countryCode: 'US',
    name: 'Amazon.com',
    defaultCurrencyCode: 'USD',
  };
  const participation = { isParticipating: true, hasSuspendedListings: false };
  expect(parseParticipations({ payload: [{ marketplace, participation, storeName: 'Store' }] })).toEqual({
    ok: true,
    value: [
      {
        marketplaceId: 'ATVPDKIKX0DER',
        name: 'Amazon.com',
        countryCode: 'US',
        currency: 'USD',
        storeName: 'Store',
        isParticipating: true,
        hasSuspendedListings: false,
      },
    ],
  });
  expect(parseParticipations({ payload: {} })).toMatchObject({ ok: false });
});

test.each<[string, string, string, unknown]>([
  [
    'Amazon’s own errors',
    '{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota.","details":""}]}',
    'application/json',
    [{ code: 'QuotaExceeded', message: 'You exceeded your quota.' }],
  ],
  [
    'Login with Amazon',
    '{"error":"invalid_grant","error_description":"The request has an invalid grant parameter"}',
    'application/json',
    [{ code: 'invalid_grant', message: 'The request has an invalid grant parameter' }],
  ],
  [
    'a page of its gateway',
    '<html><head><style>b{}</style></head><body><h1>503</h1>\n<p>Service   Unavailable</p></body></html>',
    'text/html',
    [{ code: '', message: '503 Service Unavailable' }],
  ],
  ['cut JSON', '{"errors":[{"co', 'application/json', [{ code: '', message: '{"errors":[{"co' }]],
  ['nothing', '', 'application/json', []],
])('what was said: %s', (_name, text, contentType, expected) => {
  expect(parseAmazonErrors(text, contentType)).toEqual(expected);
});
