import { expect, test } from 'vitest';
import type { OrderFacts, OrderPlan, PlanContext } from '../../lib/books/plan';
import { planOrder } from '../../lib/books/planOrder';
import type { Books } from '../../lib/books/setup';
import type { ProblemCode } from '../../lib/problem/table';
import { saleItem, type TransactionFixture } from '../ledger/transactionFixtures';
import { books, eventsOf, order } from './bookFixtures';

const orderId = '114-1111111-1111111';

function plan(
  fixtures: readonly TransactionFixture[],
  facts: Partial<OrderFacts> = {},
  context: Partial<PlanContext> = {},
): OrderPlan {
  return planOrder({ orderId, events: eventsOf(...fixtures), ...facts }, { books, suffixes: [], ...context });
}

function withCompany(replaced: Partial<Books['company']>): Partial<PlanContext> {
  return { books: { ...books, company: { ...books.company, ...replaced } } };
}

const sale = (amounts: Readonly<Record<string, number>>): TransactionFixture => ({
  items: [{ ...saleItem, amounts: { ...saleItem.amounts, ...amounts } }],
});

interface Expected {
  readonly state: 'ready' | 'waiting' | 'blocked' | 'leftOut';
  readonly codes: readonly ProblemCode[];
}

const deferred = (reason: string): TransactionFixture => ({
  status: 'DEFERRED',
  deferral: { reason, maturesAt: '2026-11-12T00:00:00Z' },
});

const cases: readonly [string, Expected, TransactionFixture, Partial<OrderFacts>?, Partial<PlanContext>?][] =
  [
    ['a plain sale', { state: 'ready', codes: [] }, {}],
    [
      'tax that Amazon keeps',
      { state: 'ready', codes: [] },
      sale({ 'Tax > OurPriceTax': 2, 'Tax > LowValueGoodsTax-Principal': -2 }),
    ],
    [
      'a sale of zero that has amounts',
      { state: 'ready', codes: [] },
      sale({ 'PromoRebates > OurPriceDiscount': -13.38 }),
    ],
    ['delivery date', { state: 'waiting', codes: ['deferred_delivery'] }, deferred('DD7')],
    ['invoice not paid', { state: 'waiting', codes: ['deferred_invoice'] }, deferred('B2B')],
    ['another reason', { state: 'waiting', codes: ['deferred_other'] }, deferred('NEW')],
    ['invoice paid', { state: 'blocked', codes: ['invoiced_order'] }, { accountType: 'Invoiced Orders' }],
    [
      'invoice by payment method',
      { state: 'blocked', codes: ['invoiced_order'] },
      {},
      { order: order({ payment: { paymentExecutions: [{ paymentMethod: 'Invoice' }] } }) },
    ],
    ['a refund', { state: 'leftOut', codes: ['refund_not_sent'] }, { type: 'Refund' }],
    [
      'another shop’s order',
      { state: 'leftOut', codes: ['multi_channel'] },
      { marketplaceName: 'Non-Amazon US' },
    ],
    ['a service fee', { state: 'leftOut', codes: ['other_not_sent'] }, { type: 'ServiceFee' }],
    ['a replacement', { state: 'leftOut', codes: ['replacement'] }, { items: [], tree: {} }],
    ['an unknown type', { state: 'blocked', codes: ['unknown_transaction'] }, { type: 'Brand New' }],
    [
      'an unknown label',
      { state: 'blocked', codes: ['unknown_kind'] },
      sale({ 'AmazonFees > NewFee > Base': -1 }),
    ],
    [
      'tax taken at source',
      { state: 'blocked', codes: ['amount_not_covered'] },
      sale({ 'TaxWithholding > ItemTDS': -1 }),
    ],
    ['parts that do not add up', { state: 'blocked', codes: ['does_not_add_up'] }, { total: 99 }],
    [
      'seller-collected tax',
      { state: 'blocked', codes: ['tax_not_covered'] },
      sale({ 'Tax > OurPriceTax': 2 }),
    ],
    [
      'fees above the price',
      { state: 'blocked', codes: ['negative_total'] },
      sale({ 'PromoRebates > OurPriceDiscount': -19 }),
    ],
    [
      'another marketplace',
      { state: 'blocked', codes: ['marketplace_not_covered', 'currency_not_covered'] },
      { marketplaceId: 'A1F83G8C2ARO7P', currency: 'GBP' },
    ],
    ['no marketplace', { state: 'blocked', codes: ['marketplace_unknown'] }, { marketplaceId: null }],
    ['the order’s marketplace', { state: 'ready', codes: [] }, { marketplaceId: null }, { order: order() }],
    [
      'a company elsewhere',
      { state: 'blocked', codes: ['company_not_covered', 'currency_not_covered'] },
      {},
      {},
      withCompany({ country: 'CA', homeCurrency: 'CAD' }),
    ],
    [
      'a closed period',
      { state: 'blocked', codes: ['period_closed'] },
      {},
      {},
      withCompany({ booksClosedUntil: '2026-11-02' }),
    ],
    [
      'the day after the closed period',
      { state: 'ready', codes: [] },
      {},
      {},
      withCompany({ booksClosedUntil: '2026-11-01' }),
    ],
    [
      'numbers given by QuickBooks',
      { state: 'ready', codes: ['numbers_by_quickbooks'] },
      {},
      {},
      withCompany({ customTransactionNumbers: false }),
    ],
    [
      'a foreign document',
      { state: 'blocked', codes: ['number_taken'] },
      {},
      {},
      { foreignNumbers: [orderId] },
    ],
    [
      'an order id of no known form',
      { state: 'blocked', codes: ['number_unavailable'] },
      {},
      { orderId: '8129762527551' },
    ],
    ['no company', { state: 'blocked', codes: ['quickbooks_not_connected'] }, {}, {}, { books: undefined }],
    [
      'nothing chosen',
      { state: 'blocked', codes: ['setup_incomplete'] },
      {},
      {},
      { books: { ...books, setup: { itemIds: {} } } },
    ],
    [
      'deferred and a closed period: what the seller must do comes first',
      { state: 'blocked', codes: ['period_closed', 'deferred_delivery'] },
      deferred('DD7'),
      {},
      withCompany({ booksClosedUntil: '2027-01-01' }),
    ],
  ];

