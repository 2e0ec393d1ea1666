import { describe, expect, test } from 'vitest';
import type { BookContext } from '../../../lib/books/bookContext';
import { documentChecks } from '../../../lib/books/checks/documentChecks';
import { documentVerdicts } from '../../../lib/books/checks/documentVerdicts';
import { largeChange } from '../../../lib/books/checks/largeChange';
import { openDay } from '../../../lib/books/checks/openDay';
import type { CompanyLists } from '../../../lib/books/company';
import type { Draft, DraftLine, SalesReceipt } from '../../../lib/books/draft';
import { booksIn, contextOf } from '../days/dayFixtures';

const line: DraftLine = {
  role: 'sales',
  item: { id: 'item-sales', name: 'Amazon sales' },
  account: { id: 'account-sales', name: 'Amazon Sales' },
  description: 'Lamp',
  amountMinor: 2000,
};
const fee: DraftLine = {
  role: 'sellingFees',
  item: { id: 'item-sellingFees', name: 'Amazon seller fees' },
  account: { id: 'account-sellingFees', name: 'Amazon Seller Fees' },
  description: 'Referral fee',
  amountMinor: -300,
};
const receipt: SalesReceipt = {
  kind: 'salesReceipt',
  number: '114-1111111-1111111',
  date: '2026-11-10',
  currency: 'USD',
  customer: { id: 'customer', name: 'Amazon' },
  depositAccount: { id: 'account-clearing', name: 'Amazon Clearing' },
  lines: [line, fee],
  taxes: [],
  totalMinor: 1700,
  totalTaxMinor: 0,
  memo: 'An order',
  covers: [],
};
const settings = contextOf().settings;
const books = booksIn();
const where = contextOf();

function withLists(lists: Partial<CompanyLists>): BookContext {
  return contextOf({}, { books: { ...books, lists: { ...books.lists, ...lists } } });
}

function withAccount(id: string, other: Partial<CompanyLists['accounts'][number]>): BookContext {
  const accounts = books.lists.accounts.map((each) => (each.id === id ? { ...each, ...other } : each));
  return withLists({ accounts });
}

/** A case for every check: what it finds, and in what. */
const cases: Readonly<
  Record<string, readonly (readonly [string, string, Partial<SalesReceipt>, BookContext])[]>
> = {
  balance: [['a total that is not that of its lines', 'document_unbalanced', { totalMinor: 1701 }, where]],
  negative: [['a total below zero', 'document_negative', { totalMinor: -300, lines: [fee] }, where]],
  connected: [['no company', 'quickbooks_not_connected', {}, contextOf({}, { books: undefined as never })]],
  currency: [['another currency than the only one', 'document_currency', { currency: 'EUR' }, where]],
  start: [
    [
      'a day before the books begin',
      'document_before_start',
      { date: '2026-10-31' },
      contextOf({
        timeZone: 'America/Los_Angeles',
        start: { from: '2026-11-01T07:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 },
      }),
    ],
  ],
  period: [
    [
      'the last closed day',
      'document_in_closed_period',
      {},
      contextOf({}, { books: booksIn({ booksClosedUntil: '2026-11-10' }) }),
    ],
    ['the last locked day', 'document_in_locked_period', {}, contextOf({ lockedUntil: '2026-11-10' })],
  ],
  chosen: [
    ['a customer that is only proposed', 'entries_missing', { customer: { id: '', name: 'Amazon' } }, where],
    [
      'an item that is only proposed',
      'entries_missing',
      { lines: [{ ...line, item: { id: '', name: 'Lamp' } }, fee] },
      where,
    ],
    [
      'an account that is only proposed',
      'entries_missing',
      { depositAccount: { id: '', name: 'Amazon Clearing' } },
      where,
    ],
  ],
  present: [
    ['a customer that is gone', 'entry_gone', { customer: { id: 'gone', name: 'Amazon' } }, where],
    ['an account that is inactive', 'choice_inactive', {}, withAccount('account-sales', { active: false })],
    [
      'a class that is gone',
      'entry_gone',
      { lines: [{ ...line, class: { id: 'gone', name: 'Wholesale' } }, fee] },
      where,
    ],
    ['a location that is gone', 'entry_gone', { location: { id: 'gone', name: 'Moon' } }, where],
  ],
  accountTypes: [
    [
      'a fee on an income account',
      'fee_on_income_account',
      {},
      withAccount('account-sellingFees', { type: 'Income' }),
    ],
    ['sales on an expense account', 'account_type', {}, withAccount('account-sales', { type: 'Expense' })],
    [
      'clearing on an income account',
      'account_type',
      {},
      withAccount('account-clearing', { type: 'Income' }),
    ],
  ],
  itemAccounts: [
    [
      'an item that posts elsewhere than the preview shows',
      'item_posts_elsewhere',
      { lines: [{ ...line, account: { id: 'account-shipping', name: 'Amazon Shipping Income' } }, fee] },
      where,
    ],
  ],
  currencyOfEntries: [
    [
      'a clearing account in another currency',
      'account_currency',
      { currency: 'EUR', customer: { id: 'euro', name: 'Amazon' } },
      contextOf(
        {},
        {
          books: {
            ...booksIn({ multiCurrency: true }),
            lists: {
              ...books.lists,
              customers: [{ id: 'euro', name: 'Amazon', active: true, currency: 'EUR' }],
            },
          },
        },
      ),
    ],
    [
      'a customer in another currency',
      'party_currency',
      {},
      contextOf(
        {},
        {
          books: {
            ...booksIn({ multiCurrency: true }),
            lists: {
              ...books.lists,
              customers: [{ id: 'customer', name: 'Amazon', active: true, currency: 'EUR' }],
            },
          },
        },
      ),
    ],
  ],
  numbered: [
    ['no number', 'document_without_number', { number: '' }, where],
    ['a number that is too long', 'document_without_number', { number: '1'.repeat(22) }, where],
  ],
  numberFree: [
    [
      'a number of somebody else’s document',
      'document_number_taken',
      {},
      contextOf({}, { foreignNumbers: new Set(['114-1111111-1111111']) }),
    ],
  ],
  numberedByUs: [
    [
      'a company that numbers documents itself',
      'numbers_by_quickbooks',
      {},
      contextOf({}, { books: booksIn({ customTransactionNumbers: false }) }),
    ],
  ],
  lineCount: [
    [
      'more than 500 lines',
      'document_lines_many',
      { lines: Array.from({ length: 501 }, () => line), totalMinor: 501 * 2000 },
      where,
    ],
  ],
  tracked: [
    [
      'a class in a company that tracks none',
      'tracking_off',
      { lines: [{ ...line, class: { id: '1', name: 'Wholesale' } }, fee] },
      contextOf({}, { books: booksIn({ tracksClasses: 'no' }) }),
    ],
    [
      'two classes in a company that gives one to a document',
      'classes_differ',
      {
        lines: [
          { ...line, class: { id: '1', name: 'Wholesale' } },
          { ...fee, class: { id: '2', name: 'Retail' } },
        ],
      },
      contextOf({}, { books: booksIn({ tracksClasses: 'perTransaction' }) }),
    ],
    [
      'a location in a company that tracks none',
      'tracking_off',
      { location: { id: '1', name: 'Warehouse' } },
      contextOf({}, { books: booksIn({ tracksLocations: false }) }),
    ],
  ],
  textLengths: [
    [
      'a description that is too long',
      'document_text_long',
      { lines: [{ ...line, description: 'x'.repeat(4001) }, fee] },
      where,
    ],
    ['a memo that is too long', 'document_text_long', { memo: 'x'.repeat(1001) }, where],
  ],
};

test('every check of the table has a case, and there is no case of any other', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(documentChecks));
});

