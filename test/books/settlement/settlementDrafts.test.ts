import { describe, expect, test } from 'vitest';
import type { BookContext, Owner, Owners } from '../../../lib/books/bookContext';
import type { DocumentKind, Draft } from '../../../lib/books/draft';
import type { Facet } from '../../../lib/books/facet';
import { settlementBooks, settlementDrafts } from '../../../lib/books/settlement/settlementDrafts';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { amount, contextIn, eventOf, taxOf } from '../tax/taxFixtures';
import { account, bookedOf, events, sale, settlementOf } from './eventBench';
import { contextWith, draftsOf, heldBack, settlementSettings, written } from './settlementBench';

const tenth = '2026-11-10T20:00:00Z';
const subscription = account('S1', tenth, 'ServiceFee', 'Subscription', {
  'AmazonFees > Subscription > Base': -39.99,
});
const [first, second] = [sale('O1', tenth, [30, -4.5, -5]), sale('O2', tenth, [80, -12, -7])];
const all = events(first, second, subscription);
const settlement = settlementOf(all);

function drawn(of: Settlement, from: readonly AmazonEvent[], context: BookContext): readonly Draft[] {
  return draftsOf(of, bookedOf(from, context), context);
}

function told(of: Settlement, from: readonly AmazonEvent[], context: BookContext): readonly string[] {
  return settlementDrafts(of, bookedOf(from, context), context).map(
    ({ key, state, problems }) => `${key} ${state}: ${problems.map(({ sentence }) => sentence).join(' ')}`,
  );
}

function owned(event: AmazonEvent | undefined, kind: DocumentKind, facets: readonly Facet[]): Owners {
  const owner: Owner = { kind, number: '114-0000001-0000001', date: '2026-11-10' };
  return new Map([[event?.key ?? '', Object.fromEntries(facets.map((facet) => [facet, owner]))]]);
}

/** The first sale, held back by Amazon and released on the 12th. */
const released: readonly AmazonEvent[] = all.map((event, index) =>
  index === 0
    ? { ...event, release: { state: 'released', releasedAt: '2026-11-12T20:00:00Z', deferredFor: 'DD7' } }
    : event,
);

