import { describe, expect, test } from 'vitest';
import type { ListItem } from '../../../lib/books/company';
import { exchangeRate } from '../../../lib/books/currency/exchangeRate';
import { dayDocuments, documentsOfDays } from '../../../lib/books/days/dayDocuments';
import type { DayScope } from '../../../lib/books/days/dayScope';
import { daysOf } from '../../../lib/books/days/daysOf';
import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import { money } from '../../../lib/money/money';
import { noOutcome, type RuleOutcome } from '../../../lib/rules/ruleOutcome';
import {
  bookedIn,
  booksIn,
  contextOf,
  event,
  journal,
  posted,
  refund,
  sale,
  shown,
  undone,
} from './dayFixtures';

const scope: DayScope = { country: 'US', currency: 'USD', date: '2026-11-10' };

describe('the mixed seller of the worked cases', () => {
  const byHand = [sale(30, -4.5, -5), sale(50, -7.5, -6)];
  const ofTheDay = [
    sale(20, -3, -4),
    sale(100, -15, -9),
    refund(-25, 3.75, -0.75),
    event(
      { 'AdvertisingFee > Base': -12.34 },
      {
        type: 'ProductAdsPayment',
        description: 'ProductAdsPayment',
        tree: { AdvertisingFee: -12.34 },
        related: { ORDER_ID: '' },
      },
    ),
  ];
  const [o1, o2] = byHand;
  const owner = (number: string) => ({ kind: 'salesReceipt' as const, number, date: '2026-11-10' });
  const owners = new Map(
    [o1, o2].map((each) => [
      each?.key ?? '',
      {
        revenue: owner(each?.orderId ?? ''),
        fees: owner(each?.orderId ?? ''),
        cash: owner(each?.orderId ?? ''),
      },
    ]),
  );
  const context = contextOf({}, { owners });

  test('books what was not sent one by one, to the line', () => {
    const plans = dayDocuments(scope, bookedIn(context, ...byHand, ...ofTheDay), context);
    expect(plans).toHaveLength(1);
    const [day] = plans;
    if (day === undefined) throw new Error('no day');
    expect(day.state).toBe('ready');
    expect(day.draft).toMatchObject({
      kind: 'salesReceipt',
      number: 'AZ-US-2026-11-10',
      date: '2026-11-10',
      currency: 'USD',
      totalMinor: 5466,
      totalTaxMinor: 0,
      customer: { id: 'summary', name: 'Amazon summary' },
      depositAccount: { name: 'Amazon Clearing' },
      memo: `Amazon.com, 2026-11-10: 2 orders, 1 refund and 1 other amount; in the books already: ${o1?.orderId} and ${o2?.orderId}`,
    });
    expect(journal(day)).toEqual([
      'Dr Amazon Clearing 54.66',
      'Dr Amazon Seller Fees 18.75',
      'Dr Amazon FBA Fees 13.00',
      'Dr Amazon Refunds 25.00',
      'Dr Amazon Advertising 12.34',
      'Cr Amazon Sales 120.00',
      'Cr Amazon Seller Fees 3.75',
    ]);
    expect(day.problems.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'summary_in_books',
        `Left off, because it is in the books already: ${o1?.orderId} and ${o2?.orderId}, in ${o1?.orderId} and ${o2?.orderId}.`,
      ],
    ]);
    expect(day.events).toHaveLength(6);
    expect(day.draft?.covers.map(({ eventKey, facets }) => [eventKey, facets])).toEqual(
      ofTheDay
        .map(({ key, kind }) => [key, kind === 'other' ? ['fees', 'cash'] : ['revenue', 'fees', 'cash']])
        .sort(),
    );
  });

  test('is nothing any more when it was posted', () => {
    const booked = bookedIn(context, ...byHand, ...ofTheDay);
    const after = posted(owners, ...dayDocuments(scope, booked, context));
    expect(dayDocuments(scope, booked, { ...context, owners: after })).toEqual([]);
  });
});

