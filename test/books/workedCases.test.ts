import { describe, expect, test } from 'vitest';
import type { BookContext } from '../../lib/books/bookContext';
import { bookEvent } from '../../lib/books/bookEvent';
import { orderDocuments } from '../../lib/books/orders/orderDocuments';
import type { PlannedDocument } from '../../lib/books/plan';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import { planOrder } from '../../lib/books/planOrder';
import type { AmazonEvent } from '../../lib/ledger/event';
import { books, eventsOf } from './bookFixtures';
import { booksIn, contextOf } from './days/dayFixtures';
import { amount, contextIn, eventOf } from './tax/taxFixtures';

/** `Dr Amazon Clearing 23.36`, as a bookkeeper writes it. */
function journal({ effects }: Pick<PlannedDocument, 'effects'>): readonly string[] {
  return effects.map(({ account, debitMinor, creditMinor }) => {
    const minor = debitMinor > 0 ? debitMinor : creditMinor;
    return `${debitMinor > 0 ? 'Dr' : 'Cr'} ${account.name} ${(minor / 100).toFixed(2)}`;
  });
}

test('FBA sale in the US with facilitator tax and promotions comes out to the line', () => {
  const events = eventsOf({
    postedDate: '2026-11-03T07:30:00Z',
    items: [
      {
        title: 'Example lamp',
        sku: 'SKU-LAMP',
        asin: 'B000000001',
        quantity: 2,
        amounts: {
          'ProductCharges > OurPricePrincipal': 39.98,
          'Shipping > ShippingPrincipal': 5.99,
          'PromoRebates > ShippingDiscount': -5.99,
          'PromoRebates > OurPriceDiscount': -4,
          'Tax > OurPriceTax': 2.97,
          'Tax > MarketplaceFacilitatorTax-Principal': -2.97,
          'AmazonFees > Commission > Base': -5.4,
          'AmazonFees > FBAPerUnitFulfillmentFee > Base': -7.22,
        },
      },
    ],
  });
  const plan = planOrder({ orderId: '114-1111111-1111111', events }, { books, suffixes: [] });

  expect(plan.documents).toHaveLength(1);
  const [document] = plan.documents;
  expect(document).toMatchObject({ state: 'ready', problems: [], facilitatorTaxMinor: 297 });
  expect(document?.draft).toMatchObject({
    kind: 'salesReceipt',
    number: '114-1111111-1111111',
    date: '2026-11-02',
    currency: 'USD',
    totalMinor: 2336,
    totalTaxMinor: 0,
    memo: 'Amazon.com order 114-1111111-1111111 shipped 2026-11-02',
    customer: { id: 'customer', name: 'Amazon' },
    depositAccount: { id: 'clearing', name: 'Amazon Clearing' },
  });
  expect(document?.draft?.lines.map((line) => [line.item.name, line.description, line.amountMinor])).toEqual([
    ['Amazon sales', 'Example lamp', 3998],
    ['Amazon shipping', 'Shipping', 599],
    ['Amazon promotions', 'Promotion on shipping', -599],
    ['Amazon promotions', 'Promotion on items', -400],
    ['Amazon seller fees', 'Referral fee', -540],
    ['Amazon FBA fees', 'FBA fulfilment fee', -722],
  ]);
  expect(document?.draft?.lines[0]).toMatchObject({
    quantity: 2,
    unitPriceMinor: 1999,
    taxCode: { id: 'NON' },
  });
  expect(document && journal(document)).toEqual([
    'Dr Amazon Clearing 23.36',
    'Dr Amazon Promotions 9.99',
    'Dr Amazon Seller Fees 5.40',
    'Dr Amazon FBA Fees 7.22',
    'Cr Amazon Sales 39.98',
    'Cr Amazon Shipping Income 5.99',
  ]);
});

