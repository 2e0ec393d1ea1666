import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { amount, eventOf, orderTo, type Place } from '../../books/tax/taxFixtures';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { minorOf, numberOf, recordOf } from '../../sandbox/quickbooks/record';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { taxReturn } from '../../sandbox/quickbooks/taxReturn';
import { taxBench } from './taxBench';

type Bench = Awaited<ReturnType<typeof taxBench>>;

/** A sale with fees: what Amazon says, and what the company's documents and return must say of it. */
interface Case {
  readonly realm: string;
  readonly mode?: Partial<CompanyMode>;
  readonly events: readonly AmazonEvent[];
  /** Number, total and tax of each document as QuickBooks holds it. */
  readonly documents: readonly (readonly [number: string, total: number, tax: number])[];
  /** Tax on sales and on purchases, net sales and net purchases: boxes 1, 4, 6 and 7 in the United Kingdom. */
  readonly boxes: readonly [number, number, number, number];
  /** Minor units on the clearing account. */
  readonly clearing: number;
}

const orderId = '203-7777777-7777777';
const sale = (place: Place, lines: AmazonEvent['lines'], more: Partial<AmazonEvent> = {}) => [
  eventOf(place, lines, more),
];

const american = sale(
  'US',
  [
    amount('principal', 3998, { sku: 'LAMP', quantity: 2 }),
    amount('taxCollected', 297),
    amount('taxWithheld', -297),
    amount('sellingFee', -540),
    amount('fulfilmentFee', -722),
  ],
  { orderId },
);

const cases: Readonly<Record<string, Case>> = {
  'the US without sales tax': {
    realm: realms.production,
    events: american,
    documents: [[orderId, 27.36, 0]],
    boxes: [0, 0, 0, 0],
    clearing: 2736,
  },
  'the US with sales tax by hand': {
    realm: realms.production,
    mode: { usingSalesTax: true },
    events: american,
    documents: [[orderId, 27.36, 0]],
    boxes: [0, 0, 0, 0],
    clearing: 2736,
  },
  'the US with automated sales tax': {
    realm: realms.production,
    mode: { usingSalesTax: true, automatedSalesTax: true },
    events: american,
    documents: [[orderId, 27.36, 0]],
    boxes: [0, 0, 0, 0],
    clearing: 2736,
  },
  // Worked case 5.
  'the United Kingdom, prices with VAT': {
    realm: realms.unitedKingdom,
    events: sale('UK', [
      amount('principal', 1299, { sku: 'MUG', quantity: 1 }),
      amount('principal', 749, { sku: 'TEA', quantity: 1 }),
      amount('shipping', 299, { sku: 'MUG' }),
      amount('promotion', -299, { sku: 'MUG' }),
      amount('sellingFee', -368, { taxMinor: -61 }),
      amount('fulfilmentFee', -336, { taxMinor: -56 }),
    ]),
    documents: [
      [orderId, 20.48, 3.41],
      [`${orderId}F`, 7.04, 1.17],
    ],
    boxes: [341, 117, 1707, 587],
    clearing: 2048 - 704,
  },
  // Worked case 6: by the rate the tax on the fees would be a cent less than Amazon's.
  'Ontario, HST that the seller collects': {
    realm: realms.canada,
    events: sale(
      'CA',
      [
        amount('principal', 5000, { sku: 'LAMP', quantity: 1 }),
        amount('taxCollected', 650, { sku: 'LAMP' }),
        amount('sellingFee', -848, { taxMinor: -98 }),
        amount('fulfilmentFee', -692, { taxMinor: -80 }),
        amount('otherFee', -23),
      ],
      { orderId: '701-8888888-8888881' },
    ),
    documents: [
      ['701-8888888-8888881', 56.5, 6.5],
      ['701-8888888-8888881F', 15.63, 1.78],
    ],
    boxes: [650, 178, 5000, 1362],
    clearing: 5650 - 1563,
  },
  'Germany, prices with VAT, and fees whose VAT the seller owes': {
    realm: realms.germany,
    events: sale('DE', [
      amount('principal', 1999, { sku: 'MUG', quantity: 1 }),
      amount('sellingFee', -300),
      amount('fulfilmentFee', -333),
    ]),
    documents: [
      [orderId, 19.99, 3.19],
      [`${orderId}F`, 6.33, 0],
    ],
    // 19 % of 6.33, owed and claimed.
    boxes: [319 + 120, 120, 1680 + 633, 633],
    clearing: 1999 - 633,
  },
  'France, VAT as Amazon states it': {
    realm: realms.france,
    events: sale('FR', [
      amount('principal', 1667, { sku: 'MUG', quantity: 1 }),
      amount('taxCollected', 333, { sku: 'MUG' }),
      amount('sellingFee', -300),
    ]),
    documents: [
      [orderId, 20, 3.33],
      [`${orderId}F`, 3, 0],
    ],
    boxes: [333 + 60, 60, 1667 + 300, 300],
    clearing: 2000 - 300,
  },
};

