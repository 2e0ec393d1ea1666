import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { itemRoles } from '../../lib/books/roles';
import { kindOf, kinds, knownPath, labelOf, settlementKindOf } from '../../lib/ledger/kinds';
import type { KindRow } from '../../lib/ledger/kinds/kindRow';
import { normalizedLabel } from '../../lib/ledger/label';
import type { LineKind } from '../../lib/ledger/lineKind';
import { eventKindOf } from '../../lib/ledger/transactionTypes';
import { kindFixtures } from './kindFixtures';

describe('the table', () => {
  test('no place has two meanings, and no meaning two rows', () => {
    const keys = kinds.flatMap(({ places }) =>
      places.flatMap(({ transactionTypes, amountType, amountDescription }) =>
        transactionTypes.map((type) => [type, amountType, amountDescription].map(normalizedLabel).join('/')),
      ),
    );
    expect(repeated(keys)).toEqual([]);
    expect(repeated(kinds.map(nameOf))).toEqual([]);
  });

  test('every row has its line in the fixture, and is found at the place that stands there', () => {
    expect(kindFixtures.map(({ kind, label, tax }) => `${kind}/${label}/${tax}`).sort()).toEqual(
      kinds.map(nameOf).sort(),
    );
    for (const { kind, label, tax, place } of kindFixtures) {
      const row = settlementKindOf(...place);
      expect(row === undefined ? undefined : nameOf(row), place.join(' / ')).toBe(`${kind}/${label}/${tax}`);
    }
  });

  test('every row has a label for the document, and no path names a part of a fee or an idle wrapper', () => {
    for (const { label, places } of kinds) {
      expect(label).toMatch(/^[A-Z]/);
      expect(places.length, label).toBeGreaterThan(0);
      for (const { transactionTypes, amountType, amountDescription } of places) {
        expect(transactionTypes.length, label).toBeGreaterThan(0);
        expect(amountDescription, label).not.toBe('');
        expect(amountDescription, label).not.toMatch(/^(Refunded )?(Sales|Expenses)$/);
        if (/^(AmazonFees|FBAFees|DigitalServicesFee)/.test(amountType))
          expect(amountDescription, label).not.toMatch(/^(Base|Tax|Promo)$/);
      }
    }
  });

  test('each kind stands in one role at most, and only what is no line has none', () => {
    const all = new Set<LineKind>(['unknown', ...kinds.map(({ kind }) => kind)]);
    const without = [...all].filter((kind) => {
      const inRoles = itemRoles.filter((row) => row.kinds.includes(kind)).map(({ role }) => role);
      expect(inRoles.length, kind).toBeLessThanOrEqual(1);
      return inRoles.length === 0;
    });
    expect(without.sort()).toEqual(['charge', 'payable', 'payout', 'unknown']);
  });
});