describe('what was booked before Amazon released it', () => {
  test('a sale on the deferred balances is moved to clearing', () => {
    const context = contextWith(undefined, owned(all[0], 'journalEntry', ['revenue', 'fees', 'recognition']));
    const [entry] = drawn(settlement, released, context);
    expect(entry && written(entry)).toEqual([
      'AZ90000000006 2026-11-15',
      'Dr Amazon Clearing 41.51',
      'Dr Amazon Seller Fees 51.99',
      'Dr Amazon FBA Fees 7.00',
      'Cr Amazon Sales 80.00',
      'Cr Amazon Deferred Balances 20.50',
    ]);
    expect(entry?.covers[0]).toEqual({ eventKey: all[0]?.key, facets: ['cash'] });
    expect(entry?.clears).toEqual([all[0]?.key]);
  });

  test('an invoice without a payment blocks, and with one it is cleared', () => {
    const invoice = owned(all[0], 'invoice', ['revenue', 'fees', 'recognition']);
    expect(told(settlement, released, contextWith(undefined, invoice))[0]).toContain(
      'blocked: Amazon has paid order 114-0000001-0000001, 20.50 USD, but its invoice 114-0000001-0000001 has no payment in the books.',
    );
    const paid = owned(all[0], 'invoice', ['revenue', 'fees', 'recognition', 'cash']);
    const [entry] = drawn(settlement, released, contextWith(undefined, paid));
    expect(entry && written(entry)[1]).toBe('Dr Amazon Clearing 21.01');
  });

  test('sales of the previous system come out of its opening balance', () => {
    const start = { from: '2026-11-11T10:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 20_50 };
    const later = settlementOf(released.slice(0, 1));
    const [entry] = drawn(later, released, contextWith(settlementSettings({}, { start })));
    expect(entry && written(entry).slice(1)).toEqual([
      'Dr Amazon Clearing 20.50',
      'Cr Amazon Deferred Balances 20.50',
    ]);
  });

  test('fees that another document has not booked are booked here', () => {
    const context = contextWith(undefined, owned(all[0], 'salesReceipt', ['revenue', 'cash']));
    const [entry] = drawn(settlement, all, context);
    expect(entry && written(entry)).toContain('Dr Amazon FBA Fees 12.00');
    expect(entry?.covers[0]).toEqual({ eventKey: all[0]?.key, facets: ['fees'] });
  });
});

describe('what holds a settlement back', () => {
  test('an amount that is not known is named', () => {
    const unknown = events(first, account('X1', tenth, 'ServiceFee', 'Something new', { 'New > Fee': -1 }));
    const [entry, payout] = told(settlementOf(unknown), unknown, contextWith());
    expect(entry).toContain(
      'blocked: The settlement holds Something new, -1.00 USD, which cannot be booked yet.',
    );
    expect(payout).toContain('payout blocked');
  });

  test('details that are missing, and a settlement that is still open', () => {
    expect(told(settlement, all.slice(1), contextWith())[0]).toContain(
      'blocked: Of 1 sales and fees that the settlement pays, the details are not there.',
    );
    const { depositAt: _, ...open } = settlement;
    expect(told({ ...open, closed: false }, all, contextWith())).toEqual([
      'settlement/90000000006/2026-11 waiting: Amazon has not closed this settlement yet, so its amounts still change.',
      'settlement/90000000006/payout waiting: Amazon has not closed this settlement yet, so its amounts still change. Amazon has not said yet on which day it paid this settlement out.',
    ]);
  });

  test('a sum that is not Amazon’s is told with both figures', () => {
    const { plans, residualMinor } = settlementBooks(
      { ...settlement, totalMinor: settlement.totalMinor + 1 },
      bookedOf(all, contextWith()),
      contextWith(),
    );
    expect(residualMinor).toBe(1);
    expect(heldBack(plans)[0]).toContain(
      'come to 41.51 USD, but Amazon pays 41.52 USD: they are 0.01 USD apart.',
    );
  });

  test('another currency within it', () => {
    const [one] = all;
    const mixed = one === undefined ? [] : [{ ...one, currency: 'CAD' }];
    expect(told(settlementOf(mixed), mixed, contextWith())[0]).toContain('is in CAD.');
  });

  test('one of before the books began, and one that its file has booked', () => {
    const start = { from: '2026-12-01T00:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 };
    expect(told(settlement, all, contextWith(settlementSettings({}, { start })))).toEqual([
      'settlement/90000000006 leftOut: The settlement ended before 2026-12-01, from when on the books are kept here.',
    ]);
    const owner: Owner = { kind: 'journalEntry', number: 'AZ90000000006', date: '2026-11-15' };
    const owners: Owners = new Map([['file/90000000006', { cash: owner }]]);
    expect(told(settlement, all, contextWith(undefined, owners))).toEqual([
      'settlement/90000000006 leftOut: The settlement is in the books already, from its file: AZ90000000006.',
    ]);
  });
});

test('what a rule leaves out of documents of its own is in its settlement', () => {
  const context: BookContext = {
    ...contextWith(),
    rules: { outcomeOf: () => ({ ...noOutcome, leaveOut: { reason: 'a gift' } }) },
  };
  expect(drawn(settlement, all, context)[0]?.totalMinor).toBe(110_00);
});

test('documents of a closed month are dated on the first open day where that is agreed', () => {
  const settings = settlementSettings({}, { lockedUntil: '2026-11-15', redateClosed: true });
  const [entry, payout] = drawn(settlement, all, contextWith(settings));
  expect(entry?.date).toBe('2026-11-16');
  expect(entry?.memo).toBe('Amazon settlement 90000000006, belongs to 2026-11-15, which is closed');
  expect(payout?.date).toBe('2026-11-17');
});

test('a negative total pays nothing out, and neither does nothing', () => {
  const costs = events(subscription);
  expect(drawn(settlementOf(costs), costs, contextWith()).map(({ number }) => number)).toEqual([
    'AZ90000000006',
  ]);
  const even = events(sale('O1', tenth, [30, -25, -5]));
  expect(drawn(settlementOf(even), even, contextWith()).map(written)).toEqual([
    [
      'AZ90000000006 2026-11-15',
      'Dr Amazon Seller Fees 25.00',
      'Dr Amazon FBA Fees 5.00',
      'Cr Amazon Sales 30.00',
    ],
  ]);
});

describe('forms', () => {
  test('a sales receipt with fees among its lines, and a transfer', () => {
    const settings = settlementSettings({ form: 'salesReceipt', payout: 'transfer' });
    const drafts = drawn(settlement, all, contextWith(settings));
    expect(drafts.map(({ kind }) => kind)).toEqual(['salesReceipt', 'transfer']);
    expect(drafts.map(written)).toEqual([
      [
        'AZ90000000006 2026-11-15',
        'Dr Amazon Clearing 41.51',
        'Dr Amazon Seller Fees 56.49',
        'Dr Amazon FBA Fees 12.00',
        'Cr Amazon Sales 110.00',
      ],
      ['AZ90000000006-P 2026-11-17', 'Dr Settlement Bank 41.51', 'Cr Amazon Clearing 41.51'],
    ]);
  });

  test('the payout as a bank deposit whose line is clearing, whatever type clearing is of', () => {
    const context = contextWith(settlementSettings({ payout: 'deposit' }));
    const { books } = context;
    if (books === undefined) throw new Error('no company');
    for (const type of ['Bank', 'Other Current Asset']) {
      const accounts = books.lists.accounts.map((each) =>
        each.name === 'Amazon Clearing' ? { ...each, type } : each,
      );
      const lists = { ...books.lists, accounts };
      const [, payout] = drawn(settlement, all, { ...context, books: { ...books, lists } });
      expect(payout).toMatchObject({
        kind: 'deposit',
        number: 'AZ90000000006-P',
        date: '2026-11-17',
        totalMinor: 41_51,
        depositAccount: { name: 'Settlement Bank' },
        lines: [{ account: { name: 'Amazon Clearing' }, amountMinor: 41_51 }],
      });
      expect(payout && written(payout)).toEqual([
        'AZ90000000006-P 2026-11-17',
        'Dr Settlement Bank 41.51',
        'Cr Amazon Clearing 41.51',
      ]);
    }
  });

  test('a negative receipt is a journal entry', () => {
    const costs = events(subscription);
    const settings = settlementSettings({ form: 'salesReceipt' });
    expect(drawn(settlementOf(costs), costs, contextWith(settings))[0]?.kind).toBe('journalEntry');
  });

  test('an invoice, and its payment as soon as it is in the books', () => {
    const context = contextWith(settlementSettings({ form: 'invoice' }));
    const plans = settlementDrafts(settlement, bookedOf(all, context), context);
    expect(plans.map(({ state, draft }) => [state, draft?.kind, draft?.number])).toEqual([
      ['ready', 'invoice', 'AZ90000000006'],
      ['waiting', 'payment', 'AZ90000000006-R'],
      ['ready', 'journalEntry', 'AZ90000000006-P'],
    ]);
  });

  test('fees apart: a purchase from clearing, or an entry where clearing is no bank account', () => {
    const settings = settlementSettings({ form: 'salesReceipt', fees: 'apart' }, { fees: 'purchase' });
    const context = contextWith(settings);
    const drafts = drawn(settlement, all, context);
    expect(drafts.map(({ kind, number, totalMinor }) => [kind, number, totalMinor])).toEqual([
      ['salesReceipt', 'AZ90000000006', 110_00],
      ['purchase', 'AZ90000000006-F', 68_49],
      ['journalEntry', 'AZ90000000006-P', 41_51],
    ]);
    expect(drafts[1]?.covers).toEqual([
      { eventKey: all[0]?.key, facets: ['fees'] },
      { eventKey: all[1]?.key, facets: ['fees'] },
      { eventKey: all[2]?.key, facets: ['fees', 'cash'] },
    ]);
    const { books } = context;
    if (books === undefined) throw new Error('no company');
    const accounts = books.lists.accounts.map((each) =>
      each.name === 'Amazon Clearing' ? { ...each, type: 'Other Current Asset' } : each,
    );
    const other = { ...context, books: { ...books, lists: { ...books.lists, accounts } } };
    expect(drawn(settlement, all, other).map(({ kind }) => kind)).toEqual([
      'salesReceipt',
      'journalEntry',
      'journalEntry',
    ]);
  });
});

test('VAT of sales and of fees stands apart, and the gross stays Amazon’s', () => {
  const context = contextIn('GB', taxOf('GB'));
  const event = eventOf('UK', [
    amount('principal', 1299, { sku: 'MUG', quantity: 1 }),
    amount('principal', 749, { sku: 'TEA', quantity: 1 }),
    amount('sellingFee', -368, { taxMinor: -61 }),
    amount('fulfilmentFee', -336, { taxMinor: -56 }),
  ]);
  const own = settlementOf([event], { currency: 'GBP', marketplaceId: 'A1F83G8C2ARO7P' });
  const { plans, residualMinor } = settlementBooks(own, bookedOf([event], context), context);
  expect(residualMinor).toBe(0);
  const [entry] = plans.flatMap(({ draft }) => draft ?? []);
  expect(entry?.taxes.map(({ code, netMinor, taxMinor }) => [code.name, netMinor, taxMinor])).toEqual([
    ['20.0% S', 1707, 341],
    ['20.0% S', -587, -117],
  ]);
  expect(entry && written(entry)[1]).toBe('Dr Amazon Clearing 13.44');
});