test('products are one line, or each by itself and its price', () => {
  const items = [
    { title: 'Lamp', sku: 'LAMP', quantity: 2, amounts: { 'ProductCharges > OurPricePrincipal': 39.98 } },
    { title: 'Cable', sku: 'CABLE', quantity: 3, amounts: { 'ProductCharges > OurPricePrincipal': 10 } },
  ];
  const more = [
    { title: 'Lamp', sku: 'LAMP', quantity: 1, amounts: { 'ProductCharges > OurPricePrincipal': 19.99 } },
    { title: 'Cable', sku: 'CABLE', quantity: 3, amounts: { 'ProductCharges > OurPricePrincipal': 11 } },
  ];
  const events = [event({}, { items }), event({}, { items: more })];
  const grouped = contextOf();
  const [day] = dayDocuments(scope, bookedIn(grouped, ...events), grouped);
  expect(shown(day?.draft)).toEqual([['Product sales', 8097]]);

  const each = contextOf({ day: { ...grouped.settings.day, lines: 'byItem' } });
  const [single] = dayDocuments(scope, bookedIn(each, ...events), each);
  expect(shown(single?.draft)).toEqual([
    ['Lamp', 5997],
    ['6 × Cable', 2100],
  ]);
  expect(single?.draft?.lines[0]).toMatchObject({ quantity: 3, unitPriceMinor: 1999, sku: 'LAMP' });
  expect(single?.draft?.lines[1]?.quantity).toBeUndefined();
});

describe('the kind of document', () => {
  test('is a journal entry where the day is negative', () => {
    const context = contextOf();
    const [day] = dayDocuments(scope, bookedIn(context, sale(10, -1.5, -3), refund(-40, 6, -1.2)), context);
    expect(day?.state).toBe('ready');
    expect(day?.draft).toMatchObject({ kind: 'journalEntry', number: 'AZ-US-2026-11-10', totalMinor: 4570 });
    expect(day && journal(day)).toEqual([
      'Dr Amazon Seller Fees 2.70',
      'Dr Amazon FBA Fees 3.00',
      'Dr Amazon Refunds 40.00',
      'Cr Amazon Clearing 29.70',
      'Cr Amazon Sales 10.00',
      'Cr Amazon Seller Fees 6.00',
    ]);
  });

  test('refunds stand apart where the settings say so, and are an entry where they are in favour', () => {
    const context = contextOf({ day: { ...contextOf().settings.day, refunds: 'document' } });
    const events = bookedIn(context, sale(20, -3, -4), refund(-10, 1.5, -0.3));
    const [day, refunds, ...more] = dayDocuments(scope, events, context);
    expect(more).toEqual([]);
    expect(day?.draft).toMatchObject({ kind: 'salesReceipt', number: 'AZ-US-2026-11-10', totalMinor: 1300 });
    expect(refunds?.draft).toMatchObject({
      kind: 'refundReceipt',
      number: 'AZ-US-2026-11-10R',
      totalMinor: 880,
      memo: 'Amazon.com, refunds of 2026-11-10: 1 refund',
    });
    expect(refunds && journal(refunds)).toEqual([
      'Dr Amazon Seller Fees 0.30',
      'Dr Amazon Refunds 10.00',
      'Cr Amazon Clearing 8.80',
      'Cr Amazon Seller Fees 1.50',
    ]);
    const kept = event(
      { 'Other > RestockingDeductionPrincipal': 5 },
      { type: 'Refund', description: 'Refund Order' },
    );
    const [entry] = dayDocuments(scope, bookedIn(context, kept), context);
    expect(entry?.draft).toMatchObject({
      kind: 'journalEntry',
      number: 'AZ-US-2026-11-10R',
      totalMinor: 500,
    });
  });

  const advertising = () =>
    event(
      { 'AdvertisingFee > Base': -12.34 },
      { type: 'ProductAdsPayment', description: 'ProductAdsPayment', tree: { AdvertisingFee: -12.34 } },
    );

  test('fees apart are bought from clearing, and advertising brings its money with them', () => {
    const context = contextOf({ fees: 'purchase' });
    const sold = sale(20, -3, -4);
    const ads = advertising();
    const [day, fees, ...more] = dayDocuments(scope, bookedIn(context, sold, ads), context);
    expect(more).toEqual([]);
    expect(day && journal(day)).toEqual(['Dr Amazon Clearing 20.00', 'Cr Amazon Sales 20.00']);
    expect(day?.draft?.covers).toEqual([{ eventKey: sold.key, facets: ['revenue', 'cash'] }]);
    expect(fees?.draft).toMatchObject({
      kind: 'purchase',
      number: 'AZ-US-2026-11-10F',
      totalMinor: 1934,
      vendor: { id: 'vendor' },
      paidFrom: { name: 'Amazon Clearing' },
    });
    expect(fees?.draft?.covers).toEqual([
      { eventKey: sold.key, facets: ['fees'] },
      { eventKey: ads.key, facets: ['fees', 'cash'] },
    ]);
  });

  test('fees apart are an entry where clearing is no bank account, or the settings say so', () => {
    const books = booksIn();
    const accounts = books.lists.accounts.map((account) =>
      account.id === 'account-clearing' ? { ...account, type: 'Other Current Asset' } : account,
    );
    const otherAsset = contextOf(
      { fees: 'purchase' },
      { books: { ...books, lists: { ...books.lists, accounts } } },
    );
    for (const context of [otherAsset, contextOf({ fees: 'journalEntry' })]) {
      const [, fees] = dayDocuments(scope, bookedIn(context, sale(20, -3, -4)), context);
      expect(fees?.state).toBe('ready');
      expect(fees?.draft).toMatchObject({ kind: 'journalEntry', number: 'AZ-US-2026-11-10F' });
      expect(fees && journal(fees)).toEqual([
        'Dr Amazon Seller Fees 3.00',
        'Dr Amazon FBA Fees 4.00',
        'Cr Amazon Clearing 7.00',
      ]);
    }
  });
});