describe('a path', () => {
  test('is compared without case, spaces, underscores and hyphens', () => {
    expect(kindOf('shipment', 'product charges > OUR_PRICE_PRINCIPAL')?.kind).toBe('principal');
    expect(kindOf('Shipment', 'Tax > MARKETPLACE_FACILITATOR_TAX_PRINCIPAL')?.kind).toBe('taxWithheld');
    expect(kindOf('Shipment', 'AmazonFees > SomethingNew')).toBeUndefined();
    expect(labelOf('Shipment', 'AmazonFees > SomethingNew')).toBe('AmazonFees > SomethingNew');
  });

  test('means what it says as a whole: tax under a fee is no tax of the buyer, a waived fee no promotion', () => {
    expect(kindOf('Shipment', 'Tax > OurPriceTax')?.kind).toBe('taxCollected');
    expect(kindOf('Shipment', 'Promo')?.kind).toBe('fulfilmentFee');
    expect(kindOf('Shipment', 'Other')?.kind).toBe('giftWrap');
    expect(kindOf('Refund', 'Other')?.kind).toBe('refund');
    expect(kindOf('ServiceFee', 'Base')).toBeUndefined();
  });

  test.each([
    // The reason stands in the description only.
    [
      'FBAInventoryReimbursement',
      'WAREHOUSE_LOST',
      'FBAInventoryReimbursement',
      622,
      'Stock lost in the warehouse',
    ],
    ['FBAInventoryReimbursement', 'NEW_REASON', 'FBAInventoryReimbursement', 622, 'Reimbursement for stock'],
    [
      'FBAInventoryReimbursement',
      'COMPENSATED_CLAWBACK',
      'FBAReversedReimbursement',
      -100,
      'Reimbursement taken back',
    ],
    // A roll-up that three fees share.
    ['ServiceFee', 'FBADisposal', 'FBAFees', -200, 'Disposal of stock'],
    ['ServiceFee', 'FBARemoval', 'FBAFees', -200, 'Return of stock'],
    ['ServiceFee', 'FBAInboundConvenience', 'FBAFees', -200, 'Inbound placement fee'],
    ['ServiceFee', 'Something', 'FBAFees', -200, 'FBA fees'],
    ['ServiceFee', 'AWDTransportationFee', 'Base', -200, 'AWD transportation fee'],
    ['ServiceFee', 'Something', 'Base', -200, 'Base'],
    // One name for a debt and for its payment.
    ['DebtRecovery', 'DebtRecovery', 'DebtPayment', -500, 'Owed to Amazon since the last settlement'],
    ['DebtRecovery', 'DebtRecovery', 'DebtPayment', 500, 'Charged to the card on file'],
    ['ProductAdsPayment', 'ProductAdsPayment', 'Base', 500, 'Advertising, returned'],
    // No tree: the description is the path.
    ['ServiceFee', 'FulfillmentFeeRefund', 'FulfillmentFeeRefund', 80, 'FBA fulfilment fee, returned'],
    ['LoanServicing', 'Amazon Capital Services', 'Amazon Capital Services', -5000, 'Loan repaid to Amazon'],
    ['LoanServicing', 'LoanPayment', 'Interest', -5000, 'Interest'],
  ])('%s (%s): %s of %i is %s', (type, description, path, amountMinor, label) => {
    const found = knownPath(type, description, path, amountMinor);
    expect(labelOf(type, found.path)).toBe(label);
    // Asked again by its own path, it is the same.
    expect(kindOf(type, found.path)).toBe(found.row);
  });
});

const vocabulary = '../shared/data/amazon/transactions/vocabulary.csv';

/** The meanings of the collected vocabulary, and the kinds of ours that may stand for each. */
const kindsByGroup: Readonly<Record<string, readonly LineKind[]>> = {
  sale: ['principal', 'refund'],
  shipping: ['shipping', 'shippingChargeback', 'refund', 'postage'],
  'gift wrap': ['giftWrap', 'giftWrapChargeback', 'refund'],
  promotion: ['promotion'],
  'tax collected': ['taxCollected', 'taxOther'],
  'tax withheld by facilitator': ['taxWithheld', 'taxAtSource'],
  'referral fee': ['sellingFee'],
  'fulfilment fee': ['fulfilmentFee'],
  returns: ['refund', 'fulfilmentFee', 'postage'],
  storage: ['storageFee', 'fulfilmentFee'],
  'removal/disposal': ['fulfilmentFee'],
  inbound: ['fulfilmentFee'],
  subscription: ['sellingFee'],
  'coupon/deal': ['sellingFee'],
  advertising: ['advertising'],
  reimbursement: ['reimbursement'],
  'reimbursement reversal': ['reimbursement'],
  liquidation: ['liquidation', 'sellingFee'],
  reserve: ['previousReserve', 'currentReserve'],
  adjustment: ['otherIncome'],
  retrocharge: ['taxCollected', 'taxWithheld'],
  transfer: ['payout', 'bankTransfer'],
  debt: ['charge', 'payable', 'otherFee'],
  loan: ['loan'],
  'chargeback/guarantee claim': ['refund'],
  other: ['otherFee', 'sellingFee', 'otherIncome'],
};

