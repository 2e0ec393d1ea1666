import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, DraftLine, ListRef, Purchase, SalesReceipt } from '../../../lib/books/draft';
import { effectsOf } from '../../../lib/books/effects';
import { itemRoles } from '../../../lib/books/roles';
import type { FallbackFacts } from '../../../lib/posting/fallback/facts';
import { fallbackFor } from '../../../lib/posting/fallback/fallbackFor';
import { fallbackPlans } from '../../../lib/posting/fallback/fallbackPlans';

const ref = (id: string): ListRef => ({ id, name: `Name ${id}` });
const orderId = '114-9737156-1563453';
const facts: FallbackFacts = { orderId, vendor: ref('v'), accountType: () => 'Bank' };
const negative = { code: '2290' };
const expenseItem = { code: '6430', said: '6430 … you sell, use an income account.' };
const notBank = {
  code: '6430',
  said: '6430 Invalid account type. You need to select a different type of account',
};

function line(role: DraftLine['role'], amountMinor: number, change: Partial<DraftLine> = {}): DraftLine {
  return {
    role,
    item: ref(`item ${role}`),
    account: ref(`account ${role}`),
    description: role,
    amountMinor,
    ...change,
  };
}

function receipt(lines: readonly DraftLine[], change: Partial<SalesReceipt> = {}): SalesReceipt {
  const { taxes = [] } = change;
  const taxMinor = taxes.reduce((sum, each) => sum + each.taxMinor, 0);
  return {
    kind: 'salesReceipt',
    number: orderId,
    date: '2026-11-02',
    currency: 'USD',
    customer: ref('c'),
    depositAccount: ref('clearing'),
    lines,
    taxes,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) + taxMinor,
    totalTaxMinor: taxMinor,
    memo: 'Amazon.com order',
    covers: [{ eventKey: 'E', facets: ['revenue', 'fees', 'cash'] }],
    ...change,
  };
}

const sale = receipt([line('sales', 3900), line('promotions', -200), line('sellingFees', -585)]);

/** Debits of each account, all documents together. */
function moved(drafts: readonly Draft[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { account, debitMinor, creditMinor } of drafts.flatMap(effectsOf))
    sums[account.id] = (sums[account.id] ?? 0) + debitMinor - creditMinor;
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, minor]) => minor !== 0)
      .sort(),
  );
}

/** Every facet that is owned, in order. */
function owned(drafts: readonly Draft[]): readonly string[] {
  return drafts
    .flatMap(({ covers }) =>
      covers.flatMap(({ eventKey, facets }) => facets.map((each) => `${eventKey} ${each}`)),
    )
    .sort();
}

describe('negative lines refused', () => {
  test('the sale becomes a journal entry under its own number, with the same lines to the cent', () => {
    const [entry, ...others] = fallbackFor(sale, negative, facts) ?? [];
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind: 'journalEntry', number: `${orderId}J`, totalMinor: 3900 });
    expect(entry?.lines.map(({ account, amountMinor }) => [account.id, amountMinor])).toEqual([
      ['clearing', -3115],
      ['account sales', 3900],
      ['account promotions', -200],
      ['account sellingFees', -585],
    ]);
    expect(entry?.covers).toEqual(sale.covers);
  });

  test('with tax codes the fees go apart, so that every amount stays in its box of the return', () => {
    const code = { code: ref('S20'), netMinor: 3900, taxMinor: 780, account: ref('vat') };
    const taxed = receipt(
      [line('sales', 3900, { taxCode: ref('S20') }), line('sellingFees', -585, { taxCode: ref('Z') })],
      { taxes: [code] },
    );
    const [first, second] = fallbackFor(taxed, negative, facts) ?? [];
    expect(first).toMatchObject({
      kind: 'salesReceipt',
      number: orderId,
      totalMinor: 4680,
      totalTaxMinor: 780,
    });
    expect(second).toMatchObject({
      kind: 'purchase',
      number: `${orderId}F`,
      totalMinor: 585,
      vendor: ref('v'),
    });
    expect(first?.covers).toEqual([{ eventKey: 'E', facets: ['revenue', 'cash'] }]);
    expect(second?.covers).toEqual([{ eventKey: 'E', facets: ['fees'] }]);
  });

  test('where that would leave tax out of a return there is no other shape', () => {
    const code = { code: ref('S20'), netMinor: 3700, taxMinor: 740, account: ref('vat') };
    const promoted = receipt(
      [line('sales', 3900, { taxCode: ref('S20') }), line('promotions', -200, { taxCode: ref('S20') })],
      { taxes: [code] },
    );
    expect(fallbackFor(promoted, negative, facts)).toBeUndefined();
  });

  test('a form that others pay or apply stays what it is', () => {
    const { depositAccount: _account, ...form } = sale;
    for (const kind of ['invoice', 'creditMemo'] as const)
      expect(fallbackFor({ ...form, kind, receivableAccount: ref('ar') }, negative, facts)).toBeUndefined();
  });
});

