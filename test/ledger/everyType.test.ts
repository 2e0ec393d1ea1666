import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmazonEvent } from '../../lib/ledger/event';
import { labelOf } from '../../lib/ledger/kinds';
import { toEvents } from '../../lib/ledger/toEvents';
import { type TransactionFixture, transaction } from './transactionFixtures';

const event = (fixture: TransactionFixture): AmazonEvent => {
  const [only] = toEvents([transaction(fixture)], 'A1EXAMPLESELLER', []);
  if (only === undefined) throw new Error('no event');
  return only;
};
const lines = (fixture: TransactionFixture) => {
  const { lines: own, transactionType } = event(fixture);
  return own.map(({ kind, path, amountMinor, taxMinor }) => [
    kind,
    labelOf(transactionType, path),
    amountMinor,
    ...(taxMinor === undefined ? [] : [taxMinor]),
  ]);
};

describe('an event of each kind that is no plain sale', () => {
  test.each<[string, TransactionFixture, readonly unknown[]]>([
    [
      'storage with its tax',
      {
        type: 'ServiceFee',
        description: 'FBAStorageBilling',
        items: [
          {
            amounts: { 'AmazonFees > FBAStorageFee > Base': -3.1, 'AmazonFees > FBAStorageFee > Tax': -0.31 },
          },
        ],
        tree: { StorageBillingFee: -3.41 },
      },
      ['storageFee', 'Storage', -341, -31],
    ],
    [
      'advertising whose tax only the anonymous item shows',
      {
        type: 'ProductAdsPayment',
        description: 'ProductAdsPayment',
        items: [{ amounts: { Base: -100, Tax: -20 } }],
        tree: { AdvertisingFee: -120 },
      },
      ['advertising', 'Advertising', -12000, -2000],
    ],
    [
      'advertising whose tax stands below its name',
      {
        type: 'ProductAdsPayment',
        description: 'ProductAdsPayment',
        items: [{ amounts: { Base: -120 } }],
        tree: { 'AdvertisingFee > Base': -100, 'AdvertisingFee > Tax': -20 },
      },
      ['advertising', 'Advertising', -12000, -2000],
    ],
    [
      'advertising whose tax stands beside its name',
      {
        type: 'ProductAdsPayment',
        description: 'ProductAdsPayment',
        items: [],
        tree: { AdvertisingFee: -100, Tax: -20 },
      },
      ['advertising', 'Advertising', -12000, -2000],
    ],
    [
      'a fee whose parts are anonymous, and which the description names',
      {
        type: 'ServiceFee',
        description: 'AWDTransportationFee',
        items: [{ amounts: { Base: -50, Promo: 10, Tax: -4 } }],
        tree: {},
      },
      ['fulfilmentFee', 'AWD transportation fee', -4400, -400],
    ],
    [
      'a charge to the card',
      { type: 'DebtRecovery', description: 'DebtRecovery', items: [], tree: { DebtPayment: 12.5 } },
      ['charge', 'Charged to the card on file', 1250],
    ],
    [
      'the debt of the last settlement',
      { type: 'DebtRecovery', description: 'DebtRecovery', items: [], tree: { DebtPayment: -12.5 } },
      ['payable', 'Owed to Amazon since the last settlement', -1250],
    ],
    [
      'a transfer that came back',
      { type: 'Adjustment', description: 'FailedDisbursement', items: [], tree: { FailedDisbursement: 80 } },
      ['bankTransfer', 'Transfer that the bank returned', 8000],
    ],
    [
      'a payout',
      { type: 'Transfer', description: 'Disbursement', items: [], tree: { FundTransfer: 80 } },
      ['payout', 'Paid out to the bank', 8000],
    ],
    [
      'postage',
      {
        type: 'Adjustment',
        description: 'PostageBilling',
        items: [{ amounts: { PostageBilling_Postage: -4.5 } }],
      },
      ['postage', 'Postage bought from Amazon', -450],
    ],
    [
      'a SAFE-T claim',
      { type: 'Adjustment', description: 'SAFETReimbursement', items: [], tree: { SAFETReimbursement: 20 } },
      ['reimbursement', 'SAFE-T reimbursement', 2000],
    ],
  ])('%s', (_name, fixture, expected) => {
    expect(lines(fixture)).toEqual([expected]);
  });

  test('a loan, a fee given back in India and a deduction have no tree', () => {
    const bare = (id: string, type: string, description: string, total: number) => ({
      ...transaction({ id, type, description, total, items: [] }),
      breakdowns: [],
    });
    const read = toEvents(
      [
        bare('L', 'LoanServicing', 'Amazon Capital Services', -100),
        bare('F', 'ServiceFee', 'FulfillmentFeeRefund', 30),
        bare('D', 'FTBalanceDeduction', '', -5),
      ],
      'A1EXAMPLESELLER',
      [],
    );
    expect(read.flatMap((each) => each.lines.map(({ kind, amountMinor }) => [kind, amountMinor]))).toEqual([
      ['loan', -10000],
      ['fulfilmentFee', 3000],
      ['otherFee', -500],
    ]);
  });

  test('chargebacks and A-to-z refunds are refunds, whatever Amazon calls them', () => {
    for (const type of ['Refund', 'Chargeback', 'GuaranteeClaim', 'ChargeRefund']) {
      const read = event({
        type,
        items: [{ amounts: { 'ProductCharges > OurPricePrincipal': -20 }, quantity: 1 }],
      });
      expect(read).toMatchObject({
        kind: 'refund',
        lines: [{ kind: 'refund', amountMinor: -2000, quantity: 1 }],
      });
    }
  });

  test('a fee that no one knows stays whole, under Amazon’s own name', () => {
    const read = event({
      type: 'ServiceFee',
      description: 'LunarDelivery',
      items: [{ amounts: { 'AmazonFees > LunarDeliverySurcharge > Base': -9.5 } }],
    });
    expect(read).toMatchObject({ kind: 'other', totalMinor: -950 });
    expect(read.lines).toEqual([
      { kind: 'unknown', path: 'AmazonFees > LunarDeliverySurcharge', amountMinor: -950 },
    ]);
  });

  test('items that contradict the total, with nothing above them, are recorded with both figures', () => {
    const sound = transaction({ items: [{ amounts: { 'ProductCharges > OurPricePrincipal': 20 } }] });
    const [read] = toEvents([{ ...sound, breakdowns: [], totalMinor: 1999 }], 'S', []);
    expect(read?.imbalance).toEqual({ partsMinor: 2000, totalMinor: 1999 });
  });
});