test.each(cases)('%s', (_name, expected, fixture, facts, context) => {
  const { documents } = plan([fixture], facts, context);
  expect(documents).toHaveLength(1);
  const [document] = documents;
  expect(document?.problems.map(({ code }) => code)).toEqual(expected.codes);
  expect(document?.state).toBe(expected.state);
  expect(document?.previewHash !== undefined).toBe(expected.state === 'ready');
  if (document?.state === 'ready') {
    const { draft, amazonTotalMinor } = document;
    expect(draft?.totalMinor).toBe(amazonTotalMinor);
    expect(draft?.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(amazonTotalMinor);
  }
  for (const { sentence, remedy } of document?.problems ?? [])
    expect(`${sentence} ${remedy}`).not.toMatch(/[{}]/);
});

test('what is missing in the setup is named, and the document still shown with the proposed names', () => {
  const { documents } = plan([{}], {}, { books: { ...books, setup: { itemIds: {} } } });
  expect(documents[0]?.problems[0]?.sentence).toBe(
    'The books are not set up yet: a clearing account, a customer, an item for sales, an item for seller fees, an item for FBA fees.',
  );
  expect(documents[0]?.draft?.lines.map(({ item, account }) => [item, account.name])).toEqual([
    [{ id: '', name: 'Amazon sales' }, 'Amazon Sales'],
    [{ id: '', name: 'Amazon seller fees' }, 'Amazon Seller Fees'],
    [{ id: '', name: 'Amazon FBA fees' }, 'Amazon FBA Fees'],
  ]);
});

test('a sale that Amazon released late is dated on the release, in the marketplace’s day', () => {
  const { documents } = plan([
    {
      id: 'O',
      status: 'DEFERRED_RELEASED',
      deferral: { reason: 'DD7' },
      related: { RELEASE_TRANSACTION_ID: 'R' },
    },
    { id: 'R', postedDate: '2026-11-12T03:00:00Z', related: { DEFERRED_TRANSACTION_ID: 'O' } },
  ]);
  expect(documents).toHaveLength(1);
  expect(documents[0]?.draft).toMatchObject({
    date: '2026-11-11',
    memo: `Amazon.com order ${orderId} shipped 2026-11-02, released 2026-11-11`,
  });
});

test('twins whose link came late: one is left out and the other stops', () => {
  const [one, two] = eventsOf({ id: 'A' }, { id: 'B', related: { SHIPMENT_ID: '9' } });
  if (one === undefined || two === undefined) throw new Error('two events');
  const { documents } = plan([], { events: [one, { ...two, sameAs: one.key }] });
  expect(documents.map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
    ['blocked', 'twin_found_late'],
    ['leftOut', 'same_as_other'],
  ]);
});