describe.skipIf(!existsSync(vocabulary))('the collected vocabulary', () => {
  const rows = existsSync(vocabulary) ? vocabularyRows(readFileSync(vocabulary, 'utf8')) : [];
  const named = rows.filter(({ path, isWrapper }) => !isWrapper && !path.startsWith('('));

  test('has every path that was seen', () => {
    expect(rows.length).toBe(239);
    expect(named.length).toBeGreaterThan(190);
  });

  test('has no type that makes an unknown event', () => {
    expect(rows.filter(({ type }) => eventKindOf(type) === 'unknown')).toEqual([]);
  });

  test.each(named)('$type ($description): $path is $group', ({ type, descriptions, path, group }) => {
    for (const description of descriptions) {
      const row = knownPath(type, description, path, -1).row;
      expect(row, description).toBeDefined();
      expect(kindsByGroup[group], description).toContain(row?.kind);
    }
  });

  // Where no tree was seen, the amount is the type's own: a whole that Amazon does not split.
  test.each(rows.filter(({ path, type }) => path.startsWith('(no breakdowns') || wholeTypes.has(type)))(
    '$type ($description) without a tree is $group',
    ({ type, descriptions, group }) => {
      for (const description of descriptions) {
        const row = knownPath(type, description, description || type, -1).row;
        expect(row, description).toBeDefined();
        expect(kindsByGroup[group], description).toContain(row?.kind);
      }
    },
  );

  const labelled = named.filter(({ triples }) => triples.length > 0);

  test('names the same in a settlement file for most paths', () => {
    expect(labelled.length).toBeGreaterThan(130);
  });

  test.each(labelled)(
    '$type: $path has one word in both sources',
    ({ type, descriptions, path, triples }) => {
      for (const [index, triple] of triples.entries()) {
        const inFile = settlementKindOf(...triple);
        expect(inFile, triple.join(' / ')).toBeDefined();
        // A reason in the file's words is that of the description at the same place.
        const description = descriptions[index] ?? descriptions[0] ?? '';
        const signs = triple[2] === 'Payable to Amazon' ? -1 : 1;
        const inTree = [signs, -signs].map((sign) => knownPath(type, description, path, sign).row);
        expect(
          inTree.map((row) => [row?.kind, row?.label]),
          triple.join(' / '),
        ).toContainEqual([inFile?.kind, inFile?.label]);
      }
    },
  );
});

/** Types of the older API that are one thing each, whatever their structure will be. */
const wholeTypes: ReadonlySet<string> = new Set([
  'LoanServicing',
  'SAFETReimbursement',
  'SellerDealPayment',
  'CouponPayment',
  'AdhocDisbursement',
  'FailedAdhocDisbursement',
  'CapacityReservationBilling',
  'ValueAddedServiceCharge',
  'NetworkComminglingTransaction',
  'SellerReviewEnrollmentPayment',
  'ImagingServicesFee',
  'FBALiquidation',
  'AffordabilityExpense',
  'AffordabilityExpenseReversal',
  'TDSReimbursement',
  'EBTRefundReimbursementOnly',
  'ServiceProviderCredit',
  'TaxWithholding',
]);

type Triple = [type: string, amountType: string, description: string];

interface VocabularyRow {
  readonly type: string;
  readonly description: string;
  readonly descriptions: readonly string[];
  /** As the ledger reads it: wrappers off, Base, Tax and Promo folded into a fee. */
  readonly path: string;
  readonly isWrapper: boolean;
  readonly group: string;
  readonly triples: readonly Triple[];
}

function vocabularyRows(csv: string): readonly VocabularyRow[] {
  const [header = [], ...rows] = csv.trim().split(/\r?\n/).map(cells);
  const cell = (row: readonly string[], name: string): string =>
    row[header.findIndex((each) => each.startsWith(name))] ?? '';
  return rows.map((row) => {
    const path = cell(row, 'path')
      .replace(/^(Refunded )?(Sales|Expenses) > /, '')
      .replace(/ > (Base|Tax|Promo)$/, '');
    const description = cell(row, 'description');
    const descriptions = description.split(', ').map((text) => text.replace(/…$/, ''));
    return {
      type: cell(row, 'transactionType'),
      description,
      descriptions,
      path,
      isWrapper: /^(Refunded )?(Sales|Expenses)$/.test(path),
      group: cell(row, 'group'),
      triples: triplesOf(cell(row, 'settlement_v2_label'), descriptions),
    };
  });
}

/** `A / B / C; D / E / F`, with notes in brackets, alternatives by “or” and commas, and open spellings. */
function triplesOf(text: string, descriptions: readonly string[]): readonly Triple[] {
  return text.split(';').flatMap((part) => {
    if (/spelling not seen|varies|…|^none/.test(part)) return [];
    const [types = '', amountTypes = '', words = '', ...rest] = part
      .replaceAll(/\((?!Section).*?\)/g, '')
      .replace(/, marketplace-name.*/, '')
      .split(' / ')
      .map((name) => name.trim());
    if (words === '' || rest.length > 0) return [];
    const ofReason = /^<.*>$/.test(words)
      ? descriptions.filter((each) => each !== '' && each !== 'FBAInventoryReimbursement')
      : words.split(/ or |, /);
    return types
      .split(' or ')
      .flatMap((type) =>
        amountTypes
          .split(' or ')
          .flatMap((amountType) => ofReason.map((word): Triple => [type, amountType, word])),
      );
  });
}

function nameOf({ kind, label, taxOnFee }: KindRow): string {
  return `${kind}/${label}/${taxOnFee === true ? 'tax' : ''}`;
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}