describe('money that is held back', () => {
  const context = contextOf({ recognition: { DD7: 'atShipment', B2B: 'atShipment' } });
  const held = sale(40, -6, -5, { status: 'DEFERRED', deferral: { reason: 'DD7' } });
  const invoiced = sale(500, -60, -20, { status: 'DEFERRED', deferral: { reason: 'B2B' } });
  const free = sale(20, -3, -4);

  test('is in a part of its own, and invoiced sales have their invoices', () => {
    const [day, deferred, ...more] = dayDocuments(scope, bookedIn(context, held, invoiced, free), context);
    expect(more).toEqual([]);
    expect(day?.draft?.covers.map(({ eventKey }) => eventKey)).toEqual([free.key]);
    expect(day?.problems.map(({ sentence }) => sentence)).toEqual([
      `Left off, because the buyers pay by invoice, and each has an invoice of its own: ${invoiced.orderId}.`,
    ]);
    expect(deferred?.draft).toMatchObject({
      kind: 'salesReceipt',
      number: 'AZ-US-2026-11-10D',
      totalMinor: 2900,
    });
    expect(deferred && journal(deferred)).toEqual([
      'Dr Amazon Deferred Balances 29.00',
      'Dr Amazon Seller Fees 6.00',
      'Dr Amazon FBA Fees 5.00',
      'Cr Amazon Sales 40.00',
    ]);
    expect(deferred?.draft?.covers).toEqual([
      { eventKey: held.key, facets: ['revenue', 'fees', 'recognition'] },
    ]);
  });

  test('that is booked on release waits, by name, without keeping the day', () => {
    const later = contextOf();
    const due = sale(40, -6, -5, {
      status: 'DEFERRED',
      deferral: { reason: 'DD7', maturesAt: '2026-11-10T20:00:00Z' },
    });
    const [day] = dayDocuments(scope, bookedIn(later, due, free), later);
    expect(day?.state).toBe('ready');
    expect(day?.draft?.totalMinor).toBe(1300);
    expect(day?.problems.map(({ code }) => code)).toEqual(['summary_waits_without']);
    const [alone] = dayDocuments(scope, bookedIn(later, due), later);
    expect(alone).toMatchObject({ state: 'waiting', events: [due.key] });
    expect(alone?.draft).toBeUndefined();
  });

  test('stays where documents have put it when the settings change', () => {
    const owner = { kind: 'salesReceipt' as const, number: 'X', date: '2026-11-10' };
    const apart = contextOf(
      { fees: 'journalEntry' },
      { owners: new Map([[held.key, { revenue: owner, recognition: owner }]]) },
    );
    const [fees] = dayDocuments(scope, bookedIn(apart, held), apart);
    expect(fees && journal(fees)[2]).toBe('Cr Amazon Deferred Balances 11.00');
    expect(fees?.problems.map(({ code }) => code)).toEqual(['summary_partly_in_books']);
  });
});