test('a document in which nothing is wrong is not held back', () => {
  expect(documentVerdicts(receipt, where)).toEqual([]);
});

describe.each(Object.keys(cases))('%s', (name) => {
  test.each(cases[name] ?? [])('finds %s', (_, code, other, context) => {
    const draft: Draft = { ...receipt, ...other };
    const found = documentChecks[name]?.(draft, context) ?? [];
    expect(found.map(({ problem }) => problem.code)).toEqual([code]);
    expect(found[0]?.problem.sentence).not.toMatch(/[{}]/);
    // It is this check alone that finds it, apart from what follows from the same fault.
    expect(documentVerdicts(draft, context).map(({ problem }) => problem.code)).toContain(code);
  });

  test('finds nothing where nothing is wrong', () => {
    expect(documentChecks[name]?.(receipt, where)).toEqual([]);
  });
});

test('what is only said holds nothing back', () => {
  const context = contextOf({}, { books: booksIn({ customTransactionNumbers: false }) });
  expect(documentVerdicts(receipt, context).map(({ state }) => state)).toEqual(['note']);
});

test('an estimate may lie in a closed period, a payment has no number of QuickBooks’', () => {
  const closed = contextOf(
    {},
    { books: booksIn({ booksClosedUntil: '2026-11-30' }), foreignNumbers: new Set(['N']) },
  );
  const { depositAccount: _account, ...form } = receipt;
  expect(documentVerdicts({ ...form, kind: 'estimate' }, closed)).toEqual([]);
  const payment: Draft = {
    ...receipt,
    kind: 'payment',
    number: 'N',
    date: '2026-12-01',
    receivableAccount: { id: 'account-receivable', name: 'Accounts Receivable (A/R)' },
    pays: [],
    lines: [],
  };
  expect(documentVerdicts(payment, closed)).toEqual([]);
});

describe('the first open day', () => {
  test.each([
    ['2026-11-10', '2026-12-01', 'belongs to 2026-11-10, which is closed'],
    ['2026-11-30', '2026-12-01', 'belongs to 2026-11-30, which is closed'],
    ['2026-12-01', '2026-12-01', undefined],
  ])('of %s is %s', (date, open, word) => {
    const context = contextOf(
      { redateClosed: true, lockedUntil: '2026-10-31' },
      { books: booksIn({ booksClosedUntil: '2026-11-30' }) },
    );
    expect(openDay(date, context)).toEqual(word === undefined ? { date: open } : { date: open, word });
  });

  test('is the document’s own without consent', () => {
    const context = contextOf({}, { books: booksIn({ booksClosedUntil: '2026-11-30' }) });
    expect(settings.redateClosed).toBe(false);
    expect(openDay('2026-11-10', context)).toEqual({ date: '2026-11-10' });
  });
});

describe('a change that a person has to agree to', () => {
  test.each([
    [1000, 100_000, undefined],
    [1001, 100_000, 'change_of_too_many'],
    [101, 505, undefined],
    [102, 505, 'change_of_too_much'],
    [100, 0, undefined],
    [101, 0, 'change_of_too_much'],
  ])('%i documents where %i are in the books', (documents, inBooks, code) => {
    expect(largeChange({ documents, inBooks })?.code).toBe(code);
  });
});
