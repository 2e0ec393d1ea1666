import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds, settlementKindOf } from '../../../lib/ledger/kinds';

const folder = '../shared/data/amazon/settlements';

test.each([
  ['Order', 'ItemPrice', 'Principal', 'principal'],
  ['ORDER', 'item_price', 'PRINCIPAL', 'principal'],
  ['Refund', 'ItemPrice', 'Principal', 'refund'],
  ['Refund', 'ItemFees', 'Commission', 'sellingFee'],
  ['Order', 'Promotion', 'Shipping', 'promotion'],
  ['Order', 'Promotion', 'TaxDiscount', 'taxCollected'],
  ['Refund', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Shipping', 'taxWithheld'],
  ['Order_Retrocharge', 'ItemPrice', 'Tax', 'taxCollected'],
  ['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance', 'previousReserve'],
  ['other-transaction', 'other-transaction', 'Current Reserve Amount', 'currentReserve'],
  ['other-transaction', 'other-transaction', 'Payable to Amazon', 'payable'],
  ['other-transaction', 'other-transaction', 'Successful charge', 'charge'],
  ['other-transaction', 'other-transaction', 'Transfer of funds unsuccessful: we could not', 'bankTransfer'],
  ['FBAFees', 'FBA Inventory Storage Fee', 'Tax on fee', 'storageFee'],
  ['AmazonFees', 'Vine Enrollment Fee', 'Discount on Fee', 'sellingFee'],
  ['CouponRedemptionFee', 'CouponRedemptionFee', '20% off towels', 'sellingFee'],
  ['A-to-z Guarantee Refund', 'ItemPrice', 'Principal', 'refund'],
  ['other-transaction', 'MCF Inventory Reimbursement', 'MULTICHANNEL_ORDER_LOST', 'reimbursement'],
  ['other-transaction', 'FBA Inventory Reimbursement', 'A_REASON_OF_TOMORROW', 'reimbursement'],
  ['AmazonFees', 'Eco-contribution for EPR Pay on Behalf - UK Packaging', 'Base fee', 'otherFee'],
])('%s / %s / %s is %s', (transactionType, amountType, amountDescription, kind) => {
  expect(settlementKindOf(transactionType, amountType, amountDescription)?.kind).toBe(kind);
});

test.each([
  ['Order', 'ItemPrice', 'Principle'],
  ['Order', 'ItemFees', 'Principal'],
  ['Transfer', 'other-transaction', 'Current Reserve Amount'],
  ['', '', ''],
])('%s / %s / %s is unknown', (transactionType, amountType, amountDescription) => {
  expect(settlementKindOf(transactionType, amountType, amountDescription)).toBeUndefined();
});

describe.skipIf(!existsSync(folder))('labels collected by others', () => {
  const vocabulary = (): readonly string[][] =>
    readFileSync(`${folder}/label-vocabulary.csv`, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').slice(0, 3));

  test('every triple of the vocabulary has a kind', () => {
    const missing = vocabulary().filter(
      ([transactionType = '', amountType = '', description = '']) =>
        settlementKindOf(transactionType, amountType, description) === undefined,
    );
    expect(vocabulary().length).toBeGreaterThan(130);
    expect(missing).toEqual([]);
  });

  test('every fee code is known where it has been seen', () => {
    const { entries } = JSON.parse(readFileSync(`${folder}/fee-codes.json`, 'utf8')) as {
      readonly entries: readonly { readonly description: string; readonly amount_types: readonly string[] }[];
    };
    const places = kinds.flatMap((row) => row.places);
    const types = [...new Set(places.flatMap(({ transactionTypes }) => transactionTypes))];
    const missing = entries.flatMap(({ description, amount_types }) =>
      (amount_types.length === 0 ? ['other-transaction'] : amount_types)
        .filter((amountType) =>
          types.every((type) => settlementKindOf(type, amountType, description) === undefined),
        )
        .map((amountType) => `${amountType} / ${description}`),
    );
    expect(entries.length).toBeGreaterThan(55);
    expect(missing).toEqual([]);
  });

  test('every row of a statement from Amazon has a kind', () => {
    const files = readdirSync(folder).filter((name) => /^(ca|eu)-.*\.txt$/.test(name));
    const labels = files.flatMap((name) =>
      readFileSync(`${folder}/${name}`, 'utf8')
        .trim()
        .split('\n')
        .slice(2)
        .map((line) => line.split('\t')),
    );
    expect(labels.length).toBeGreaterThan(700);
    expect(
      labels.filter(
        (cells) => settlementKindOf(cells[6] ?? '', cells[12] ?? '', cells[13] ?? '') === undefined,
      ),
    ).toEqual([]);
  });
});