test.each([
  ['PENDING', 'order_pending'],
  ['PENDING_AVAILABILITY', 'order_pending'],
  ['UNSHIPPED', 'order_unshipped'],
  ['PARTIALLY_SHIPPED', 'shipment_not_reported'],
  ['SHIPPED', 'shipment_not_reported'],
  ['CANCELLED', 'order_cancelled'],
  ['UNFULFILLABLE', 'order_cancelled'],
  ['SOMETHING_NEW', 'order_status_unknown'],
])('an order that is %s and without money stands at %s', (status, code) => {
  expect(plan([], { order: order({}, status) }).standing?.code).toBe(code);
});

test.each<[string, TransactionFixture[], Partial<OrderFacts>, ProblemCode | undefined]>([
  ['never read', [], {}, 'order_not_read'],
  ['all reported', [{}], { order: order() }, undefined],
  ['money without the order', [{}], {}, undefined],
  ['partly shipped', [{}], { order: order({}, 'PARTIALLY_SHIPPED') }, 'order_partly_shipped'],
  ['money ahead of the status', [{}], { order: order({}, 'UNSHIPPED') }, undefined],
  [
    'partly reported',
    [{}],
    {
      order: order({
        orderItems: [
          { orderItemId: '1', quantityOrdered: 3, product: {}, fulfillment: { quantityFulfilled: 3 } },
        ],
      }),
    },
    'shipment_partly_reported',
  ],
  [
    'another shop’s order',
    [],
    { order: order({ salesChannel: { channelName: 'NON_AMAZON' } }) },
    'order_not_on_amazon',
  ],
])('standing: %s', (_name, fixtures, facts, code) => {
  expect(plan(fixtures, facts).standing?.code).toBe(code);
});

test('several products: each has its line, fees and shipping are summed', () => {
  const product = (title: string, price: number, quantity: number) => ({
    title,
    sku: title,
    quantity,
    amounts: {
      'ProductCharges > OurPricePrincipal': price,
      'Shipping > ShippingPrincipal': 1.5,
      'AmazonFees > Commission > Base': -1.25,
      'AmazonFees > ShippingChargeback > Base': -1.5,
    },
  });
  const { documents } = plan([{ items: [product('Lamp', 20, 2), product('Tent', 10, 3)] }]);
  expect(
    documents[0]?.draft?.lines.map(({ description, amountMinor, quantity, unitPriceMinor }) => [
      description,
      amountMinor,
      quantity,
      unitPriceMinor,
    ]),
  ).toEqual([
    ['Lamp', 2000, 2, 1000],
    // Three do not divide ten dollars: the units stand in the text, and the amount stays Amazon's.
    ['3 × Tent', 1000, undefined, undefined],
    ['Shipping', 300, undefined, undefined],
    ['Shipping kept by Amazon', -300, undefined, undefined],
    ['Referral fee', -250, undefined, undefined],
  ]);
});

test.each([
  [{ ...saleItem, title: null }, 'Example lamp, as ordered'],
  [{ ...saleItem, title: null, sku: 'OTHER', asin: null }, 'SKU OTHER (Amazon sent no title)'],
  [{ ...saleItem, title: null, sku: null, asin: 'B09' }, 'ASIN B09 (Amazon sent no title)'],
  [{ ...saleItem, title: null, sku: null, asin: null }, 'Product that Amazon does not name'],
  [{ ...saleItem, title: '<img onerror=x>\u0000\u202e' }, '<img onerror=x>'],
])('without a title: %#', (item, description) => {
  const { documents } = plan([{ items: [item] }], { order: order() });
  expect(documents[0]?.draft?.lines[0]?.description).toBe(description);
});

test('the hash is of the document alone: equal documents, equal hash; any change, another', () => {
  const hash = (...args: Parameters<typeof plan>) => plan(...args).documents[0]?.previewHash;
  const base = hash([{}]);
  expect(base).toMatch(/^[0-9a-f]{64}$/);
  expect(hash([{}])).toBe(base);
  expect(hash([{}], { order: order() })).toBe(base);
  expect(hash([{ postedDate: '2026-11-04T12:00:00Z' }])).not.toBe(base);
  expect(hash([sale({ 'PromoRebates > OurPriceDiscount': -0.01 })])).not.toBe(base);
  expect(hash([{}], {}, { suffixes: [{ eventKey: 'A1EXAMPLESELLER/T1', index: 4 }] })).not.toBe(base);
});
