import { expect, test } from 'vitest';
import type { Draft } from '../../../lib/books/draft';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { usSettings } from '../../commands/settle/settleSettings';
import { type Row, row, textOf } from '../../ledger/settlement/settlementFixture';
import { contextWith, draftsOf, settlementOfFile, settlementSettings, written } from './settlementBench';

const september = '2026-09-28 12:00:00 UTC';
/** The last second of September in Los Angeles. */
const lastSecond = '2026-10-01 06:59:59 UTC';
const october = '2026-10-03 12:00:00 UTC';
const start = '2026-09-24 10:00:00 UTC';
const end = '2026-10-08 10:00:00 UTC';
const balance = (description: string): [string, string, string] => [
  'other-transaction',
  'other-transaction',
  description,
];

/** A settlement over the end of a month, with a reserve on either side of it. */
const straddle: readonly Row[] = [
  row(balance('Previous Reserve Amount Balance'), '250.00', start),
  row(['Order', 'ItemPrice', 'Principal'], '1500.00', lastSecond),
  row(['Order', 'ItemPrice', 'Shipping'], '60.00', september),
  row(['Order', 'Promotion', 'Principal'], '-45.00', september),
  row(['Order', 'ItemFees', 'Commission'], '-225.00', september),
  row(['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'], '-180.00', september),
  row(['Refund', 'ItemPrice', 'Principal'], '-80.00', september),
  row(['Refund', 'ItemFees', 'Commission'], '12.00', september),
  row(['Refund', 'ItemFees', 'RefundCommission'], '-2.40', september),
  row(balance('Storage Fee'), '-31.50', september),
  row(['Order', 'ItemPrice', 'Tax'], '120.00', september),
  row(['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'], '-120.00', september),
  row(['Order', 'ItemPrice', 'Principal'], '900.00', '2026-10-01 07:00:00 UTC'),
  row(['Order', 'ItemFees', 'Commission'], '-135.00', october),
  row(['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'], '-108.00', october),
  row(balance('Subscription Fee'), '-39.99', october),
  row(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-210.55', october),
  row(['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_DAMAGE'], '18.75', october),
  row(balance('Current Reserve Amount'), '-300.00', end),
];

function file(rows: readonly Row[], total: string, more: Row = {}): string {
  return textOf({
    summary: {
      'settlement-id': '90000000005',
      'settlement-start-date': start,
      'settlement-end-date': end,
      'deposit-date': '2026-10-10 10:00:00 UTC',
      'total-amount': total,
      currency: 'USD',
      ...more,
    },
    rows,
  });
}

async function documentsOf(text: string, settings = usSettings): Promise<readonly Draft[]> {
  const settlement = await settlementOfFile(text);
  expect(settlement.reading?.problems).toEqual([]);
  return draftsOf(settlement, [], contextWith(settings));
}

test('worked case 3: a settlement over two months, with reserves, comes out to the line', async () => {
  const documents = await documentsOf(file(straddle, '1383.31'));
  expect(documents.map(written)).toEqual([
    [
      'AZ90000000005-1 2026-09-30',
      'Dr Amazon Carried Balances 1258.10',
      'Dr Amazon Promotions 45.00',
      'Dr Amazon Seller Fees 227.40',
      'Dr Amazon FBA Fees 180.00',
      'Dr Amazon Refunds 80.00',
      'Dr Amazon Storage 31.50',
      'Cr Amazon Sales 1500.00',
      'Cr Amazon Shipping Income 60.00',
      'Cr Amazon Seller Fees 12.00',
      'Cr Amazon Reserved Balances 250.00',
    ],
    [
      'AZ90000000005-2 2026-10-08',
      'Dr Amazon Clearing 1383.31',
      'Dr Amazon Seller Fees 174.99',
      'Dr Amazon FBA Fees 108.00',
      'Dr Amazon Advertising 210.55',
      'Dr Amazon Reserved Balances 300.00',
      'Cr Amazon Sales 900.00',
      'Cr Amazon FBA Reimbursements 18.75',
      'Cr Amazon Carried Balances 1258.10',
    ],
    ['AZ90000000005-P 2026-10-10', 'Dr Settlement Bank 1383.31', 'Cr Amazon Clearing 1383.31'],
  ]);
});

test('in a zone of its own the last second of September is October', async () => {
  const documents = await documentsOf(file(straddle, '1383.31'), {
    ...usSettings,
    books: { ...usSettings.books, timeZone: 'UTC' },
  });
  expect(documents.map(written)[0]).toContain('Cr Amazon Shipping Income 60.00');
  expect(documents.map(written)[0]?.join()).not.toContain('Amazon Sales');
});

test('the convention “balance” leaves the reserve in clearing', async () => {
  const settings = settlementSettings({ convention: 'balance' });
  const documents = await documentsOf(file(straddle, '1383.31'), settings);
  const lines = documents.flatMap(written);
  expect(lines.join()).not.toContain('Reserved');
  expect(lines).toContain('Dr Amazon Carried Balances 1008.10');
  expect(lines).toContain('Dr Amazon Clearing 1433.31');
});

test('facilitator tax in and out on one liability', async () => {
  const tax = { ...usSettings.books.tax, facilitatorTax: 'liability' as const };
  const settings = settlementSettings({}, { tax });
  const lines = (await documentsOf(file(straddle, '1383.31'), settings)).flatMap(written);
  expect(lines).toContain('Dr Amazon Sales Tax 120.00');
  expect(lines).toContain('Cr Amazon Sales Tax 120.00');
});

test('tax that Amazon does not keep is the seller’s liability', async () => {
  const rows = [
    row(['Order', 'ItemPrice', 'Principal'], '50.00', october),
    row(['Order', 'ItemPrice', 'Tax'], '6.50', october),
    row(['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'], '-1.50', october),
  ];
  const lines = (await documentsOf(file(rows, '55.00'))).flatMap(written);
  expect(lines).toContain('Cr Amazon Sales Tax 5.00');
});

test('a line for each of Amazon’s words, and a payout left to the bank feed', async () => {
  const settings = settlementSettings({ lines: 'byKind', payout: 'bankFeed' });
  const documents = await documentsOf(file(straddle, '1383.31'), settings);
  expect(documents.map(({ number }) => number)).toEqual(['AZ90000000005-1', 'AZ90000000005-2']);
  expect(documents.flatMap(written)).toContain('Dr Amazon Seller Fees 2.40');
});

test('a month of carried rows alone has no entry: its reserve goes to the part beside it', async () => {
  const rows = [
    row(balance('Previous Reserve Amount Balance'), '10.00', september),
    row(['Order', 'ItemPrice', 'Principal'], '50.00', october),
    row(balance('Current Reserve Amount'), '-30.00', end),
  ];
  expect((await documentsOf(file(rows, '30.00'))).map(written)).toEqual([
    [
      'AZ90000000005 2026-10-08',
      'Dr Amazon Clearing 30.00',
      'Dr Amazon Reserved Balances 30.00',
      'Cr Amazon Sales 50.00',
      'Cr Amazon Reserved Balances 10.00',
    ],
    ['AZ90000000005-P 2026-10-10', 'Dr Settlement Bank 30.00', 'Cr Amazon Clearing 30.00'],
  ]);
  const early = [
    row(['Order', 'ItemPrice', 'Principal'], '50.00', september),
    row(balance('Current Reserve Amount'), '-50.00', end),
  ];
  expect((await documentsOf(file(early, '0.00'))).map(written)).toEqual([
    ['AZ90000000005 2026-09-30', 'Dr Amazon Reserved Balances 50.00', 'Cr Amazon Sales 50.00'],
  ]);
});

test('a loss of one month is carried with the other sign', async () => {
  const rows = [
    row(balance('Storage Fee'), '-31.50', september),
    row(['Order', 'ItemPrice', 'Principal'], '50.00', october),
  ];
  expect((await documentsOf(file(rows, '18.50'))).map(written).slice(0, 2)).toEqual([
    ['AZ90000000005-1 2026-09-30', 'Dr Amazon Storage 31.50', 'Cr Amazon Carried Balances 31.50'],
    [
      'AZ90000000005-2 2026-10-08',
      'Dr Amazon Clearing 18.50',
      'Dr Amazon Carried Balances 31.50',
      'Cr Amazon Sales 50.00',
    ],
  ]);
});

test('a debt brought in posts nothing, and its charge is an entry of its own day', async () => {
  const rows = [
    row(balance('Payable to Amazon'), '-62.31', start),
    row(balance('Successful charge'), '62.31', '2026-09-25 23:15:31 UTC'),
    row(['Transfers', 'Micro Deposit', 'Micro Deposit'], '-0.01', september),
    row(balance('Subscription Fee'), '-39.99', september),
  ];
  expect((await documentsOf(file(rows, '-40.00'))).map(written)).toEqual([
    [
      'AZ90000000005 2026-09-30',
      'Dr Amazon Seller Fees 39.99',
      'Dr Settlement Bank 0.01',
      'Cr Amazon Clearing 40.00',
    ],
    ['AZ90000000005-C 2026-09-25', 'Dr Amazon Clearing 62.31', 'Cr Card on File 62.31'],
  ]);
});

test('a debt that was not charged is recovered from the sales that follow', async () => {
  const rows = [
    row(balance('Payable to Amazon'), '-62.31', start),
    row(['Order', 'ItemPrice', 'Principal'], '100.00', october),
  ];
  expect((await documentsOf(file(rows, '37.69'))).map(written)).toEqual([
    ['AZ90000000005 2026-10-08', 'Dr Amazon Clearing 100.00', 'Cr Amazon Sales 100.00'],
    ['AZ90000000005-P 2026-10-10', 'Dr Settlement Bank 37.69', 'Cr Amazon Clearing 37.69'],
  ]);
});

test('a transfer that failed comes back out of the bank account', async () => {
  const rows = [
    row(balance('Transfer of funds unsuccessful: We could not transfer funds'), '500.00', october),
    row(balance('Subscription Fee'), '-39.99', october),
  ];
  const lines = (await documentsOf(file(rows, '460.01'))).flatMap(written);
  expect(lines).toContain('Cr Settlement Bank 500.00');
});

test('a transfer that failed never left clearing where payouts are left to the bank feed', async () => {
  const rows = [
    row(balance('Transfer of funds unsuccessful: We could not transfer funds'), '500.00', october),
    row(balance('Subscription Fee'), '-39.99', october),
  ];
  const settings = settlementSettings({ payout: 'bankFeed' });
  expect((await documentsOf(file(rows, '460.01'), settings)).map(written)).toEqual([
    ['AZ90000000005 2026-10-08', 'Dr Amazon Seller Fees 39.99', 'Cr Amazon Clearing 39.99'],
  ]);
});

test('three months carry the balance twice', async () => {
  const rows = [
    row(['Order', 'ItemPrice', 'Principal'], '1.00', '2026-09-24 12:00:00 UTC'),
    row(['Order', 'ItemPrice', 'Principal'], '2.00', '2026-10-05 12:00:00 UTC'),
    row(['Order', 'ItemPrice', 'Principal'], '4.00', '2026-11-02 12:00:00 UTC'),
  ];
  const text = file(rows, '7.00', {
    'settlement-end-date': '2026-11-08 10:00:00 UTC',
    'deposit-date': '2026-11-10 00:00:00 UTC',
  });
  expect((await documentsOf(text)).map(written)).toEqual([
    ['AZ90000000005-1 2026-09-30', 'Dr Amazon Carried Balances 1.00', 'Cr Amazon Sales 1.00'],
    [
      'AZ90000000005-2 2026-10-31',
      'Dr Amazon Carried Balances 3.00',
      'Cr Amazon Sales 2.00',
      'Cr Amazon Carried Balances 1.00',
    ],
    [
      'AZ90000000005-3 2026-11-08',
      'Dr Amazon Clearing 7.00',
      'Cr Amazon Sales 4.00',
      'Cr Amazon Carried Balances 3.00',
    ],
    ['AZ90000000005-P 2026-11-10', 'Dr Settlement Bank 7.00', 'Cr Amazon Clearing 7.00'],
  ]);
});

test('an unknown word leaves no document', async () => {
  const rows = [row(balance('Something New'), '5.00', october)];
  const settlement = await settlementOfFile(file(rows, '5.00'));
  expect(settlement.reading?.unknown).toEqual(['other-transaction / other-transaction / Something New']);
  const { plans, residualMinor } = settlementBooks(settlement, [], contextWith());
  expect(residualMinor).toBe(0);
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatchObject({ state: 'blocked', effects: [] });
  expect(plans[0]?.draft).toBeUndefined();
  expect(plans[0]?.problems.map(({ code }) => code)).toEqual(['settlement_label_unknown']);
});
