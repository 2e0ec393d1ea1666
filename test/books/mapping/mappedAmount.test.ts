import { expect, test } from 'vitest';
import type { BookContext } from '../../../lib/books/bookContext';
import { formContent } from '../../../lib/books/drawing/formContent';
import { journalDraft } from '../../../lib/books/drawing/forms';
import { finished } from '../../../lib/books/finished';
import { type FeeMapping, feeGroups } from '../../../lib/books/mapping/feeMapping';
import { feeItemName } from '../../../lib/books/mapping/feeNames';
import { mappingProblems } from '../../../lib/books/mapping/mappingProblems';
import type { Books } from '../../../lib/books/setup';
import type { EventLine } from '../../../lib/ledger/event';
import { booksWith, codesOf, contextOf, matched, shipment } from '../matching/matchingFixtures';

const referral: EventLine = { kind: 'sellingFee', path: 'AmazonFees > Commission', amountMinor: -540 };
const fulfilment: EventLine = {
  kind: 'fulfilmentFee',
  path: 'AmazonFees > FBAPerUnitFulfillmentFee',
  amountMinor: -722,
};
const fees = shipment([referral, fulfilment]);

function withMapping(books: Books | undefined, feeMapping: FeeMapping): BookContext {
  return contextOf(books, {}, { feeMapping });
}

/** Item and account of each fee. */
function places(books: Books | undefined, feeMapping: FeeMapping) {
  const found = matched(fees, withMapping(books, feeMapping));
  return found.lines.map(({ item, account }) => [item.id, item.name, account.name]);
}

test('groups: the items of the roles', () => {
  expect(places(booksWith(), feeGroups)).toEqual([
    ['item-sellingFees', 'Amazon seller fees', 'Amazon Seller Fees'],
    ['item-fulfilmentFees', 'Amazon FBA fees', 'Amazon FBA Fees'],
  ]);
});

test('one: a single item for everything that Amazon takes', () => {
  expect(places(booksWith(), { preset: 'one', rows: [] })).toEqual([
    ['item-sellingFees', 'Amazon seller fees', 'Amazon Seller Fees'],
    ['item-sellingFees', 'Amazon seller fees', 'Amazon Seller Fees'],
  ]);
  expect(places(undefined, { preset: 'one', rows: [] })).toEqual([
    ['', 'Amazon fees', 'Amazon Fees'],
    ['', 'Amazon fees', 'Amazon Fees'],
  ]);
});

test('every kind: each fee on the item of its name, on the account of that item or of its group', () => {
  const books = booksWith({
    name: 'Amazon referral fee',
    type: 'Service',
    incomeAccountId: 'account-fulfilmentFees',
  });
  expect(places(books, { preset: 'everyKind', rows: [] })).toEqual([
    ['p1', 'Amazon referral fee', 'Amazon FBA Fees'],
    ['', 'Amazon FBA fulfilment fee', 'Amazon FBA Fees'],
  ]);
  expect(feeItemName('FBA fulfilment fee: apparel')).toBe('Amazon FBA fulfilment fee apparel');
  expect(feeItemName('x'.repeat(200))).toHaveLength(100);
});

test('rows: the word before the kind, the latest that has begun, names in any case', () => {
  const books = booksWith(
    { name: 'Referrals', type: 'Service', incomeAccountId: 'account-sellingFees' },
    { name: 'Other fees', type: 'Service', incomeAccountId: 'account-fulfilmentFees' },
  );
  const row = { kind: 'sellingFee' as const };
  const itemOf = (rows: FeeMapping['rows']) => places(books, { preset: 'groups', rows })[0]?.[0];
  const [referrals, others] = [
    { id: '', name: 'referrals' },
    { id: 'p2', name: '' },
  ];
  expect(itemOf([{ ...row, item: others }])).toBe('p2');
  expect(
    itemOf([
      { ...row, item: others },
      { ...row, label: 'referral FEE', item: referrals },
    ]),
  ).toBe('p1');
  expect(itemOf([{ ...row, label: 'Closing fee', item: referrals }])).toBe('item-sellingFees');
  expect(itemOf([{ ...row, item: others, from: '2026-11-03' }])).toBe('item-sellingFees');
  expect(
    itemOf([
      { ...row, item: others, from: '2026-11-02' },
      { ...row, item: referrals },
    ]),
  ).toBe('p2');
});

