import { expect, test } from 'vitest';
import type { BookContext } from '../../../lib/books/bookContext';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import { partyOf } from '../../../lib/books/matching/partyOf';
import { locationOf, paymentMethodOf } from '../../../lib/books/matching/placed';
import type { Books } from '../../../lib/books/setup';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { noOutcome, type RuleOutcome } from '../../../lib/rules/ruleOutcome';
import { books as proposed } from '../bookFixtures';
import { booksWith, codesOf, contextOf, matched, product, shipment } from './matchingFixtures';

const listed: Books = {
  ...proposed,
  lists: {
    ...proposed.lists,
    customers: [
      { id: 'customer', name: 'Amazon', active: true },
      { id: 'de', name: 'Amazon.de', active: true },
      { id: 'buyer', name: 'Ada Byron', active: true },
      { id: 'old', name: 'Old', active: false },
    ],
    classes: [
      { id: 'c1', name: 'Online', active: true },
      { id: 'c2', name: 'Online:Lamps', active: true },
    ],
    locations: [{ id: 'l1', name: 'Berlin', active: true }],
    paymentMethods: [{ id: 'm1', name: 'Amazon Pay', active: true }],
  },
};

const germany = 'A1PA6795UKMFR9';

function booked(event: Partial<AmazonEvent> = {}, outcome: Partial<RuleOutcome> = {}): BookedEvent {
  return {
    event: shipment([product()], event),
    date: '2026-11-02',
    holding: 'clearing',
    lines: [],
    outcome: { ...noOutcome, ...outcome },
    verdicts: [],
  };
}

function inContext(matching: Partial<MatchingSettings>, replaced: Partial<BookContext> = {}): BookContext {
  return { ...contextOf(listed, matching), ...replaced };
}

const buyerNames = new Map([['114-1111111-1111111', 'Ada: Byron ']]);

test.each<[string, Partial<MatchingSettings>, BookedEvent, Partial<BookContext>, unknown]>([
  ['the single one', {}, booked(), {}, { id: 'customer', name: 'Amazon' }],
  [
    'the marketplace’s',
    { customers: 'perMarketplace' },
    booked({ marketplaceId: germany }),
    {},
    { id: 'de', name: 'Amazon.de' },
  ],
  [
    'the one chosen for the marketplace',
    { customers: 'perMarketplace', marketplaceCustomers: { [germany]: { id: 'buyer', name: '' } } },
    booked({ marketplaceId: germany }),
    {},
    { id: 'buyer', name: 'Ada Byron' },
  ],
  [
    'the single one without a marketplace',
    { customers: 'perMarketplace' },
    booked({ marketplaceId: '' }),
    {},
    { id: 'customer', name: 'Amazon' },
  ],
  ['the buyer', { customers: 'perBuyer' }, booked(), { buyerNames }, { id: 'buyer', name: 'Ada Byron' }],
  [
    'the marketplace’s without a name',
    { customers: 'perBuyer' },
    booked({ marketplaceId: germany }),
    {},
    { id: 'de', name: 'Amazon.de' },
  ],
  [
    'never the buyer unless asked',
    { customers: 'perMarketplace' },
    booked({ marketplaceId: germany }),
    { buyerNames },
    { id: 'de', name: 'Amazon.de' },
  ],
  [
    'whom a rule names',
    { customers: 'perBuyer' },
    booked({}, { customer: 'amazon.DE' }),
    { buyerNames },
    { id: 'de', name: 'Amazon.de' },
  ],
])('the customer is %s', (_name, matching, event, replaced, ref) => {
  expect(partyOf(event, inContext(matching, replaced))).toEqual({ ref, verdicts: [] });
});

test('a customer that is not there yet is missing by name; one that a rule or setting names stops', () => {
  const party = partyOf(booked(), inContext({ customers: 'perMarketplace' }));
  expect(party).toEqual({
    ref: { id: '', name: 'Amazon.com' },
    missing: 'the customer “Amazon.com”',
    verdicts: [],
  });
  const ruled = partyOf(booked({}, { customer: 'Nobody' }), inContext({}));
  expect(codesOf(ruled)).toEqual(['blocked name_not_found']);
  expect(ruled.verdicts[0]?.problem.sentence).toBe('QuickBooks has no customer that is called “Nobody”.');
  expect(codesOf(partyOf(booked({}, { customer: 'Old' }), inContext({})))).toEqual([
    'blocked choice_inactive',
  ]);
});

test('location and payment method by row; the rules’ location wins', () => {
  const context = inContext({
    locations: [{ value: { id: 'l1', name: 'Berlin' }, marketplaceId: germany }],
    paymentMethods: [{ value: { id: '', name: 'amazon pay' }, channel: 'merchant', from: '2026-11-02' }],
  });
  expect(locationOf(booked({ marketplaceId: germany }), context)).toEqual({
    ref: { id: 'l1', name: 'Berlin' },
    verdicts: [],
  });
  expect(locationOf(booked(), context)).toEqual({ verdicts: [] });
  expect(locationOf(booked({}, { location: 'berlin' }), context).ref).toEqual({ id: 'l1', name: 'Berlin' });
  expect(codesOf(locationOf(booked({}, { location: 'Mars' }), context))).toEqual(['blocked name_not_found']);
  expect(paymentMethodOf(booked({ channel: 'MFN' }), context).ref).toEqual({ id: 'm1', name: 'Amazon Pay' });
  expect(paymentMethodOf(booked(), context)).toEqual({ verdicts: [] });
  expect(paymentMethodOf({ ...booked({ channel: 'MFN' }), date: '2026-11-01' }, context)).toEqual({
    verdicts: [],
  });
});

test('the class of a line: what says most of it, then the latest; the rules’ word wins', () => {
  const online = { id: 'c1', name: 'Online' };
  const lamps = { id: 'c2', name: 'Online:Lamps' };
  const classOfLine = (classes: MatchingSettings['classes'], ruled: { class?: string } = {}) =>
    matched(shipment([product()]), inContext({ classes, products: 'oneItem' }), ruled).lines[0]?.class;
  expect(classOfLine([])).toBeUndefined();
  expect(classOfLine([{ value: lamps, sku: 'lamp-*' }, { value: online }])).toEqual(lamps);
  expect(
    classOfLine([
      { value: lamps, sku: 'LAMP-1' },
      { value: online, sku: 'LAMP-*' },
    ]),
  ).toEqual(lamps);
  expect(
    classOfLine([
      { value: lamps, sku: 'BULB*' },
      { value: online, channel: 'FBA' },
    ]),
  ).toEqual(online);
  expect(classOfLine([{ value: lamps, from: '2026-11-03' }, { value: online }])).toEqual(online);
  expect(classOfLine([{ value: online }, { value: lamps, from: '2026-10-01' }])).toEqual(lamps);
  expect(classOfLine([{ value: online }], { class: 'Lamps' })).toEqual(lamps);
  const unknown = matched(shipment([product()]), inContext({ products: 'oneItem' }), { class: 'Nope' });
  expect(codesOf(unknown)).toEqual(['blocked name_not_found']);
});

test('classes of a company whose lists hold none stand as they were chosen', () => {
  const context = contextOf(booksWith(), {
    products: 'oneItem',
    classes: [{ value: { id: 'c9', name: 'Web' } }],
  });
  const { lines, verdicts } = matched(shipment([product()]), context);
  expect(lines[0]?.class).toEqual({ id: 'c9', name: 'Web' });
  expect(verdicts).toEqual([]);
});