describe('an expense account on an item refused', () => {
  const plain = receipt([line('sales', 3900), line('sellingFees', -585)]);

  test('the fees become a purchase from the same account', () => {
    const drafts = fallbackFor(plain, expenseItem, facts) ?? [];
    expect(drafts.map(({ kind, number, totalMinor }) => [kind, number, totalMinor])).toEqual([
      ['salesReceipt', orderId, 3900],
      ['purchase', `${orderId}F`, 585],
    ]);
    expect(moved(drafts)).toEqual(moved([plain]));
  });

  test.each([
    ['nobody is chosen to buy them from', { vendor: undefined }],
    ['the account is none that purchases are paid from', { accountType: () => 'Other Current Asset' }],
  ])('or a journal entry where %s', (_why, change) => {
    const { vendor, ...rest } = { ...facts, ...change };
    const drafts = fallbackFor(plain, expenseItem, vendor === undefined ? rest : { ...rest, vendor }) ?? [];
    expect(drafts.map(({ kind, number }) => [kind, number])).toEqual([
      ['salesReceipt', orderId],
      ['journalEntry', `${orderId}F`],
    ]);
    expect(moved(drafts)).toEqual(moved([plain]));
  });

  test('another account that is unsuitable has another cause', () => {
    expect(fallbackFor(plain, notBank, facts)).toBeUndefined();
  });
});

describe('a purchase from a non-bank account refused', () => {
  const purchase: Purchase = {
    ...receipt([line('sellingFees', -585)]),
    kind: 'purchase',
    number: `${orderId}F`,
    vendor: ref('v'),
    paidFrom: ref('clearing'),
    totalMinor: 585,
    covers: [{ eventKey: 'E', facets: ['fees'] }],
  };

  test('it becomes a journal entry under the same number, for kinds have numbers of their own', () => {
    const drafts = fallbackFor(purchase, notBank, facts) ?? [];
    expect(drafts).toMatchObject([{ kind: 'journalEntry', number: `${orderId}F`, totalMinor: 585 }]);
    expect(moved(drafts)).toEqual({ 'account sellingFees': 585, clearing: -585 });
  });

  test('not where it states tax', () => {
    const taxes = [{ code: ref('S20'), netMinor: -585, taxMinor: -117, account: ref('vat') }];
    expect(
      fallbackFor({ ...purchase, taxes, totalTaxMinor: 117, totalMinor: 702 }, notBank, facts),
    ).toBeUndefined();
  });
});

test('any other refusal has no other shape', () => {
  for (const code of ['6000', '2020', '610', '6140', ''])
    expect(fallbackFor(sale, { code }, facts)).toBeUndefined();
});

test('the changed preview has hashes of its own, and says what it is', () => {
  const plans = fallbackPlans({ draftKey: 'sale/E', draft: sale }, negative, facts);
  expect(plans).toMatchObject([{ key: 'sale/E', state: 'ready', problems: [{ code: 'other_shape' }] }]);
  expect(plans[0]?.problems[0]?.sentence).toContain('a journal entry');
  const [one, two] = fallbackPlans(
    { draftKey: 'sale/E', draft: receipt([line('sales', 3900), line('sellingFees', -585)]) },
    expenseItem,
    facts,
  );
  expect([one?.key, two?.key]).toEqual(['sale/E', 'sale/E/fees']);
  expect(new Set([plans[0]?.previewHash, one?.previewHash, two?.previewHash]).size).toBe(3);
  expect(fallbackPlans({ draftKey: 'sale/E', draft: sale }, { code: '6000' }, facts)).toEqual([]);
});

test('whatever the lines: the same accounts by the same amounts, the same facets, nothing negative where refused', () => {
  const roles = itemRoles.map(({ role }) => role);
  const arbitrary = fc.array(fc.tuple(fc.constantFrom(...roles), fc.integer({ min: -9_999, max: 9_999 })), {
    minLength: 1,
    maxLength: 8,
  });
  let drawn = 0;
  fc.assert(
    fc.property(
      arbitrary,
      fc.constantFrom(negative, expenseItem),
      fc.boolean(),
      fc.constantFrom('Bank', 'Other Current Asset'),
      (rows, fault, hasVendor, type) => {
        const lines = rows.map(([role, amountMinor]) => line(role, amountMinor));
        const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
        const draft: Draft =
          sum >= 0 ? receipt(lines) : { ...receipt(lines), kind: 'refundReceipt', totalMinor: -sum };
        const { vendor, ...rest } = facts;
        const known = { ...rest, accountType: () => type, ...(hasVendor && vendor ? { vendor } : {}) };
        const drafts = fallbackFor(draft, fault, known);
        if (drafts === undefined) return;
        drawn += 1;
        expect(moved(drafts)).toEqual(moved([draft]));
        expect(owned(drafts)).toEqual(owned([draft]));
        for (const each of drafts) {
          expect(each.totalMinor).toBeGreaterThanOrEqual(0);
          expect(each.number.length).toBeLessThanOrEqual(21);
          const sign = each.kind === 'salesReceipt' ? 1 : -1;
          if (each.kind === 'salesReceipt' || each.kind === 'refundReceipt')
            for (const { amountMinor } of each.lines) expect(amountMinor * sign).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(drawn).toBeGreaterThan(300);
});
