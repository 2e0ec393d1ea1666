import { describe, expect, test } from 'vitest';
import { dayDocuments } from '../../../lib/books/days/dayDocuments';
import { deferralDocuments, deferralMonthsOf } from '../../../lib/books/recognition/deferralDocuments';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { bookedIn, contextOf, journal, posted, refund, sale } from '../days/dayFixtures';

const scope = { country: 'US', currency: 'USD', month: '2026-12' };
const atShipment = { recognition: { DD7: 'atShipment', B2B: 'atShipment' } } as const;
const context = contextOf(atShipment);

const held = (postedDate: string, price = 40) =>
  sale(price, -6, -5, { postedDate, status: 'DEFERRED', deferral: { reason: 'DD7' } });

/** The released twin of the fixtures' deferred sale: one event, released at the moment of its own date. */
const released = (postedDate: string, releasedAt: string) => {
  const event = held(postedDate);
  return { ...event, release: { state: 'released', releasedAt, deferredFor: 'DD7' } } as const;
};

describe('the entry of a month', () => {
  const stillHeld = held('2026-12-28T20:00:00Z');
  const releasedLater = released('2026-12-20T20:00:00Z', '2027-01-01T08:00:00Z');
  const releasedBefore = released('2026-12-10T20:00:00Z', '2027-01-01T07:59:59Z');
  const refunded = refund(-10, 1.5, -0.3, {
    postedDate: '2026-12-30T20:00:00Z',
    status: 'DEFERRED',
    deferral: { reason: 'DD7' },
  });
  const invoiced = sale(500, -60, -20, {
    postedDate: '2026-12-15T20:00:00Z',
    status: 'DEFERRED',
    deferral: { reason: 'B2B' },
  });
  const free = sale(20, -3, -4, { postedDate: '2026-12-15T20:00:00Z' });
  const january = held('2027-01-01T08:00:00Z');
  const events = [stillHeld, releasedLater, releasedBefore, refunded, invoiced, free, january];

  test('has what Amazon held back at its end, and nothing else', () => {
    const plans = deferralDocuments(scope, bookedIn(context, ...events), context);
    expect(plans).toHaveLength(1);
    const [entry] = plans;
    if (entry === undefined) throw new Error('no entry');
    expect(entry).toMatchObject({ key: 'deferral/US-USD/2026-12', state: 'ready', problems: [] });
    expect(entry.draft).toMatchObject({
      kind: 'journalEntry',
      number: 'AZ-US-DEF-2026-12',
      date: '2026-12-31',
      memo: 'Amazon.com, held back by Amazon at the end of 2026-12: 2 orders and 1 refund',
    });
    expect(journal(entry)).toEqual([
      'Dr Amazon Deferred Balances 49.20',
      'Dr Amazon Seller Fees 12.30',
      'Dr Amazon FBA Fees 10.00',
      'Dr Amazon Refunds 10.00',
      'Cr Amazon Sales 80.00',
      'Cr Amazon Seller Fees 1.50',
    ]);
    const facets = ['revenue', 'fees', 'recognition'];
    expect(entry.draft?.covers).toEqual(
      [releasedLater, stillHeld, refunded].map(({ key: eventKey }) => ({ eventKey, facets })),
    );
  });

  test('is drawn once: released sales stay in it, and late ones make a supplement', () => {
    const after = posted(context.owners, ...deferralDocuments(scope, bookedIn(context, ...events), context));
    const now = { ...context, owners: after };
    const since = { ...stillHeld, release: releasedLater.release };
    const all = [since, ...events.slice(1)];
    expect(deferralDocuments(scope, bookedIn(now, ...all), now)).toEqual([]);
    const late = held('2026-12-31T20:00:00Z', 70);
    const [supplement, ...more] = deferralDocuments(scope, bookedIn(now, ...all, late), now);
    expect(more).toEqual([]);
    expect(supplement?.draft).toMatchObject({ number: 'AZ-US-DEF-2026-12+1', date: '2026-12-31' });
    expect(supplement?.draft?.covers.map(({ eventKey }) => eventKey)).toEqual([late.key]);
  });

  test('leaves off what was sent one by one, by name', () => {
    const owner = { kind: 'salesReceipt' as const, number: stillHeld.orderId ?? '', date: '2026-12-28' };
    const owners = new Map([[stillHeld.key, { revenue: owner, fees: owner, recognition: owner }]]);
    const now = { ...context, owners };
    const [entry] = deferralDocuments(scope, bookedIn(now, ...events), now);
    expect(entry?.draft?.totalMinor).toBe(4150);
    expect(entry?.problems.map(({ code }) => code)).toEqual(['summary_in_books']);
  });

  test('is in a day of its own where books go by days', () => {
    const byDay = contextOf({
      ...atShipment,
      modes: [{ value: 'settlement' }, { from: '2026-12-25', value: 'day' }],
    });
    const [entry] = deferralDocuments(scope, bookedIn(byDay, ...events), byDay);
    expect(entry?.draft?.covers.map(({ eventKey }) => eventKey)).toEqual([releasedLater.key]);
    const day = { country: 'US', currency: 'USD', date: '2026-12-28' };
    const [own] = dayDocuments(day, bookedIn(byDay, ...events), byDay);
    expect(own?.draft?.number).toBe('AZ-US-2026-12-28D');
  });

  test('the months are those in which anything was held back', () => {
    expect(deferralMonthsOf(bookedIn(context, ...events)).map((each) => each.scope)).toEqual([
      scope,
      { ...scope, month: '2027-01' },
    ]);
    const onRelease = contextOf();
    expect(deferralMonthsOf(bookedIn(onRelease, ...events))).toEqual([]);
  });
});

describe('before everything is known', () => {
  const events = [held('2026-12-28T20:00:00Z')];

  test('the entry waits for the end of its month, and is marked for two days more', () => {
    const during = contextOf(atShipment, { asOf: '2027-01-01T07:59:59Z' });
    const [waiting] = deferralDocuments(scope, bookedIn(during, ...events), during);
    expect(waiting?.state).toBe('waiting');
    expect(waiting?.problems.map(({ code }) => code)).toEqual(['month_not_over', 'day_provisional']);
    const after = contextOf(atShipment, { asOf: '2027-01-01T08:00:00Z' });
    const [marked] = deferralDocuments(scope, bookedIn(after, ...events), after);
    expect(marked?.state).toBe('ready');
    expect(marked?.problems.map(({ sentence }) => sentence)).toEqual([
      'Amazon may report more of 2026-12 until 2027-01-03 00:00 (America/Los_Angeles).',
    ]);
  });

  test('an event that cannot be booked holds it back', () => {
    const rules = { outcomeOf: () => ({ ...noOutcome, location: 'Nowhere' }) };
    const nowhere = contextOf(atShipment, { rules });
    const [entry] = deferralDocuments(scope, bookedIn(nowhere, ...events), nowhere);
    expect(entry?.state).toBe('blocked');
  });
});