/** Number, total and tax of every document of a company, as QuickBooks holds it. */
function held({ company }: Bench) {
  return ['SalesReceipt', 'RefundReceipt', 'Purchase'].flatMap((entity) =>
    company
      .documents(entity)
      .map((document) => [
        document['DocNumber'],
        numberOf(document, 'TotalAmt'),
        numberOf(recordOf(document, 'TxnTaxDetail'), 'TotalTax') ?? 0,
      ]),
  );
}

async function posted({ realm, mode, events }: Case): Promise<Bench> {
  const b = await taxBench(realm, mode);
  const planned = b.plan(events);
  for (const each of planned) {
    const posting = await b.post(each);
    expect(posting.problem?.sentence).toBeUndefined();
    expect(posting).toMatchObject({ state: 'posted', remote: { totalMinor: each.draft?.totalMinor } });
  }
  return b;
}

describe.each(Object.entries(cases))('%s', (_where, each) => {
  test('comes back as it was sent, and stands on the return', async () => {
    const b = await posted(each);
    expect(held(b)).toEqual(each.documents);
    const { onSales, onPurchases, netSales, netPurchases } = taxReturn(b.company);
    expect([onSales, onPurchases, netSales, netPurchases]).toEqual(each.boxes);
    expect(b.company.ledger.balanceMinor(b.books.setup.clearingAccountId ?? '')).toBe(each.clearing);
  });
});

describe('a refund of a sale', () => {
  test('takes it off the return again', async () => {
    const lines = [
      amount('principal', 1299, { sku: 'MUG', quantity: 1 }),
      amount('shipping', 299, { sku: 'MUG' }),
    ];
    const back = lines.map(({ kind, amountMinor }) => amount(kind, -amountMinor, { sku: 'MUG' }));
    const b = await posted({
      realm: realms.unitedKingdom,
      events: [
        eventOf('UK', lines),
        eventOf('UK', back, {
          key: 'A1EXAMPLESELLER/T2',
          kind: 'refund',
          transactionType: 'Refund',
          description: 'Refund Order',
          transactionIds: ['T2'],
          postedAt: '2026-11-09T12:00:00Z',
          release: { state: 'released', releasedAt: '2026-11-09T12:00:00Z' },
        }),
      ],
      documents: [],
      boxes: [0, 0, 0, 0],
      clearing: 0,
    });
    expect(held(b)).toEqual([
      [orderId, 15.98, 2.66],
      [`${orderId}R`, 15.98, 2.66],
    ]);
    expect(taxReturn(b.company)).toEqual({ onSales: 0, onPurchases: 0, netSales: 0, netPurchases: 0 });
  });
});