test('a split order keeps its numbers when a part between the others is reported last', () => {
  const orderId = '113-2222222-2222222';
  const shipment = (id: string, day: string, price: number, commission: number, fba: number) => ({
    id,
    postedDate: `2026-04-${day}T18:00:00Z`,
    related: { ORDER_ID: orderId, SHIPMENT_ID: `7000000000${id}` },
    items: [
      {
        title: `Part ${id}`,
        sku: `SKU-${id}`,
        quantity: 1,
        amounts: {
          'ProductCharges > OurPricePrincipal': price,
          'AmazonFees > Commission > Base': commission,
          'AmazonFees > FBAPerUnitFulfillmentFee > Base': fba,
        },
      },
    ],
  });
  const first = shipment('0001', '13', 25, -3.75, -4.1);
  const second = shipment('0002', '19', 40, -6, -5.25);
  const late = shipment('0003', '15', 10, -1.5, -3.2);
  const shown = (documents: readonly PlannedDocument[]) =>
    documents.map(({ draft }) => [draft?.number, draft?.date, draft?.totalMinor]);

  const before = planOrder({ orderId, events: eventsOf(first, second) }, { books, suffixes: [] });
  expect(shown(before.documents)).toEqual([
    [orderId, '2026-04-13', 1715],
    [`${orderId}-1`, '2026-04-19', 2875],
  ]);

  const suffixes = [
    { eventKey: 'A1EXAMPLESELLER/0001', index: 0 },
    { eventKey: 'A1EXAMPLESELLER/0002', index: 1 },
  ];
  const after = planOrder({ orderId, events: eventsOf(first, second, late) }, { books, suffixes });
  expect(shown(after.documents)).toEqual([
    [orderId, '2026-04-13', 1715],
    [`${orderId}-2`, '2026-04-15', 530],
    [`${orderId}-1`, '2026-04-19', 2875],
  ]);
  expect(after.documents[0]?.previewHash).toBe(before.documents[0]?.previewHash);
  expect(after.documents[2]?.previewHash).toBe(before.documents[1]?.previewHash);
});

