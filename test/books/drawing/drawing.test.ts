import { describe, expect, test } from 'vitest';
import type { BookedEvent, BookedLine } from '../../../lib/books/bookedEvent';
import { rowOf } from '../../../lib/books/chosen';
import { type ListRef, nonTaxable } from '../../../lib/books/draft';
import { contentOf, formContent } from '../../../lib/books/drawing/formContent';
import { formLines } from '../../../lib/books/drawing/formLines';
import { type DocumentBase, formDraft, journalDraft, suits } from '../../../lib/books/drawing/forms';
import { coverOf, linesOf, openFacets, wholeFacets } from '../../../lib/books/drawing/openFacets';
import { effectsOf } from '../../../lib/books/effects';
import type { ItemRole } from '../../../lib/books/roles';
import { eventsOf } from '../bookFixtures';

const ref = (name: string): ListRef => ({ id: name, name });
const base: DocumentBase = {
  number: 'N',
  date: '2026-11-02',
  currency: 'GBP',
  memo: '',
  covers: [],
};
const clearing = ref('Amazon Clearing');

function line(role: ItemRole, amountMinor: number, more: Partial<BookedLine> = {}): BookedLine {
  const row = rowOf(role);
  return {
    kind: row.kinds[0] ?? 'unknown',
    role,
    facet: row.facet,
    item: ref(row.itemName),
    account: ref(row.accountName),
    description: row.inWords,
    label: row.inWords,
    amountMinor,
    ...more,
  };
}

const vat = (amountMinor: number) => ({ code: ref('20.0% S'), amountMinor, account: ref('VAT Control') });

describe('lines', () => {
  test('stand in the order of the roles, products apart, the rest summed by word', () => {
    const lines = formLines([
      line('sellingFees', -300, { label: 'Referral fee', description: 'Referral fee' }),
      line('sales', 1000, { description: 'Lamp', quantity: 1, unitPriceMinor: 1000, sku: 'L' }),
      line('sales', 1000, { description: 'Lamp', quantity: 1, unitPriceMinor: 1000, sku: 'L' }),
      line('sellingFees', -20, { description: 'Closing fee' }),
      line('sellingFees', -100, { description: 'Referral fee' }),
    ]);
    expect(
      lines.map(({ description, amountMinor, quantity }) => [description, amountMinor, quantity]),
    ).toEqual([
      ['Lamp', 1000, 1],
      ['Lamp', 1000, 1],
      ['Referral fee', -400, undefined],
      ['Closing fee', -20, undefined],
    ]);
  });

  test('that add up to nothing are left off, unless tax is left on them', () => {
    expect(formLines([line('shipping', 299), line('shipping', -299)])).toEqual([]);
    expect(
      formLines([line('shipping', 249, { tax: vat(50) }), line('shipping', -249, { tax: vat(-49) })]),
    ).toHaveLength(1);
  });

  test.each<[string, Partial<BookedLine>]>([
    ['an account', { account: ref('Other') }],
    ['an item', { item: ref('Other') }],
    ['a class', { class: ref('Wholesale') }],
    ['a tax code', { tax: vat(0) }],
  ])('of another %s are not summed', (_, other) => {
    expect(formLines([line('shipping', 100), line('shipping', 100, other)])).toHaveLength(2);
  });

  test('of a summary go by Amazon’s word', () => {
    const lines = [
      line('shipping', 100, { label: 'Shipping', description: 'Express' }),
      line('shipping', 50, { label: 'Shipping', description: 'Standard' }),
    ];
    expect(formLines(lines)).toHaveLength(2);
    expect(formLines(lines, 'label')).toMatchObject([{ description: 'Shipping', amountMinor: 150 }]);
  });
});

describe('tax', () => {
  test('is one row a code, zero per cent included, and none for lines without tax', () => {
    const zero = { code: ref('0.0% Z'), amountMinor: 0, account: ref('VAT Control') };
    const untaxed = { code: nonTaxable, amountMinor: 0, account: ref('Sales') };
    const { taxes, sumMinor, taxMinor } = formContent([
      line('sales', 1083, { tax: vat(216) }),
      line('shipping', 249, { tax: vat(50) }),
      line('shipping', 500, { tax: zero }),
      line('sales', 700, { tax: untaxed }),
      line('sales', 800),
    ]);
    expect(taxes).toEqual([
      { code: ref('20.0% S'), netMinor: 1332, taxMinor: 266, account: ref('VAT Control') },
      { code: ref('0.0% Z'), netMinor: 500, taxMinor: 0, account: ref('VAT Control') },
    ]);
    expect([sumMinor, taxMinor]).toEqual([3598, 266]);
  });
});

