import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTransactionsPage } from '../../lib/amazon/shapes/parseTransactionsPage';
import type { AmazonEvent } from '../../lib/ledger/event';
import { labelOf } from '../../lib/ledger/kinds';
import { toEvents } from '../../lib/ledger/toEvents';

const folder = '../shared/data/amazon/transactions/samples';

/** What each sampled answer is, event by event, line by line, cent by cent. */
const expected: Readonly<Record<string, readonly (readonly [string, number, readonly string[]])[]>> = {
  '01-shipment-promo-tax-us.json': [
    [
      'shipment',
      3504,
      [
        'taxCollected: Tax on items 480, SKU-BOTTLE',
        'taxWithheld: Tax kept by Amazon on items -480, SKU-BOTTLE',
        'taxCollected: Tax on shipping 56, SKU-BOTTLE',
        'taxWithheld: Tax kept by Amazon on shipping -56, SKU-BOTTLE',
        'principal: Product sales 5998, × 2, SKU-BOTTLE',
        'shipping: Shipping 699, SKU-BOTTLE',
        'sellingFee: Referral fee -810, SKU-BOTTLE',
        'fulfilmentFee: FBA fulfilment fee -1084, SKU-BOTTLE',
        'promotion: Promotion on items -600, SKU-BOTTLE',
        'promotion: Promotion on shipping -699, SKU-BOTTLE',
      ],
    ],
  ],
  '02-shipment-edge-trees.json': [
    [
      'shipment',
      6969,
      [
        'principal: Product sales 8999, × 1, SKU-TENT',
        'sellingFee: Referral fee -1350, SKU-TENT',
        'fulfilmentFee: FBA fulfilment fee -680, tax -62, SKU-TENT',
      ],
    ],
    [
      'shipment',
      3401,
      [
        'otherFee: Digital services fee -15, SKU-LAMP',
        'taxCollected: Tax on items 833, SKU-LAMP',
        'taxWithheld: VAT kept by Amazon on items -833, SKU-LAMP',
        'taxCollected: Tax on shipping 83, SKU-LAMP',
        'taxCollected: Tax on promotions -83, SKU-LAMP',
        'principal: Product sales 4166, × 1, SKU-LAMP',
        'shipping: Shipping 416, SKU-LAMP',
        'sellingFee: Referral fee -750, SKU-LAMP',
        'promotion: Promotion on shipping -416, SKU-LAMP',
      ],
    ],
    [
      'other',
      62,
      [
        'liquidation: Liquidation proceeds 124, X00EXAMPLE1',
        'sellingFee: Liquidation fees -19, X00EXAMPLE1',
        'sellingFee: Liquidation fees -43, X00EXAMPLE1',
      ],
    ],
    [
      'multiChannel',
      -2346,
      [
        'fulfilmentFee: FBA transportation fee -1926, tax -126, SKU-STOVE',
        'fulfilmentFee: FBA fulfilment fee -420, tax -27, SKU-STOVE',
      ],
    ],
  ],
  '03-refund-restocking-goodwill.json': [
    [
      'refund',
      -4051,
      [
        'taxCollected: Tax on items, returned -480, SKU-BOTTLE',
        'taxWithheld: Tax kept by Amazon on items, returned 480, SKU-BOTTLE',
        'refund: Refunded products -5998, × 2, SKU-BOTTLE',
        'promotion: Promotion on items, taken back 600, SKU-BOTTLE',
        'refund: Restocking fee kept from the buyer 1199, SKU-BOTTLE',
        'refund: Goodwill paid to the buyer -500, SKU-BOTTLE',
        'sellingFee: Referral fee, returned 810, SKU-BOTTLE',
        'sellingFee: Refund administration fee -162, SKU-BOTTLE',
      ],
    ],
    ['refund', 0, []],
    [
      'refund',
      0,
      [
        'refund: Refunded shipping -499, SKU-BOTTLE',
        'shippingChargeback: Shipping kept by Amazon, returned 499, SKU-BOTTLE',
      ],
    ],
  ],
  '04-servicefee-storage.json': [
    ['other', -387, ['storageFee: Storage -341, tax -31', 'storageFee: Storage -46, tax -4']],
    ['other', -7700, ['storageFee: Storage -7700']],
    ['other', -2414, ['fulfilmentFee: Freight to FBA -2414']],
  ],
  '05-fba-reimbursement.json': [
    ['other', 622, ['reimbursement: Stock lost in the warehouse 622, × 1, SKU-JACKET']],
    ['other', 3500, ['reimbursement: Reimbursement for a return 3500, × 1, SKU-PRESS']],
    ['other', -3310, ['reimbursement: Reimbursement taken back -3310, × 1, SKU-PRESS']],
  ],
  '06-adjustment-reserve.json': [
    ['other', -17600, ['currentReserve: Reserve held back -17600']],
    ['other', 17600, ['previousReserve: Reserve of the last settlement 17600']],
  ],
  '07-transfer-settlement-cycle.json': [
    [
      'shipment',
      6478,
      [
        'principal: Product sales 8000, × 1, SKU-LAMP',
        'sellingFee: Referral fee -1200, SKU-LAMP',
        'fulfilmentFee: FBA fulfilment fee -322, SKU-LAMP',
      ],
    ],
    [
      'shipment',
      3928,
      [
        'principal: Product sales 5000, × 1, SKU-LAMP',
        'sellingFee: Referral fee -750, SKU-LAMP',
        'fulfilmentFee: FBA fulfilment fee -322, SKU-LAMP',
      ],
    ],
    ['other', -2500, ['sellingFee: Subscription -2500']],
    ['other', 2000, ['previousReserve: Reserve of the last settlement 2000']],
    ['other', -1000, ['currentReserve: Reserve held back -1000']],
    ['other', 1000, ['previousReserve: Reserve of the last settlement 1000']],
    ['other', 2428, ['payout: Paid out to the bank 2428']],
  ],
  '08-product-ads-payment.json': [
    ['other', -15240, ['advertising: Advertising -15240']],
    ['other', 2001, ['advertising: Advertising, returned 2001']],
  ],
  '09-retrocharge.json': [
    ['other', 0, ['taxCollected: Tax on items 945', 'taxWithheld: Tax kept by Amazon on items -945']],
    [
      'other',
      0,
      ['taxCollected: Tax on items, returned -945', 'taxWithheld: Tax kept by Amazon on items, returned 945'],
    ],
  ],
  '10-deferred-lifecycle.json': [
    [
      'shipment',
      5118,
      [
        'principal: Product sales 6400, × 1, SKU-LAMP',
        'sellingFee: Referral fee -960, SKU-LAMP',
        'fulfilmentFee: FBA fulfilment fee -322, SKU-LAMP',
      ],
    ],
    [
      'shipment',
      5118,
      [
        'principal: Product sales 6400, × 1, SKU-LAMP',
        'sellingFee: Referral fee -960, SKU-LAMP',
        'fulfilmentFee: FBA fulfilment fee -322, SKU-LAMP',
      ],
    ],
    ['shipment', 0, []],
  ],
};