describe('every document of an order', () => {
  const planned = (
    context: BookContext,
    orderId: string,
    events: readonly AmazonEvent[],
    suffixes: Parameters<typeof orderDocuments>[3] = [],
  ): readonly PlannedDraft[] => {
    const booked = events.map((event) => bookEvent(event, context));
    return orderDocuments({ orderId, events }, booked, context, suffixes);
  };

  /** A company abroad with every account and tax code, whose fees are purchases. */
  const abroad = (country: string, homeCurrency: string): BookContext => {
    const { settings, books: taxed } = contextIn(country);
    const own = booksIn({ country, homeCurrency, usesSalesTax: true });
    const taxCodes = taxed?.lists.taxCodes ?? [];
    const sales = own.lists.accounts.map((account) => ({ ...account, currency: homeCurrency }));
    return contextOf(
      { ...settings, fees: 'purchase' },
      { books: { ...own, lists: { ...own.lists, accounts: sales, taxCodes } } },
    );
  };

  test('FBA sale in the US with facilitator tax and promotions', () => {
    const events = eventsOf({
      postedDate: '2026-11-03T07:30:00Z',
      items: [
        {
          title: 'Example lamp',
          sku: 'SKU-LAMP',
          quantity: 2,
          amounts: {
            'ProductCharges > OurPricePrincipal': 39.98,
            'Shipping > ShippingPrincipal': 5.99,
            'PromoRebates > ShippingDiscount': -5.99,
            'PromoRebates > OurPriceDiscount': -4,
            'Tax > OurPriceTax': 2.97,
            'Tax > MarketplaceFacilitatorTax-Principal': -2.97,
            'AmazonFees > Commission > Base': -5.4,
            'AmazonFees > FBAPerUnitFulfillmentFee > Base': -7.22,
          },
        },
      ],
    });
    const [document, ...others] = planned(contextOf(), '114-1111111-1111111', events);
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      state: 'ready',
      problems: [],
      draft: {
        kind: 'salesReceipt',
        number: '114-1111111-1111111',
        date: '2026-11-02',
        totalMinor: 2336,
        totalTaxMinor: 0,
        taxes: [],
      },
    });
    expect(document?.draft?.lines.map(({ taxCode }) => taxCode?.id)).toEqual(Array(6).fill('NON'));
    expect(document && journal(document)).toEqual([
      'Dr Amazon Clearing 23.36',
      'Dr Amazon Promotions 9.99',
      'Dr Amazon Seller Fees 5.40',
      'Dr Amazon FBA Fees 7.22',
      'Cr Amazon Sales 39.98',
      'Cr Amazon Shipping Income 5.99',
    ]);
  });

  test('a split order keeps its numbers', () => {
    const orderId = '113-2222222-2222222';
    const shipment = (id: string, day: string, price: number, commission: number, fba: number) => ({
      id,
      postedDate: `2026-04-${day}T18:00:00Z`,
      related: { ORDER_ID: orderId, SHIPMENT_ID: `7000000000${id}` },
      items: [
        {
          title: `Part ${id}`,
          sku: `SKU-${id}`,
          quantity: 1,
          amounts: {
            'ProductCharges > OurPricePrincipal': price,
            'AmazonFees > Commission > Base': commission,
            'AmazonFees > FBAPerUnitFulfillmentFee > Base': fba,
          },
        },
      ],
    });
    const events = eventsOf(
      shipment('0001', '13', 25, -3.75, -4.1),
      shipment('0002', '19', 40, -6, -5.25),
      shipment('0003', '15', 10, -1.5, -3.2),
    );
    const suffixes = [
      { eventKey: 'A1EXAMPLESELLER/0001', index: 0 },
      { eventKey: 'A1EXAMPLESELLER/0002', index: 1 },
    ];
    const documents = planned(contextOf(), orderId, events, suffixes);
    expect(documents.map(({ draft }) => [draft?.number, draft?.date, draft?.totalMinor])).toEqual([
      [orderId, '2026-04-13', 1715],
      [`${orderId}-2`, '2026-04-15', 530],
      [`${orderId}-1`, '2026-04-19', 2875],
    ]);
  });

  test('in the United Kingdom, with VAT in the prices and on the fees', () => {
    const event = eventOf('UK', [
      amount('principal', 1299, { sku: 'MUG', quantity: 1 }),
      amount('principal', 749, { sku: 'TEA', quantity: 1 }),
      amount('shipping', 299, { sku: 'MUG' }),
      amount('promotion', -299, { sku: 'MUG' }),
      amount('sellingFee', -368, { taxMinor: -61 }),
      amount('fulfilmentFee', -336, { taxMinor: -56 }),
    ]);
    const [sale, fees, ...others] = planned(abroad('GB', 'GBP'), '203-7777777-7777777', [event]);
    expect(others).toEqual([]);
    expect(sale).toMatchObject({
      state: 'ready',
      problems: [],
      draft: { kind: 'salesReceipt', number: '203-7777777-7777777', totalMinor: 2048, totalTaxMinor: 341 },
    });
    expect(sale?.draft?.lines.map(({ amountMinor }) => amountMinor)).toEqual([1083, 624, 249, -249]);
    expect(sale?.draft?.taxes).toMatchObject([{ code: { name: '20.0% S' }, netMinor: 1707, taxMinor: 341 }]);
    expect(sale?.draft?.covers).toEqual([{ eventKey: event.key, facets: ['revenue', 'cash'] }]);
    expect(fees).toMatchObject({
      state: 'ready',
      problems: [],
      draft: {
        kind: 'purchase',
        number: '203-7777777-7777777F',
        totalMinor: 704,
        totalTaxMinor: 117,
        paidFrom: { name: 'Amazon Clearing' },
        covers: [{ eventKey: event.key, facets: ['fees'] }],
      },
    });
    expect(fees?.draft?.lines.map(({ amountMinor }) => amountMinor)).toEqual([-307, -280]);
    expect(fees?.draft?.taxes).toMatchObject([{ code: { name: '20.0% S' }, netMinor: -587, taxMinor: -117 }]);
  });

  test('in Ontario, with HST that the seller collects', () => {
    const orderId = '701-8888888-8888881';
    const event = eventOf(
      'CA',
      [
        amount('principal', 5000, { sku: 'LAMP', quantity: 1 }),
        amount('taxCollected', 650, { sku: 'LAMP' }),
        amount('sellingFee', -848, { taxMinor: -98 }),
        amount('fulfilmentFee', -692, { taxMinor: -80 }),
        amount('otherFee', -23),
      ],
      { orderId },
    );
    const [sale, fees, ...others] = planned(abroad('CA', 'CAD'), orderId, [event]);
    expect(others).toEqual([]);
    expect(sale).toMatchObject({
      state: 'ready',
      problems: [],
      draft: {
        kind: 'salesReceipt',
        number: orderId,
        totalMinor: 5650,
        totalTaxMinor: 650,
        taxes: [{ code: { name: 'HST ON' }, netMinor: 5000, taxMinor: 650 }],
      },
    });
    expect(fees).toMatchObject({
      state: 'ready',
      problems: [],
      draft: { kind: 'purchase', number: `${orderId}F`, totalMinor: 1563, totalTaxMinor: 178 },
    });
    expect(fees && journal(fees)).toEqual([
      'Dr Amazon Seller Fees 7.73',
      'Dr Amazon FBA Fees 6.12',
      expect.stringMatching(/^Dr .* 1\.78$/),
      'Cr Amazon Clearing 15.63',
    ]);
  });
});