describe('forms', () => {
  const sale = formContent([line('sales', 1000, { tax: vat(200) }), line('sellingFees', -150)]);
  const refund = formContent([line('refunds', -1000, { tax: vat(-200) }), line('sellingFees', 150)]);

  test('show totals that are never negative, whichever way the money goes', () => {
    const receipt = formDraft(
      { kind: 'salesReceipt', customer: ref('Amazon'), depositAccount: clearing },
      base,
      sale,
    );
    expect(receipt).toMatchObject({ totalMinor: 1050, totalTaxMinor: 200 });
    const back = formDraft(
      { kind: 'refundReceipt', customer: ref('Amazon'), depositAccount: clearing },
      base,
      refund,
    );
    expect(back).toMatchObject({ totalMinor: 1050, totalTaxMinor: 200 });
    expect(effectsOf(back)).toEqual([
      { account: ref('Amazon Refunds'), debitMinor: 1000, creditMinor: 0 },
      { account: ref('VAT Control'), debitMinor: 200, creditMinor: 0 },
      { account: clearing, debitMinor: 0, creditMinor: 1050 },
      { account: ref('Amazon Seller Fees'), debitMinor: 0, creditMinor: 150 },
    ]);
    expect([suits('salesReceipt', sale), suits('salesReceipt', refund)]).toEqual([true, false]);
    expect([suits('refundReceipt', sale), suits('refundReceipt', refund)]).toEqual([false, true]);
    expect(suits('purchase', contentOf([], []))).toBe(true);
  });

  test('are journal entries where they would be negative: debits are credits', () => {
    const entry = journalDraft(base, refund, { role: 'clearing', account: clearing, description: 'Balance' });
    expect(entry).toMatchObject({ kind: 'journalEntry', totalMinor: 1200, totalTaxMinor: -200 });
    expect(entry.lines[0]).toMatchObject({ account: clearing, amountMinor: 1050 });
    const sums = effectsOf(entry).reduce(
      (sum, { debitMinor, creditMinor }) => ({
        debit: sum.debit + debitMinor,
        credit: sum.credit + creditMinor,
      }),
      { debit: 0, credit: 0 },
    );
    expect(sums).toEqual({ debit: 1200, credit: 1200 });
  });

  test('a journal entry that comes to nothing needs no balance', () => {
    const even = formContent([line('sales', 150), line('sellingFees', -150)]);
    expect(
      journalDraft(base, even, { role: 'clearing', account: clearing, description: 'Balance' }).lines,
    ).toHaveLength(2);
  });
});

describe('facets', () => {
  const [event] = eventsOf({
    items: [{ amounts: { 'ProductCharges > OurPricePrincipal': 10, 'AmazonFees > Commission': -1 } }],
  });
  if (event === undefined) throw new Error('no event');
  const booked = (holding: BookedEvent['holding'], ...lines: readonly BookedLine[]): BookedEvent => ({
    event,
    date: '2026-11-02',
    holding,
    lines,
    outcome: { lines: new Map(), extraLines: [], trace: [] },
    verdicts: [],
  });
  const both = [line('sales', 1000), line('sellingFees', -100)];

  test('an event brings its money into clearing, unless that is held back', () => {
    expect(wholeFacets(booked('clearing', ...both))).toEqual(['revenue', 'fees', 'cash']);
    expect(wholeFacets(booked('deferred', ...both))).toEqual(['revenue', 'fees', 'recognition']);
    expect(wholeFacets(booked('receivable', ...both, line('taxAtSource', -5)))).toEqual([
      'revenue',
      'fees',
      'recognition',
    ]);
    expect(wholeFacets(booked('clearing', line('reserved', -500)))).toEqual(['cash']);
    expect(wholeFacets(booked('clearing'))).toEqual([]);
  });

  test('what a document owns is not open any more', () => {
    const owner = { kind: 'salesReceipt', number: 'N', date: '2026-11-02' } as const;
    const owners = new Map([[event.key, { revenue: owner, cash: owner }]]);
    const half = booked('clearing', ...both);
    expect(openFacets(half, owners)).toEqual(['fees']);
    expect(linesOf(half, ['fees'])).toEqual([both[1]]);
    expect(coverOf(half, ['cash', 'revenue'])).toEqual([
      { eventKey: event.key, facets: ['revenue', 'cash'] },
    ]);
    expect(coverOf(half, [])).toEqual([]);
  });
});
