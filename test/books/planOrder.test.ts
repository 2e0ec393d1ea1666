import { describe, expect, test } from 'vitest';
import type { Owner } from '../../lib/books/bookContext';
import type { DocumentKind } from '../../lib/books/draft';
import type { OrderFacts, OrderPlan, PlanContext } from '../../lib/books/plan';
import { planOrder } from '../../lib/books/planOrder';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { Books } from '../../lib/books/setup';
import type { ProblemCode } from '../../lib/problem/table';
import { saleItem, type TransactionFixture } from '../ledger/transactionFixtures';
import { eventsOf, order } from './bookFixtures';
import { booksIn } from './days/dayFixtures';

const orderId = '114-1111111-1111111';
const books = booksIn();

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

const refunded: TransactionFixture = {
  type: 'Refund',
  items: [
    {
      ...saleItem,
      amounts: { 'ProductCharges > OurPricePrincipal': -19.99, 'AmazonFees > Commission > Base': 3 },
    },
  ],
};

const feeAlone: TransactionFixture = {
  type: 'ServiceFee',
  description: 'Subscription',
  items: [{ ...saleItem, amounts: { 'AmazonFees > Subscription > Base': -39.99 } }],
};

const feesAlone: TransactionFixture = {
  items: [{ ...saleItem, amounts: { 'AmazonFees > FBAPerUnitFulfillmentFee > Base': -6.5 } }],
};

interface Expected {
  readonly state: 'ready' | 'waiting' | 'blocked' | 'leftOut';
  readonly codes: readonly ProblemCode[];
  readonly kind?: DocumentKind;
}

const ready = (kind: DocumentKind, ...codes: readonly ProblemCode[]): Expected => ({
  state: 'ready',
  codes,
  kind,
});
const held = (state: 'waiting' | 'blocked' | 'leftOut', ...codes: readonly ProblemCode[]): Expected => ({
  state,
  codes,
});

const deferred = (reason: string): TransactionFixture => ({
  status: 'DEFERRED',
  deferral: { reason, maturesAt: '2026-11-12T00:00:00Z' },
});

const cases: readonly [string, Expected, TransactionFixture, Partial<OrderFacts>?, Partial<PlanContext>?][] =
  [
    ['a plain sale', ready('salesReceipt'), {}],
    [
      'tax that Amazon keeps',
      ready('salesReceipt'),
      sale({ 'Tax > OurPriceTax': 2, 'Tax > LowValueGoodsTax-Principal': -2 }),
    ],
    [
      'a sale of zero that has amounts',
      ready('salesReceipt'),
      sale({ 'PromoRebates > OurPriceDiscount': -13.38 }),
    ],
    ['fees above the price', ready('journalEntry'), sale({ 'PromoRebates > OurPriceDiscount': -19 })],
    ['delivery date', held('waiting', 'deferred_delivery'), deferred('DD7')],
    ['invoice not paid', held('waiting', 'deferred_invoice'), deferred('B2B')],
    ['another reason', held('waiting', 'deferred_other'), deferred('NEW')],
    ['invoice paid', ready('salesReceipt'), { accountType: 'Invoiced Orders' }],
    ['a refund', ready('refundReceipt'), refunded],
    ['another shop’s order', ready('purchase'), { ...feesAlone, marketplaceName: 'Non-Amazon US' }],
    ['a fee on the order', ready('purchase'), feeAlone],
    ['a replacement', held('leftOut', 'replacement'), { items: [], tree: {} }],
    ['an unknown type', held('blocked', 'unknown_transaction'), { type: 'Brand New' }],
    ['an unknown label', held('blocked', 'unknown_kind'), sale({ 'AmazonFees > NewFee > Base': -1 })],
    ['parts that do not add up', held('blocked', 'does_not_add_up'), { total: 99 }],
    ['no marketplace', held('blocked', 'marketplace_unknown'), { marketplaceId: null }],
    ['the order’s marketplace', ready('salesReceipt'), { marketplaceId: null }, { order: order() }],
    [
      'another currency than the company’s',
      held('blocked', 'document_currency'),
      { marketplaceId: 'A1F83G8C2ARO7P', currency: 'GBP' },
    ],
    [
      'a closed period',
      held('blocked', 'document_in_closed_period'),
      {},
      {},
      withCompany({ booksClosedUntil: '2026-11-02' }),
    ],
    [
      'the day after the closed period',
      ready('salesReceipt'),
      {},
      {},
      withCompany({ booksClosedUntil: '2026-11-01' }),
    ],
    [
      'numbers given by QuickBooks',
      ready('salesReceipt', 'numbers_by_quickbooks'),
      {},
      {},
      withCompany({ customTransactionNumbers: false }),
    ],
    ['a foreign document', held('blocked', 'document_number_taken'), {}, {}, { foreignNumbers: [orderId] }],
    [
      'an order id of no known form',
      held('blocked', 'document_without_number'),
      {},
      { orderId: '8129762527551' },
    ],
    ['no company', held('blocked', 'quickbooks_not_connected'), {}, {}, { books: undefined }],
    [
      'nothing chosen',
      held('blocked', 'entries_missing'),
      {},
      {},
      { books: { ...books, setup: { itemIds: {} } } },
    ],
    [
      'deferred and a closed period: what the seller must do comes first',
      held('blocked', 'document_in_closed_period', 'deferred_delivery'),
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
  if (expected.kind !== undefined) expect(document?.draft?.kind).toBe(expected.kind);
  expect(document?.previewHash !== undefined).toBe(expected.state === 'ready');
  if (document?.state === 'ready') {
    const { draft, amazonTotalMinor } = document;
    const sumMinor = draft?.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    if (draft?.kind === 'journalEntry') expect(sumMinor).toBe(0);
    else {
      expect(draft?.totalMinor).toBe(Math.abs(amazonTotalMinor));
      expect(sumMinor).toBe(amazonTotalMinor);
    }
  }
  for (const { sentence, remedy } of document?.problems ?? [])
    expect(`${sentence} ${remedy}`).not.toMatch(/[{}]/);
});

