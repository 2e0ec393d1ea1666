import { expect, test } from 'vitest';
import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import { transactionJson } from '../../ledger/transactionFixtures';

interface Json {
  [name: string]: Json | Json[] | string | number | boolean | null | undefined;
}

const page = (changed: Json = {}): Json => ({
  transactions: [{ ...(transactionJson() as Json), ...changed }],
});
const first = (json: unknown) => {
  const result = parseTransactionsPage(json);
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value.transactions[0];
};
const item = (changed: Json): Json => {
  const [only] = (transactionJson() as { items: Json[] }).items;
  return page({ items: [{ ...only, ...changed }] });
};

test('with and without its wrapper', () => {
  expect(parseTransactionsPage({ payload: page() })).toEqual(parseTransactionsPage(page()));
});

test('the token of the next page; an empty page; a page of null', () => {
  expect(parseTransactionsPage({ ...page(), nextToken: 'N' })).toMatchObject({ value: { nextToken: 'N' } });
  const empty = { ok: true, value: { transactions: [] } };
  expect(parseTransactionsPage({ payload: { transactions: [], nextToken: null } })).toEqual(empty);
  expect(parseTransactionsPage({ payload: { transactions: null } })).toEqual(empty);
  expect(parseTransactionsPage({ transactions: [], nextToken: '' })).toEqual(empty);
});

test('null, empty and missing are one thing', () => {
  const names = ['relatedIdentifiers', 'items', 'breakdowns', 'contexts'];
  const variants = [null, [], undefined].map((value) =>
    first(page(Object.fromEntries(names.map((name) => [name, value])))),
  );
  expect(variants[1]).toEqual(variants[0]);
  expect(variants[2]).toEqual(variants[0]);
  expect(variants[0]).toMatchObject({ items: [], breakdowns: [], related: {} });
});

test('unknown fields and identifiers pass', () => {
  const related = [{ relatedIdentifierName: 'INVOICE_ID', relatedIdentifierValue: 'I-1', more: 1 }];
  expect(first(page({ brandNew: { a: [{ b: 1 }] }, relatedIdentifiers: related }))).toMatchObject({
    related: { INVOICE_ID: 'I-1' },
  });
});

test('a zero amount may lack its currency', () => {
  const zero = { totalAmount: { currencyAmount: 0, currencyCode: null }, items: [], breakdowns: [] };
  expect(first(page(zero))).toMatchObject({ totalMinor: 0, currency: 'USD' });
  const homeless = { ...zero, marketplaceDetails: null, sellingPartnerMetadata: null };
  expect(first(page(homeless))).toMatchObject({ totalMinor: 0, currency: 'XXX' });
  expect(first(item({ totalAmount: { currencyAmount: 0, currencyCode: null } }))).toMatchObject({
    items: [{ totalMinor: 0 }],
  });
});

test('an instant in another offset is the same instant', () => {
  expect(first(page({ postedDate: '2026-11-03T08:30:00+01:00' }))?.postedAt).toBe('2026-11-03T07:30:00Z');
});

test('the list of the example inside Amazon’s model, which stands in an object', () => {
  const { breakdowns } = transactionJson() as { breakdowns: Json[] };
  expect(first(page({ breakdowns: { breakdowns } }))).toEqual(first(page()));
});

test.each<[string, unknown, string]>([
  ['no list', {}, 'the whole answer'],
  ['a refusal', { errors: [{ code: 'InvalidInput' }] }, 'the whole answer'],
  ['a list', [], 'the whole answer'],
  ['text', '<html>', 'the whole answer'],
  ['nothing', null, 'the whole answer'],
  ['a list that is none', { transactions: {} }, 'transactions'],
  ['no type', page({ transactionType: null }), 'transactions[0].transactionType'],
  ['no instant', page({ postedDate: '03.11.2026' }), 'transactions[0].postedDate'],
  ['no total', page({ totalAmount: null }), 'transactions[0].totalAmount'],
  [
    'more places than the currency has',
    page({ totalAmount: { currencyAmount: 1.005, currencyCode: 'USD' } }),
    'transactions[0].totalAmount',
  ],
  [
    'yen with places',
    page({ totalAmount: { currencyAmount: 10.5, currencyCode: 'JPY' }, items: [], breakdowns: [] }),
    'transactions[0].totalAmount',
  ],
  [
    'an amount without a currency',
    page({
      totalAmount: { currencyAmount: 5, currencyCode: null },
      items: [],
      marketplaceDetails: null,
      sellingPartnerMetadata: null,
    }),
    'transactions[0].totalAmount.currencyCode',
  ],
  [
    'two currencies in one transaction',
    item({ totalAmount: { currencyAmount: 5, currencyCode: 'EUR' } }),
    'transactions[0].items[0].totalAmount',
  ],
  [
    'an amount that is text',
    item({ totalAmount: { currencyAmount: 'ten', currencyCode: 'USD' } }),
    'transactions[0].items[0].totalAmount',
  ],
  [
    'a node without a name',
    item({ breakdowns: [{ breakdownAmount: { currencyAmount: 1, currencyCode: 'USD' } }] }),
    'transactions[0].items[0].breakdowns[0].breakdownType',
  ],
])('%s is refused, and the place is named', (_name, json, where) => {
  const result = parseTransactionsPage(json);
  expect(result).toMatchObject({ ok: false, problem: { code: 'amazon_answer_unreadable' } });
  expect(result.ok ? '' : result.problem.sentence).toContain(`(${where})`);
});