const vocabulary = '../shared/data/amazon/transactions/vocabulary.csv';

describe.skipIf(!existsSync(vocabulary))('events of all that was ever seen', () => {
  const rows = existsSync(vocabulary) ? vocabularyPaths(readFileSync(vocabulary, 'utf8')) : [];
  const types = [...new Set(rows.map(({ type }) => type))];
  const cents = fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((minor) => minor !== 0);

  test('property: each is of a known kind, and its lines add up to the cent', () => {
    const anyRow = fc.constantFrom(...types).chain((type) =>
      fc.array(fc.tuple(fc.constantFrom(...rows.filter((row) => row.type === type)), cents), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(anyRow, fc.boolean(), (drawn, inItems) => {
        const [first] = drawn;
        if (first === undefined) return;
        const [{ type, description }] = first;
        // Names that stand both alone and above others are no leaves together.
        const amounts: Record<string, number> = {};
        for (const [row, minor] of drawn) {
          if (row.description !== description) continue;
          const clash = Object.keys(amounts).some(
            (path) =>
              path === row.path || path.startsWith(`${row.path} > `) || row.path.startsWith(`${path} > `),
          );
          if (!clash) amounts[row.path] = minor / 100;
        }
        const read = event({
          type,
          description,
          items: inItems ? [{ amounts }] : [],
          tree: amounts,
          total: totalOf(amounts),
        });
        expect(read.kind).not.toBe('unknown');
        expect(read.imbalance).toBeUndefined();
        expect(read.lines.filter(({ kind }) => kind === 'unknown')).toEqual([]);
        expect(read.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(read.totalMinor);
        for (const { taxMinor = 0, amountMinor } of read.lines) {
          expect(Number.isSafeInteger(taxMinor) && Number.isSafeInteger(amountMinor)).toBe(true);
        }
      }),
      { numRuns: 1500, verbose: fc.VerbosityLevel.Verbose },
    );
  });
});

function totalOf(amounts: Readonly<Record<string, number>>): number {
  return Object.values(amounts).reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
}

/** Types, descriptions and paths as Amazon sends them, the wrappers left off. */
function vocabularyPaths(csv: string) {
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const [type = '', description = '', , path = ''] = [
        ...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
      ].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const bare = path.replace(/^(Refunded )?(Sales|Expenses) > /, '');
      if (bare.startsWith('(') || /^(Refunded )?(Sales|Expenses)$/.test(bare)) return [];
      return description
        .split(', ')
        .map((each) => ({ type, path: bare, description: each.replace(/…$/, '').replace(/^\(.*\)$/, '') }));
    });
}