describe('what cannot be booked', () => {
  const strange = () => event({ 'ProductCharges > OurPricePrincipal': 20, 'AmazonFees > NeverSeen': -2 });

  test('holds the whole day back, by name, and the day is drawn all the same', () => {
    const context = contextOf({ fees: 'purchase' });
    const odd = strange();
    const plans = dayDocuments(scope, bookedIn(context, sale(20, -3, -4), odd), context);
    expect(plans.map(({ state, draft }) => [state, draft?.number])).toEqual([
      ['blocked', 'AZ-US-2026-11-10'],
      ['blocked', 'AZ-US-2026-11-10F'],
    ]);
    expect(plans[0]?.problems.map(({ code }) => code)).toEqual(['summary_blocked', 'unknown_kind']);
    expect(plans[0]?.problems[0]?.sentence).toContain(odd.orderId);
    expect(plans[0]?.previewHash).toBeUndefined();
  });

  test('does not, where a rule leaves it out', () => {
    const odd = strange();
    const trace = [{ ruleId: 'friend', ruleName: 'Friends', did: 'left out: sold for a friend' }];
    const rules = {
      outcomeOf: ({ key }: { readonly key: string }) =>
        key === odd.key ? { ...noOutcome, leaveOut: { reason: 'sold for a friend' }, trace } : noOutcome,
    };
    const context = contextOf({}, { rules });
    const [day] = dayDocuments(scope, bookedIn(context, sale(20, -3, -4), odd), context);
    expect(day?.state).toBe('ready');
    expect(day?.draft?.totalMinor).toBe(1300);
    expect(day?.problems.map(({ sentence }) => sentence)).toEqual([
      `A rule of yours leaves this out: sold for a friend. So this is left off: ${odd.orderId}.`,
    ]);
    expect(day?.trace).toEqual(trace);
    // It is still named when the day is in the books.
    const now = { ...context, owners: posted(context.owners, ...(day === undefined ? [] : [day])) };
    const events = [...(day?.draft?.covers ?? []).map(({ eventKey }) => eventKey), odd.key];
    const sold = sale(20, -3, -4, { id: events[0]?.split('/')[1] ?? '' });
    const [rest, ...more] = dayDocuments(scope, bookedIn(now, sold, odd), now);
    expect(more).toEqual([]);
    expect(rest).toMatchObject({
      key: 'day/US-USD/2026-11-10/rest',
      state: 'leftOut',
      events: [odd.key],
      trace,
    });
  });

  test('is nothing where only settlements move the money', () => {
    const context = contextOf();
    const reserve = event(
      {},
      {
        type: 'Adjustment',
        description: 'Reserve',
        items: [],
        tree: { ReserveDebit: -30 },
        total: -30,
      },
    );
    const transfer = event(
      {},
      { type: 'Transfer', description: 'Disbursement', items: [], tree: { FundTransfer: 100 }, total: 100 },
    );
    const booked = bookedIn(context, reserve, transfer);
    expect(dayDocuments(scope, booked, context)).toEqual([]);
    expect(daysOf(booked)).toEqual([]);
  });
});

