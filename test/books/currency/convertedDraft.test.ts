import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertedDraft } from '../../../lib/books/currency/convertedDraft';
import { converted, exchangeRate } from '../../../lib/books/currency/exchangeRate';
import type { Draft, DraftLine, DraftTax, JournalEntry, SalesReceipt } from '../../../lib/books/draft';
import { accountLine, journalEntry } from '../../../lib/books/drawing/forms';
import { effectsOf } from '../../../lib/books/effects';
import { MoneyError, money } from '../../../lib/money/money';

const clearing = { id: 'clearing', name: 'Amazon Clearing' };
const base = {
  number: '203-7777777-7777777',
  date: '2026-11-03',
  currency: 'GBP',
  memo: 'Amazon order 203-7777777-7777777',
  covers: [{ eventKey: 'A/T1', facets: ['revenue'] as const }],
};
const code = { id: '4', name: '20.0% S' };

function line(role: DraftLine['role'], amountMinor: number, more: Partial<DraftLine> = {}): DraftLine {
  return {
    role,
    item: { id: `item-${role}`, name: role },
    account: { id: `account-${role}`, name: role },
    description: role,
    amountMinor,
    ...more,
  };
}

function receipt(lines: readonly DraftLine[], taxes: readonly DraftTax[] = []): SalesReceipt {
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const netMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    ...base,
    kind: 'salesReceipt',
    customer: { id: '1', name: 'Amazon' },
    depositAccount: clearing,
    lines,
    taxes,
    totalMinor: netMinor + taxMinor,
    totalTaxMinor: taxMinor,
  };
}

function debitsAndCredits(draft: Draft): readonly [number, number] {
  const effects = effectsOf(draft);
  return [
    effects.reduce((sum, { debitMinor }) => sum + debitMinor, 0),
    effects.reduce((sum, { creditMinor }) => sum + creditMinor, 0),
  ];
}

const rate = exchangeRate(money(100_000, 'GBP'), money(126_543, 'USD'));

