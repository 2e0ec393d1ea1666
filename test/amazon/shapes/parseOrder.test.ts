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
          taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }],
        },
      ],
    },
  });
  expect(parseOrder({ payload: { order: raw } })).toEqual(parseOrder({ order: raw }));
});

test('prices, taxes, promotions, payments and cancellations, as far as documents need them', () => {
  const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
  const full = {
    ...raw,
    associatedOrders: [{ orderId: '114-0000000-0000001', associationType: 'REPLACEMENT_ORIGINAL_ID' }],
    recipient: {
      deliveryAddress: { name: 'Never kept', stateOrRegion: 'WA', countryCode: 'US', postalCode: '98101' },
    },
    proceeds: {
      grandTotal: usd('25.30'),
      breakdowns: [
        { type: 'ITEM', subtotal: usd('20.00') },
        { type: 'TAX', subtotal: usd('0.30') },
        { type: 'DELIVERY_TIP', status: 'FINALIZED', subtotal: usd('5.00') },
      ],
    },
    payment: {
      paymentExecutions: [
        { paymentMethod: 'Invoice', paymentAmount: usd('20.30') },
        { paymentMethod: 'GiftCard', paymentAmount: usd('5.00') },
      ],
    },
    orderItems: [
      {
        orderItemId: '1',
        quantityOrdered: 3,
        programs: ['SUBSCRIBE_AND_SAVE'],
        product: { sellerSku: 'SKU', price: { unitPrice: usd('10.00'), priceDesignation: 'BUSINESS_PRICE' } },
        proceeds: {
          proceedsTotal: usd('20.30'),
          breakdowns: [
            { type: 'ITEM', subtotal: usd('20.00') },
            {
              type: 'TAX',
              subtotal: usd('0.30'),
              detailedBreakdowns: [
                { subtype: 'ITEM', value: usd('0.20') },
                { subtype: 'SHIPPING', value: usd('0.10') },
              ],
            },
          ],
        },
        promotion: { breakdowns: [{ promotionId: 'PROMO-1' }] },
        cancellation: {
          cancellationRequest: { requester: 'BUYER', cancelReason: 'Changed mind' },
          cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'Buyer asked' },
        },
        fulfillment: { quantityFulfilled: 1, quantityUnfulfilled: 1 },
        tax: {
          taxCalculationBreakdowns: [{ reportingScheme: 'IOSS' }],
          taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon Services, Inc.' }],
        },
      },
    ],
  };
  const read = parseOrder({ order: full });
  expect(read).toMatchObject({
    ok: true,
    value: {
      shipTo: { country: 'US', region: 'WA' },
      replaces: { orderId: '114-0000000-0000001', as: 'REPLACEMENT_ORIGINAL_ID' },
      payments: [
        { method: 'Invoice', amountMinor: 2030 },
        { method: 'GiftCard', amountMinor: 500 },
      ],
      proceeds: [
        { type: 'ITEM', amountMinor: 2000 },
        { type: 'TAX', amountMinor: 30 },
        { type: 'DELIVERY_TIP', amountMinor: 500 },
      ],
    },
  });
  expect(read.ok && read.value.items).toEqual([
    {
      orderItemId: '1',
      sku: 'SKU',
      quantityOrdered: 3,
      quantityFulfilled: 1,
      quantityUnfulfilled: 1,
      taxModels: ['MARKETPLACE_FACILITATOR'],
      taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon Services, Inc.' }],
      reportingSchemes: ['IOSS'],
      unitPriceMinor: 1000,
      isBusinessPrice: true,
      proceedsMinor: 2030,
      proceeds: [
        { type: 'ITEM', amountMinor: 2000 },
        { type: 'TAX', subtype: 'ITEM', amountMinor: 20 },
        { type: 'TAX', subtype: 'SHIPPING', amountMinor: 10 },
      ],
      promotionIds: ['PROMO-1'],
      programs: ['SUBSCRIBE_AND_SAVE'],
      cancellation: { requestedBy: 'BUYER', cancelledBy: 'MERCHANT', reason: 'Buyer asked' },
    },
  ]);
  expect(JSON.stringify(read)).not.toMatch(/Never kept|98101/);
});

test('details that do not make their part are left aside; a price by weight is left out', () => {
  const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
  const [item] = raw.orderItems;
  const read = parseOrder({
    order: {
      ...raw,
      orderItems: [
        {
          ...item,
          product: { sellerSku: 'SKU', price: { unitPrice: usd('3.333') } },
          proceeds: {
            breakdowns: [
              {
                type: 'TAX',
                subtotal: usd('0.30'),
                detailedBreakdowns: [{ subtype: 'ITEM', value: usd('0.20') }],
              },
            ],
          },
        },
      ],
    },
  });
  const [only] = read.ok ? read.value.items : [];
  expect(only?.proceeds).toEqual([{ type: 'TAX', amountMinor: 30 }]);
  expect(only).not.toHaveProperty('unitPriceMinor');
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
  [
    'two currencies in one order',
    {
      order: {
        ...raw,
        orderItems: [
          { ...raw.orderItems[0], proceeds: { proceedsTotal: { amount: '1.00', currencyCode: 'EUR' } } },
        ],
      },
    },
    'order.orderItems[0].proceeds.proceedsTotal',
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