test('a late report makes a supplement, and nothing in the books is renumbered', () => {
  const context = contextOf();
  const [first, second, third] = [sale(20, -3, -4), sale(30, -4, -4), sale(40, -5, -4)];
  const day = dayDocuments(scope, bookedIn(context, first), context);
  const one = { ...context, owners: posted(context.owners, ...day) };
  const late = dayDocuments(scope, bookedIn(one, first, second), one);
  expect(late.map(({ key, draft }) => [key, draft?.number, draft?.totalMinor])).toEqual([
    ['day/US-USD/2026-11-10+1', 'AZ-US-2026-11-10+1', 2200],
  ]);
  expect(late[0]?.draft?.memo).toBe('Amazon.com, 2026-11-10: 1 order; reported later');
  const two = { ...one, owners: posted(one.owners, ...late) };
  const [later] = dayDocuments(scope, bookedIn(two, first, second, third), two);
  expect(later?.draft?.number).toBe('AZ-US-2026-11-10+2');
  // What was undone is drawn again as it was, also where a supplement stands.
  const back = { ...two, owners: undone(two.owners, 'AZ-US-2026-11-10') };
  const again = dayDocuments(scope, bookedIn(back, first, second), back);
  expect(again.map(({ previewHash }) => previewHash)).toEqual(day.map(({ previewHash }) => previewHash));
  // The number of an event that has gone to another day is not given twice.
  const [elsewhere] = dayDocuments(scope, bookedIn(one, second), one);
  expect(elsewhere?.draft?.number).toBe('AZ-US-2026-11-10+1');
});

test('documents of a day keep their numbers and their content while they are posted one by one', () => {
  const context = contextOf({
    fees: 'journalEntry',
    recognition: { DD7: 'atShipment', B2B: 'onRelease' },
    day: { ...contextOf().settings.day, refunds: 'document' },
  });
  const held = sale(40, -6, -5, { status: 'DEFERRED', deferral: { reason: 'DD7' } });
  const events = [sale(20, -3, -4), refund(-10, 1.5, -0.3), held];
  const all = dayDocuments(scope, bookedIn(context, ...events), context);
  expect(all.map(({ draft }) => draft?.number)).toEqual(
    ['', 'R', 'F', 'D', 'DF'].map((ending) => `AZ-US-2026-11-10${ending}`),
  );
  let { owners } = context;
  for (const [index, plan] of all.entries()) {
    owners = posted(owners, plan);
    const now = { ...context, owners };
    const left = dayDocuments(scope, bookedIn(now, ...events), now);
    expect(left.map(({ previewHash }) => previewHash)).toEqual(
      all.slice(index + 1).map(({ previewHash }) => previewHash),
    );
  }
});

describe('more lines than a document takes', () => {
  const context = contextOf({ day: { ...contextOf().settings.day, lines: 'byItem' } });
  const many = Array.from({ length: 501 }, (_, index) =>
    event(
      {},
      {
        items: [
          {
            title: `Product ${index}`,
            sku: `SKU-${index}`,
            quantity: 1,
            amounts: { 'ProductCharges > OurPricePrincipal': 10 },
          },
        ],
      },
    ),
  );

  test('make parts, which keep their numbers while they are posted', () => {
    const booked = bookedIn(context, ...many);
    const plans = dayDocuments(scope, booked, context);
    expect(plans.map(({ state, draft }) => [state, draft?.number, draft?.lines.length])).toEqual([
      ['ready', 'AZ-US-2026-11-10', 500],
      ['ready', 'AZ-US-2026-11-10.2', 1],
    ]);
    const [first, second] = plans;
    if (first === undefined || second === undefined) throw new Error('no parts');
    for (const [posting, left] of [
      [first, second],
      [second, first],
    ] as const) {
      const owners = posted(context.owners, posting);
      const rest = dayDocuments(scope, booked, { ...context, owners });
      expect(rest.map(({ previewHash }) => previewHash)).toEqual([left.previewHash]);
    }
  });

  test('leave one for the balance of a journal entry', () => {
    const gone = event(
      {},
      { type: 'ProductAdsPayment', items: [], tree: { AdvertisingFee: -9000 }, total: -9000 },
    );
    const plans = dayDocuments(scope, bookedIn(context, ...many.slice(0, 499), gone), context);
    expect(plans.map(({ state, draft }) => [state, draft?.kind, draft?.lines.length])).toEqual([
      ['ready', 'journalEntry', 500],
      ['ready', 'salesReceipt', 1],
    ]);
  });
});