describe.skipIf(!existsSync(folder))('the sampled answers of listTransactions', () => {
  test('are all here', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected));
  });

  test.each(Object.entries(expected))('%s comes out to the line', (file, events) => {
    const read = eventsOf(file);
    expect(
      read.map((event) => [event.kind, event.totalMinor, event.lines.map((line) => shown(event, line))]),
    ).toEqual(events);
    for (const { imbalance, twinsDiffer, lines, totalMinor } of read) {
      expect(imbalance).toBeUndefined();
      expect(twinsDiffer).toBeUndefined();
      expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
    }
  });

  test('a payout is what the released events of its settlement add up to, itself apart', () => {
    const events = eventsOf('07-transfer-settlement-cycle.json');
    const paidMinor = events
      .filter(({ settlementId }) => settlementId === '26000000021')
      .reduce((sum, { totalMinor }) => sum + totalMinor, 0);
    const transfer = events.find(({ transactionType }) => transactionType === 'Transfer');
    expect(transfer).toMatchObject({ totalMinor: paidMinor, settlementId: '26000000022' });
  });

  test('a free replacement has no amounts, and one unit less in stock', () => {
    const replacement = eventsOf('10-deferred-lifecycle.json').find(({ totalMinor }) => totalMinor === 0);
    expect(replacement?.unchargedUnits).toEqual([
      { quantity: 1, sku: 'SKU-LAMP', asin: 'B000000002', title: 'Example lamp' },
    ]);
    // An empty refund is none.
    expect(eventsOf('03-refund-restocking-goodwill.json').map((event) => event.unchargedUnits)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('an advertising charge bears the number of its invoice, and no product', () => {
    const [charge] = eventsOf('08-product-ads-payment.json');
    expect(charge?.invoiceId).toBe('100000001DPA11');
    expect(charge?.lines[0]).not.toHaveProperty('title');
  });
});

function eventsOf(file: string): readonly AmazonEvent[] {
  const page = parseTransactionsPage(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
  if (!page.ok) throw new Error(page.problem.sentence);
  return toEvents(page.value.transactions, 'A1EXAMPLESELLER', []);
}

function shown({ transactionType }: AmazonEvent, line: AmazonEvent['lines'][number]): string {
  const { kind, path, amountMinor, taxMinor, quantity, sku } = line;
  return [
    `${kind}: ${labelOf(transactionType, path)} ${amountMinor}`,
    ...(taxMinor === undefined ? [] : [`tax ${taxMinor}`]),
    ...(quantity === undefined ? [] : [`× ${quantity}`]),
    ...(sku === undefined ? [] : [sku]),
  ].join(', ');
}