test('an account alone takes the role’s item only where that posts there', () => {
  const rows = (name: string) => [{ kind: 'sellingFee' as const, account: { id: '', name } }];
  expect(places(booksWith(), { preset: 'groups', rows: rows('Amazon Seller Fees') })[0]).toEqual([
    'item-sellingFees',
    'Amazon seller fees',
    'Amazon Seller Fees',
  ]);
  expect(places(booksWith(), { preset: 'groups', rows: rows('Amazon FBA Fees') })[0]).toEqual([
    '',
    'Amazon seller fees',
    'Amazon FBA Fees',
  ]);
});

test('a row with a name that the company does not have stops the document', () => {
  const rows = [{ kind: 'sellingFee' as const, item: { id: '', name: 'Nothing' } }];
  const found = matched(fees, withMapping(booksWith(), { preset: 'groups', rows }));
  expect(codesOf(found)).toEqual(['blocked name_not_found']);
  expect(found.lines[0]?.item).toEqual({ id: '', name: 'Nothing' });
});

test('a fee on an income account is a problem of the table, and stops every document', () => {
  const books = booksWith({ name: 'Wrong', type: 'Service' });
  for (const place of [{ item: { id: 'p1', name: '' } }, { account: { id: 'account-sales', name: '' } }]) {
    const mapping: FeeMapping = { preset: 'groups', rows: [{ kind: 'sellingFee', ...place }] };
    const [problem] = mappingProblems(mapping, books);
    expect(problem?.code).toBe('fee_mapped_to_income');
    expect(problem?.sentence).toContain('lower your sales');
    const context = withMapping(books, mapping);
    const { lines } = matched(fees, context);
    const base = { number: 'X', date: '2026-11-02', currency: 'USD', memo: '', covers: [] };
    const balance = { role: 'clearing' as const, account: { id: 'clearing', name: '' }, description: '' };
    const draft = journalDraft(base, formContent(lines), balance);
    const planned = finished({ key: 'x', draft, events: [], verdicts: [] }, context);
    expect(planned.state).toBe('blocked');
    expect(planned.problems.map(({ code }) => code)).toContain('fee_on_income_account');
  }
});

test('the table is checked as a whole: names, accounts, kinds', () => {
  const books = booksWith({ name: 'Fees', type: 'Service', incomeAccountId: 'account-sellingFees' });
  const codes = (row: FeeMapping['rows'][number]): readonly string[] =>
    mappingProblems({ preset: 'groups', rows: [row] }, books).map(({ code }) => code);
  expect(codes({ kind: 'sellingFee', item: { id: 'p1', name: '' } })).toEqual([]);
  expect(codes({ kind: 'sellingFee', item: { id: 'x', name: 'Old' } })).toEqual(['entry_gone']);
  expect(codes({ kind: 'unknown', item: { id: 'p1', name: '' } })).toEqual(['kind_not_mapped']);
  expect(codes({ kind: 'shipping', item: { id: 'p1', name: '' } })).toEqual(['account_type']);
  expect(
    codes({
      kind: 'sellingFee',
      item: { id: 'p1', name: '' },
      account: { id: 'account-fulfilmentFees', name: '' },
    }),
  ).toEqual(['item_posts_elsewhere']);
});

test('an account that is chosen for a role wins over that of its item', () => {
  const books = booksWith();
  const setup = { ...books.setup, accountIds: { sellingFees: 'account-fulfilmentFees' } };
  expect(places({ ...books, setup }, feeGroups)[0]).toEqual([
    'item-sellingFees',
    'Amazon seller fees',
    'Amazon FBA Fees',
  ]);
});
