import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { itemRoles } from '../../lib/books/roles';
import { treatmentOf } from '../../lib/books/treatment';
import { kindOf, kinds } from '../../lib/ledger/kinds';
import { normalizedPath } from '../../lib/ledger/label';
import type { LineKind } from '../../lib/ledger/lineKind';

test('no path has two meanings in one transaction type', () => {
  const keys = kinds.flatMap(({ types, path }) => types.map((type) => `${type}/${normalizedPath(path)}`));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every row has a label for the document and names no wrapper, Base, Tax or Promo below a fee', () => {
  for (const { path, label, types } of kinds) {
    expect(label, path).toMatch(/^[A-Z]/);
    expect(types.length, path).toBeGreaterThan(0);
    expect(path).not.toMatch(/^(Sales|Expenses|Refunded)/);
    expect(path).not.toMatch(/^(AmazonFees|DigitalServicesFee) > .* > (Base|Tax|Promo)$/);
  }
});

test('labels are compared without case, spaces, underscores and hyphens', () => {
  expect(kindOf('shipment', 'product charges > OUR_PRICE_PRINCIPAL')?.kind).toBe('principal');
  expect(kindOf('Shipment', 'Tax > MARKETPLACE_FACILITATOR_TAX_PRINCIPAL')?.kind).toBe('taxWithheld');
  expect(kindOf('Shipment', 'AmazonFees > SomethingNew')).toBeUndefined();
});

test('a name means what its path says: tax under a fee is no tax of the buyer, a waived fee no promotion', () => {
  expect(kindOf('Shipment', 'Tax > OurPriceTax')?.kind).toBe('taxCollected');
  expect(kindOf('Shipment', 'Promo')?.kind).toBe('fulfilmentFee');
  expect(kindOf('Shipment', 'Other')?.kind).toBe('giftWrap');
  expect(kindOf('Refund', 'Other')?.kind).toBe('refund');
});

test('each kind stands in exactly one role, or has one other treatment', () => {
  const all = new Set<LineKind>(['unknown', ...kinds.map(({ kind }) => kind)]);
  for (const kind of all) {
    const inRoles = itemRoles.filter((row) => row.kinds.includes(kind)).map(({ role }) => role);
    const treatment = treatmentOf(kind);
    if (treatment.as === 'line') expect([treatment.role], kind).toEqual(inRoles);
    else expect(inRoles.length, kind).toBeLessThanOrEqual(1);
  }
});

const vocabulary = '../shared/data/amazon/transactions/vocabulary.csv';

/** The meanings of the collected vocabulary, and the kinds of ours that may stand for each. */
const kindsByGroup: Readonly<Record<string, readonly LineKind[]>> = {
  sale: ['principal', 'refund'],
  shipping: ['shipping', 'shippingChargeback', 'refund'],
  'gift wrap': ['giftWrap', 'giftWrapChargeback', 'refund'],
  promotion: ['promotion'],
  'tax collected': ['taxCollected'],
  'tax withheld by facilitator': ['taxWithheld', 'taxAtSource'],
  'referral fee': ['sellingFee'],
  'fulfilment fee': ['fulfilmentFee'],
  returns: ['refund'],
  other: ['otherFee'],
};

describe.skipIf(!existsSync(vocabulary))('the collected vocabulary', () => {
  const rows = existsSync(vocabulary) ? paths(readFileSync(vocabulary, 'utf8')) : [];

  test('has the paths of shipments and refunds', () => {
    expect(rows.length).toBeGreaterThan(80);
  });

  test.each(rows)('$type: $path is $group', ({ type, path, group }) => {
    const row = kindOf(type, path);
    expect(row).toBeDefined();
    expect(kindsByGroup[group]).toContain(row?.kind);
  });
});

interface VocabularyRow {
  readonly type: string;
  readonly path: string;
  readonly group: string;
}

/** Paths of shipments and refunds as the ledger reads them: wrappers off, Base, Tax and Promo folded. */
function paths(csv: string): readonly VocabularyRow[] {
  const [header = [], ...rows] = csv.trim().split(/\r?\n/).map(cells);
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
  return rows.flatMap((row) => {
    const type = cell(row, 'transactionType');
    const group = cell(row, 'group');
    const path = cell(row, 'path')
      .replace(/^(Refunded )?(Sales|Expenses) > /, '')
      .replace(/ > (Base|Tax|Promo)$/, '');
    const isWrapper = /^(Refunded )?(Sales|Expenses)$/.test(path);
    const wanted = ['Shipment', 'Refund'].includes(type) && !isWrapper && !path.startsWith('(');
    return wanted ? [{ type, path, group }] : [];
  });
}

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}