test('a day is provisional until Amazon has reported everything, and can be sent before', () => {
  const early = contextOf({}, { asOf: '2026-11-13T07:59:59Z' });
  const [day] = dayDocuments(scope, bookedIn(early, sale(20, -3, -4)), early);
  expect(day?.state).toBe('ready');
  expect(day?.problems.map(({ sentence }) => sentence)).toEqual([
    'Amazon may report more of 2026-11-10 until 2026-11-13 00:00 (America/Los_Angeles).',
  ]);
  const late = contextOf({}, { asOf: '2026-11-13T08:00:00Z' });
  expect(dayDocuments(scope, bookedIn(late, sale(20, -3, -4)), late)[0]?.problems).toEqual([]);
});

describe('rules and places', () => {
  const ruled = (outcomes: Readonly<Record<string, Partial<RuleOutcome>>>) => ({
    outcomeOf: ({ key }: { readonly key: string }) => ({ ...noOutcome, ...outcomes[key] }),
  });

  test('classes stand on lines, locations and accounts make parts', () => {
    const [a, b, c, d] = [sale(20, -3, -4), sale(30, -3, -4), sale(40, -3, -4), sale(50, -3, -4)];
    const rules = ruled({
      [a.key]: { class: 'Wholesale' },
      [b.key]: { class: 'Retail' },
      [c.key]: { location: 'Warehouse' },
      [d.key]: { depositAccount: 'Settlement Bank' },
    });
    const context = contextOf({}, { rules });
    const plans = dayDocuments(scope, bookedIn(context, a, b, c, d), context);
    expect(plans.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    const drafts = plans.flatMap(({ draft }) => (draft?.kind === 'salesReceipt' ? [draft] : []));
    expect(
      drafts.map(({ number, totalMinor, location, depositAccount }) => [
        number,
        totalMinor,
        location?.name,
        depositAccount.name,
      ]),
    ).toEqual([
      ['AZ-US-2026-11-10', 3600, undefined, 'Amazon Clearing'],
      ['AZ-US-2026-11-10.2', 3300, 'Warehouse', 'Amazon Clearing'],
      ['AZ-US-2026-11-10.3', 4300, undefined, 'Settlement Bank'],
    ]);
    expect(drafts[0]?.lines.map((line) => [line.class?.name, line.amountMinor])).toEqual([
      ['Wholesale', 2000],
      ['Retail', 3000],
      ['Wholesale', -300],
      ['Retail', -300],
      ['Wholesale', -400],
      ['Retail', -400],
    ]);
  });

  test('the trace says what cannot be had in a summary', () => {
    const one = sale(20, -3, -4);
    const rule = { ruleId: 'r', ruleName: 'Wholesale orders' };
    const rules = ruled({
      [one.key]: {
        documentType: 'journalEntry',
        class: 'Wholesale',
        trace: [
          { ...rule, did: 'as a journal entry' },
          { ...rule, did: 'class Wholesale' },
        ],
      },
    });
    const context = contextOf({}, { rules });
    const [day] = dayDocuments(scope, bookedIn(context, one), context);
    expect(day?.draft?.kind).toBe('salesReceipt');
    expect(day?.trace.map(({ did }) => did)).toEqual([
      'as a journal entry: not done, a day has a kind of its own',
      'class Wholesale',
    ]);
  });

  test('each marketplace and currency has days of its own; a second connection has its code', () => {
    const context = contextOf({ connectionCode: 'WH' });
    const canada = sale(20, -3, -4, { marketplaceId: 'A2EUQ1WTGCTBG2', currency: 'CAD' });
    const dollars = sale(20, -3, -4, { marketplaceId: 'A2EUQ1WTGCTBG2', currency: 'USD' });
    const plans = documentsOfDays(bookedIn(context, canada, dollars, sale(20, -3, -4)), context);
    expect(plans.map(({ key, draft }) => [key, draft?.number])).toEqual([
      ['day/WH-CA-CAD/2026-11-10', 'AZ-WH-CA-2026-11-10'],
      ['day/WH-CA-USD/2026-11-10', 'AZ-WH-CA-USD-20261110'],
      ['day/WH-US-USD/2026-11-10', 'AZ-WH-2026-11-10'],
    ]);
  });
});

test('what is in the books under the name of a twin is left off', () => {
  const [first, second] = [sale(20, -3, -4), sale(20, -3, -4)];
  const double = { ...second, sameAs: first.key };
  const owner = { kind: 'salesReceipt' as const, number: 'X', date: '2026-11-10' };
  const context = contextOf(
    {},
    { owners: new Map([[second.key, { revenue: owner, fees: owner, cash: owner }]]) },
  );
  const [day] = documentsOfDays(bookedIn(context, first, double), context);
  expect(day?.draft).toBeUndefined();
  expect(day?.state).toBe('leftOut');
  expect(day?.problems.map(({ code }) => code)).toEqual(['summary_in_books']);
});

describe('a closed period', () => {
  const closed = { lockedUntil: '2026-11-30' };

  test('holds the day back, or dates it on the first open day where the seller agreed', () => {
    const context = contextOf(closed);
    const [held] = dayDocuments(scope, bookedIn(context, sale(20, -3, -4)), context);
    expect(held?.state).toBe('blocked');
    expect(held?.problems.map(({ code }) => code)).toEqual(['document_in_locked_period']);
    const agreed = contextOf({ ...closed, redateClosed: true });
    const [moved] = dayDocuments(scope, bookedIn(agreed, sale(20, -3, -4)), agreed);
    expect(moved?.state).toBe('ready');
    expect(moved?.draft).toMatchObject({
      number: 'AZ-US-2026-11-10',
      date: '2026-12-01',
      memo: 'Amazon.com, 2026-11-10: 1 order; belongs to 2026-11-10, which is closed',
    });
  });
});

test('a company with one currency has a part for each rate at which Amazon paid out', () => {
  const canada = { marketplaceId: 'A2EUQ1WTGCTBG2', currency: 'CAD' };
  const [first, second, unpaid] = [20, 30, 40].map((price) => sale(price, -3, -4, canada));
  if (first === undefined || second === undefined || unpaid === undefined) throw new Error('no events');
  const rate = (home: number) => exchangeRate(money(10_000, 'CAD'), money(home, 'USD'));
  const byEvent = new Map([
    [first.key, rate(7300)],
    [second.key, rate(7400)],
  ]);
  const context = contextOf({}, { payoutRates: { byEvent, bySettlement: new Map() } });
  const plans = documentsOfDays(bookedIn(context, first, second, unpaid), context);
  expect(plans.map(({ state, draft }) => [state, draft?.number, draft?.currency, draft?.totalMinor])).toEqual(
    [
      ['ready', 'AZ-CA-2026-11-10', 'USD', 949],
      ['ready', 'AZ-CA-2026-11-10.2', 'USD', 1702],
      ['waiting', 'AZ-CA-2026-11-10.3', 'CAD', 3300],
    ],
  );
});

describe('items that QuickBooks counts', () => {
  const books = booksIn();
  const stock: ListItem = {
    id: 'stock',
    name: 'Lamp',
    sku: 'SKU-LAMP',
    type: 'Inventory',
    active: true,
    incomeAccountId: 'account-sales',
  };
  const context = contextOf(
    { matching: { ...unitedStatesSettings.matching, products: 'matched', inventoryItems: 'use' } },
    { books: { ...books, lists: { ...books.lists, items: [...books.lists.items, stock] } } },
  );

  test('stand by themselves with their units, also where other products are one line', () => {
    const events = [sale(20, -3, -4), sale(20, -3, -4), sale(25, -3, -4)];
    const [day] = dayDocuments(scope, bookedIn(context, ...events), context);
    expect(day?.state).toBe('ready');
    expect(
      day?.draft?.lines
        .filter(({ role }) => role === 'sales')
        .map(({ item, quantity, unitPriceMinor, amountMinor }) => [
          item.name,
          quantity,
          unitPriceMinor,
          amountMinor,
        ]),
    ).toEqual([
      ['Lamp', 2, 2000, 4000],
      ['Lamp', 1, 2500, 2500],
    ]);
  });

  test('are named where the day can only be a journal entry', () => {
    const [day] = dayDocuments(scope, bookedIn(context, sale(20, -3, -4), refund(-90, 9, -1)), context);
    expect(day?.state).toBe('ready');
    expect(day?.draft?.kind).toBe('journalEntry');
    expect(day?.problems.map(({ code }) => code)).toEqual(['summary_moves_no_stock']);
    expect(day?.problems[0]?.sentence).toContain('“Lamp”');
  });
});