test('what is missing in the setup is named, and the document still shown with the proposed names', () => {
  const { documents } = plan([{}], {}, { books: { ...books, setup: { itemIds: {} } } });
  expect(documents[0]?.problems[0]?.sentence).toBe(
    'This document needs what is not chosen or created yet: account “Amazon Clearing”, account “Amazon Sales”, account “Amazon Seller Fees”, account “Amazon FBA Fees”, customer “Amazon”, item “Amazon sales”, item “Amazon seller fees”, item “Amazon FBA fees”.',
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

describe('twins whose link came late', () => {
  const [one, two] = eventsOf({ id: 'A' }, { id: 'B', related: { SHIPMENT_ID: '9' } });
  if (one === undefined || two === undefined) throw new Error('two events');
  const events = [one, { ...two, sameAs: one.key }];

  test('are one document', () => {
    expect(plan([], { events }).documents.map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['ready', undefined],
      ['leftOut', 'same_as_other'],
    ]);
  });

  test('are in the books for both, where the one that is no event of its own was booked before', () => {
    const owner: Owner = {
      kind: 'salesReceipt',
      number: '114-1111111-1111111-1',
      date: '2026-11-02',
      draftKey: `sale/${two.key}`,
    };
    const owners = new Map([[two.key, { revenue: owner, fees: owner, cash: owner }]]);
    const { documents } = plan([], { events }, { owners });
    expect(documents.map(({ key, state, inBooks }) => [key, state, inBooks])).toEqual([
      [`sale/${one.key}`, 'leftOut', [owner.number]],
      [`event/${two.key}`, 'leftOut', undefined],
    ]);
  });
});

describe('what is in the books already', () => {
  const [event] = eventsOf({});
  if (event === undefined) throw new Error('one event');
  const owner = (draftKey: string, number: string, kind: DocumentKind = 'salesReceipt'): Owner => ({
    kind,
    number,
    date: '2026-11-02',
    draftKey,
  });
  const whole = (by: Owner) => new Map([[event.key, { revenue: by, fees: by, cash: by }]]);

  test('in the order’s own document is drawn as it would be now, so that the two can be compared', () => {
    const own = plan([{}]).documents;
    const { documents } = plan([{}], {}, { owners: whole(owner(`sale/${event.key}`, orderId)) });
    expect(documents).toEqual(own);
  });

  test('in the document of its fees alone is that document, and nothing beside it', () => {
    const fixture: TransactionFixture = { ...feesAlone, marketplaceName: 'Non-Amazon US' };
    const [before] = plan([fixture]).documents;
    const owners = whole(owner(`multiChannel/${event.key}/fees`, `${orderId}M`, 'purchase'));
    expect(before?.key).toBe(`multiChannel/${event.key}/fees`);
    expect(plan([fixture], {}, { owners }).documents).toEqual([before]);
  });

  test('in a day’s summary is left out, and the summary is named', () => {
    const { documents } = plan(
      [{}],
      {},
      { owners: whole(owner('day/US-USD/2026-11-02', 'AZ-US-2026-11-02')) },
    );
    expect(documents).toMatchObject([
      { key: `sale/${event.key}`, state: 'leftOut', part: 'event', inBooks: ['AZ-US-2026-11-02'] },
    ]);
    expect(documents[0]?.draft).toBeUndefined();
  });

  test('an invoice is drawn as if it were not there, and its payment as if it were', () => {
    const settings = {
      ...unitedStatesSettings,
      recognition: { DD7: 'onRelease', B2B: 'atShipment' },
    } as const;
    const paid: TransactionFixture[] = [
      {
        id: 'O',
        status: 'DEFERRED_RELEASED',
        deferral: { reason: 'B2B' },
        related: { RELEASE_TRANSACTION_ID: 'R' },
      },
      { id: 'R', postedDate: '2026-11-25T03:00:00Z', related: { DEFERRED_TRANSACTION_ID: 'O' } },
    ];
    const before = plan(paid, {}, { settings }).documents;
    expect(
      before.map(({ part, state, draft, problems }) => [part, state, draft?.kind, problems[0]?.code]),
    ).toEqual([
      ['event', 'ready', 'invoice', undefined],
      ['fees', 'ready', 'journalEntry', undefined],
      ['payment', 'waiting', 'payment', 'invoice_first'],
    ]);
    const key = before[0]?.eventKey ?? '';
    const invoice = owner(`sale/${key}`, orderId, 'invoice');
    const fees = owner(`sale/${key}/fees`, `${orderId}F`, 'journalEntry');
    const owners = new Map([[key, { revenue: invoice, recognition: invoice, fees }]]);
    const after = plan(paid, {}, { settings, owners }).documents;
    expect(after.map(({ part, state, draft }) => [part, state, draft])).toEqual([
      ['event', 'ready', before[0]?.draft],
      ['fees', 'ready', before[1]?.draft],
      ['payment', 'ready', before[2]?.draft],
    ]);
    // With the payment in the books too, nothing changes of any of them.
    const payment = owner(`sale/${key}/payment`, `${orderId}P`, 'payment');
    const all = new Map([[key, { revenue: invoice, recognition: invoice, fees, cash: payment }]]);
    expect(plan(paid, {}, { settings, owners: all }).documents.map(({ draft }) => draft)).toEqual(
      before.map(({ draft }) => draft),
    );
  });

  test('a document of others with the sale alone leaves the fees to be booked beside it', () => {
    const other: Owner = { kind: 'salesReceipt', number: '1083', date: '2026-11-02' };
    const { documents } = plan([{}], {}, { owners: new Map([[event.key, { revenue: other }]]) });
    expect(documents.map(({ part, state, draft }) => [part, state, draft?.kind])).toEqual([
      ['fees', 'ready', 'purchase'],
    ]);
  });
});

test('an estimate of what has not shipped is a document of the order, about no event', () => {
  const settings = { ...unitedStatesSettings, unshipped: 'estimate' } as const;
  const orderItems = [
    {
      orderItemId: '1',
      quantityOrdered: 2,
      product: {
        sellerSku: 'SKU-LAMP',
        title: 'Example lamp',
        price: { unitPrice: { amount: '10.00', currencyCode: 'USD' } },
      },
      fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 },
    },
  ];
  const { documents, standing } = plan([], { order: order({ orderItems }, 'UNSHIPPED') }, { settings });
  expect(standing?.code).toBe('order_unshipped');
  expect(documents).toMatchObject([
    {
      key: `estimate/${orderId}`,
      part: 'estimate',
      eventKind: 'unshipped',
      state: 'ready',
      amazonTotalMinor: 2000,
      currency: 'USD',
      postedAt: '2026-11-01T10:00:00Z',
      draft: { kind: 'estimate', number: `${orderId}E`, totalMinor: 2000 },
    },
  ]);
  expect(documents[0]?.eventKey).toBeUndefined();
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
