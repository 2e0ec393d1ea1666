import { expect, test } from 'vitest';
import type { PlannedDocument } from '../../lib/books/plan';
import { planOrder } from '../../lib/books/planOrder';
import { books, eventsOf } from './bookFixtures';

/** `Dr Amazon Clearing 23.36`, as a bookkeeper writes it. */
function journal({ effects }: PlannedDocument): readonly string[] {
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