describe('any prices', () => {
  const prices = fc.array(
    fc.record({ minor: fc.integer({ min: 1, max: 40_000 }), offBy: fc.integer({ min: -1, max: 1 }) }),
    { minLength: 1, maxLength: 5 },
  );
  /** Places whose prices hold the tax, and regions where Amazon states it, in millionths. */
  const worlds = [
    ['the United Kingdom', realms.unitedKingdom, 'UK', { country: 'GB' }, undefined],
    ['Germany', realms.germany, 'DE', { country: 'DE' }, undefined],
    ['France', realms.france, 'FR', { country: 'FR' }, undefined],
    ['Ontario', realms.canada, 'CA', { country: 'CA', region: 'ON' }, 130_000],
    ['Quebec, with two rates of one code', realms.canada, 'CA', { country: 'CA', region: 'QC' }, 149_750],
  ] as const;

  test.each(worlds)('come back as they were sent in %s', async (_where, realm, place, shipTo, perMillion) => {
    const b = await taxBench(realm);
    let orders = 0;
    let documents = 0;
    await fc.assert(
      fc.asyncProperty(prices, async (parts) => {
        orders += 1;
        const lines = parts.flatMap(({ minor, offBy }, index) => {
          const sku = `SKU-${index}`;
          const taxMinor = Math.round((minor * (perMillion ?? 0)) / 1_000_000);
          const stated = taxMinor < 10 ? taxMinor : taxMinor + offBy;
          return [
            amount('principal', minor, { sku, quantity: 1 }),
            ...(perMillion === undefined ? [] : [amount('taxCollected', stated, { sku })]),
          ];
        });
        const id = `203-7777777-${String(orders).padStart(7, '0')}`;
        const key = `A1EXAMPLESELLER/${id}`;
        const events = [eventOf(place, lines, { orderId: id, key, transactionIds: [id] })];
        for (const each of b.plan(events, [orderTo(shipTo, { orderId: id })])) {
          if (each.state !== 'ready') continue;
          documents += 1;
          const posting = await b.post(each);
          expect(posting, posting.problem?.sentence).toMatchObject({
            state: 'posted',
            remote: { totalMinor: each.draft?.totalMinor },
          });
        }
      }),
      { numRuns: 25 },
    );
    expect(documents).toBeGreaterThan(15);
    const clearing = b.company.ledger.balanceMinor(b.books.setup.clearingAccountId ?? '');
    const sold = b.company.documents('SalesReceipt').map((each) => minorOf(numberOf(each, 'TotalAmt') ?? 0));
    expect(sold.reduce((sum, minor) => sum + minor, 0)).toBe(clearing);
    const { onSales, netSales } = taxReturn(b.company);
    expect(onSales + netSales).toBe(clearing);
  });
});

describe('a company that computes its own tax over what was sent', () => {
  test('where it comes to the same, nothing is said', async () => {
    const uk = cases['the United Kingdom, prices with VAT'];
    if (uk === undefined) throw new Error('no case');
    const b = await posted({ ...uk, mode: { taxFigures: 'computed' } });
    expect(held(b)).toEqual(uk.documents);
  });

  test('where it is a cent less, the new document is taken out again, with both figures', async () => {
    const ontario = cases['Ontario, HST that the seller collects'];
    if (ontario === undefined) throw new Error('no case');
    const b = await taxBench(ontario.realm, { taxFigures: 'computed' });
    const [sold, fees] = b.plan(ontario.events);
    if (sold === undefined || fees === undefined) throw new Error('not planned');
    expect(await b.post(sold)).toMatchObject({ state: 'posted' });
    const blocked = await b.post(fees);
    expect(blocked.state).toBe('blocked');
    expect(blocked.problem?.sentence).toMatch(/the tax/);
    expect(blocked.problem?.sentence).toMatch(/1\.78/);
    expect(blocked.problem?.sentence).toMatch(/1\.77/);
    expect(b.company.documents('Purchase')).toEqual([]);
    expect(b.company.log.map(({ kind, entity }) => `${kind} ${entity}`).slice(-2)).toEqual([
      'create Purchase',
      'delete Purchase',
    ]);
    expect(b.company.ledger.balanceMinor(b.books.setup.clearingAccountId ?? '')).toBe(5650);
  });
});