describe('a converted document', () => {
  const foreign = receipt(
    [
      line('sales', 1083, { quantity: 1, unitPriceMinor: 1083, taxCode: code }),
      line('sales', 624, { quantity: 3, unitPriceMinor: 208, taxCode: code }),
      line('shipping', 249, { taxCode: code }),
      line('promotions', -249, { taxCode: code }),
    ],
    [{ code, netMinor: 1707, taxMinor: 341, account: { id: 'vat', name: 'VAT' } }],
  );
  const home = convertedDraft(foreign, rate, 'USD') as SalesReceipt;

  test('is in the home currency, its lines and taxes adding up to the converted total', () => {
    expect(home.currency).toBe('USD');
    expect(home.totalMinor).toBe(2592);
    expect(home.lines.map(({ amountMinor }) => amountMinor)).toEqual([1370, 264, 526, 315, -315]);
    expect(home.taxes.map(({ netMinor, taxMinor }) => [netMinor, taxMinor])).toEqual([[2160, 432]]);
    expect(home.totalTaxMinor).toBe(432);
    expect(debitsAndCredits(home)).toEqual([2592 + 315, 2592 + 315]);
  });

  test('says what it was, and at which rate', () => {
    expect(home.memo).toBe('Amazon order 203-7777777-7777777, 20.48 GBP at 1.26543 USD');
  });

  test('keeps its units, at prices that make the amount', () => {
    expect(home.lines.map(({ quantity, unitPriceMinor }) => [quantity, unitPriceMinor])).toEqual([
      [1, 1370],
      [1, 264],
      [2, 263],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('covers what it covered, under its own number', () => {
    expect(home).toMatchObject({ number: foreign.number, covers: foreign.covers, depositAccount: clearing });
  });

  test('is made with a rate of its own currencies alone', () => {
    expect(() => convertedDraft(foreign, rate, 'CAD')).toThrow(MoneyError);
    expect(() => convertedDraft({ ...foreign, currency: 'EUR' }, rate, 'USD')).toThrow(MoneyError);
  });
});

test('the net of a tax is that of its lines, and its sign that of the form', () => {
  const cents = exchangeRate(money(300, 'GBP'), money(200, 'USD'));
  const tax = { code, netMinor: -4, taxMinor: -1, account: { id: 'vat', name: 'VAT' } };
  const bought: Draft = {
    ...receipt(
      [1, 1, 1, 1].map(() => line('sellingFees', -1, { taxCode: code })),
      [tax],
    ),
    kind: 'purchase',
    vendor: { id: '1', name: 'Amazon' },
    paidFrom: clearing,
    totalMinor: 5,
    totalTaxMinor: 1,
  };
  const home = convertedDraft(bought, cents, 'USD');
  const netMinor = home.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // 5 pence are 3 cents; each penny is two thirds of one, and the first ones are left with nothing.
  expect([home.totalMinor, netMinor]).toEqual([3, -2]);
  expect(home.taxes).toMatchObject([{ netMinor: -2, taxMinor: -1 }]);
  expect(home.totalTaxMinor).toBe(1);
});

test('what one month carries the next one meets, whatever else is on their entries', () => {
  const carried = { id: 'carried', name: 'Amazon Carried Balances' };
  const entry = (lines: readonly DraftLine[]): JournalEntry =>
    journalEntry(base, { lines, taxes: [], taxMinor: 0 });
  const amounts = fc.array(fc.integer({ min: -500_000, max: 500_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: 1, max: 900_000 }), (first, second, homeMinor) => {
      const own = exchangeRate(money(90_001, 'GBP'), money(homeMinor, 'USD'));
      const [left, right] = [first, second].map((all) => all.reduce((sum, minor) => sum + minor, 0));
      const parts = [
        entry([
          ...first.map((minor) => line('sales', minor)),
          accountLine('carried', carried, '', -(left ?? 0)),
        ]),
        entry([
          ...second.map((minor) => line('sellingFees', minor)),
          accountLine('carried', carried, '', left ?? 0),
          accountLine('clearing', clearing, '', -((left ?? 0) + (right ?? 0))),
        ]),
      ].map((each) => convertedDraft(each, own, 'USD'));
      const net = parts
        .flatMap(({ lines }) => lines)
        .reduce((sum, { role, amountMinor }) => (role === 'carried' ? sum + amountMinor : sum), 0);
      expect(net).toBe(0);
      for (const part of parts) {
        const [debits, credits] = debitsAndCredits(part);
        expect(debits).toBe(credits);
        expect(part.totalMinor).toBe(
          part.lines.reduce((sum, { amountMinor }) => sum + Math.max(0, -amountMinor), 0),
        );
      }
    }),
    { numRuns: 1000 },
  );
});

describe('documents without lines', () => {
  test('a transfer is the payout that the bank received', () => {
    const transfer: Draft = {
      ...base,
      kind: 'transfer',
      fromAccount: clearing,
      toAccount: { id: 'bank', name: 'Bank' },
      lines: [],
      taxes: [],
      totalMinor: 100_000,
      totalTaxMinor: 0,
    };
    expect(convertedDraft(transfer, rate, 'USD')).toMatchObject({ totalMinor: 126_543, currency: 'USD' });
  });

  test('a deposit and its one line are the payout that the bank received', () => {
    const deposit: Draft = {
      ...base,
      kind: 'deposit',
      depositAccount: { id: 'bank', name: 'Bank' },
      lines: [
        {
          role: 'clearing',
          item: { id: '', name: '' },
          account: clearing,
          description: 'Payout',
          amountMinor: 100_000,
        },
      ],
      taxes: [],
      totalMinor: 100_000,
      totalTaxMinor: 0,
    };
    expect(convertedDraft(deposit, rate, 'USD')).toMatchObject({
      totalMinor: 126_543,
      currency: 'USD',
      lines: [{ amountMinor: 126_543 }],
    });
  });

  test('a payment pays each invoice what that was converted to', () => {
    const payment: Draft = {
      ...base,
      kind: 'payment',
      customer: { id: '1', name: 'Amazon' },
      depositAccount: clearing,
      receivableAccount: { id: 'ar', name: 'A/R' },
      pays: [
        { number: '1', amountMinor: 1001 },
        { number: '1F', amountMinor: -333 },
      ],
      lines: [],
      taxes: [],
      totalMinor: 668,
      totalTaxMinor: 0,
    };
    const home = convertedDraft(payment, rate, 'USD');
    expect(home).toMatchObject({
      pays: [
        { number: '1', amountMinor: 1267 },
        { number: '1F', amountMinor: -421 },
      ],
      totalMinor: 846,
    });
  });
});

describe('for any document and rate', () => {
  const currencies = fc.constantFrom<readonly [string, string]>(
    ...([
      ['EUR', 'USD'],
      ['JPY', 'USD'],
      ['USD', 'JPY'],
      ['KWD', 'EUR'],
    ] as const),
  );
  const roles = fc.constantFrom<DraftLine['role']>('sales', 'promotions', 'sellingFees', 'reserved', 'loans');
  const lines = fc.array(
    fc.record({ role: roles, amountMinor: fc.integer({ min: -900_000, max: 900_000 }) }),
    { minLength: 1, maxLength: 8 },
  );
  const taxes = fc.array(fc.integer({ min: -50_000, max: 50_000 }), { maxLength: 2 });
  const sides = fc.tuple(fc.integer({ min: 1, max: 9_000_000 }), fc.integer({ min: 1, max: 9_000_000 }));

  test('a form has the converted total; a journal entry balances', () => {
    fc.assert(
      fc.property(
        currencies,
        lines,
        taxes,
        sides,
        ([from, to], own, taxMinors, [foreignMinor, homeMinor]) => {
          const each = exchangeRate(money(foreignMinor, from), money(homeMinor, to));
          const drawn = own.map(({ role, amountMinor }) => line(role, amountMinor));
          const taxed = taxMinors.map((taxMinor, index) => ({
            code: { id: String(index), name: String(index) },
            netMinor: 0,
            taxMinor,
            account: { id: 'vat', name: 'VAT' },
          }));
          const form = { ...receipt(drawn, taxed), currency: from };
          const sum = form.totalMinor;
          const kept = sum < 0 ? { ...form, kind: 'refundReceipt' as const, totalMinor: -sum } : form;
          const home = convertedDraft(kept, each, to);
          expect(home.totalMinor).toBe(Math.abs(converted(money(sum, from), each).minor));
          const [debits, credits] = debitsAndCredits(home);
          expect(debits).toBe(credits);
          expect(home.taxes.reduce((all, { taxMinor }) => all + taxMinor, 0)).toBe(home.totalTaxMinor);

          const taxMinor = taxMinors.reduce((all, minor) => all + minor, 0);
          const balancing = accountLine('clearing', clearing, '', -sum);
          const content = { lines: [balancing, ...drawn], taxes: taxed, taxMinor };
          const entry = convertedDraft(journalEntry({ ...base, currency: from }, content), each, to);
          const [entryDebits, entryCredits] = debitsAndCredits(entry);
          expect(entryDebits).toBe(entryCredits);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
