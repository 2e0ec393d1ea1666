import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookContext, Owners } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import { documentsOfDays } from '../../../lib/books/days/dayDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { deferralDocuments, deferralMonthsOf } from '../../../lib/books/recognition/deferralDocuments';
import { settlementDrafts } from '../../../lib/books/settlement/settlementDrafts';
import { epochMs, instantText } from '../../../lib/calendar/calendar';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { contextOf, posted, refund, sale } from '../days/dayFixtures';
import { settlementOf } from '../settlement/eventBench';

const dayMs = 86_400_000;
const start = epochMs('2026-11-01T20:00:00Z');
const settings = { recognition: { DD7: 'atShipment', B2B: 'onRelease' } } as const;
/** When everything has been released and paid out. */
const end = '2027-03-15T20:00:00Z';

interface Seed {
  /** Days after the beginning of November on which it was sold, and then released. */
  readonly soldAfter: number;
  readonly heldFor: number;
  readonly price: number;
  readonly isRefund: boolean;
  readonly isHeld: boolean;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  soldAfter: fc.integer({ min: 0, max: 85 }),
  heldFor: fc.integer({ min: 2, max: 40 }),
  price: fc.integer({ min: 10, max: 99 }),
  isRefund: fc.boolean(),
  isHeld: fc.constantFrom(true, true, true, false),
});

/** The event as Amazon shows it at a moment: not yet, held back, or released. */
function shownAt(
  { soldAfter, heldFor, price, isRefund, isHeld }: Seed,
  index: number,
  asOf: string,
): readonly AmazonEvent[] {
  const postedAt = instantText(start + soldAfter * dayMs);
  if (epochMs(postedAt) > epochMs(asOf)) return [];
  const more = { id: `E${index}`, postedDate: postedAt };
  const event = isRefund ? refund(-price, 3, -0.6, more) : sale(price, -4.5, -5, more);
  if (!isHeld) return [event];
  const releasedAt = instantText(start + (soldAfter + heldFor) * dayMs);
  const isReleased = epochMs(releasedAt) <= epochMs(asOf);
  const release = isReleased
    ? ({ state: 'released', releasedAt, deferredFor: 'DD7' } as const)
    : ({ state: 'deferred', reason: 'DD7' } as const);
  return [{ ...event, release }];
}

const step = fc.record({
  after: fc.integer({ min: 0, max: 20 }),
  what: fc.constantFrom('months' as const, 'settlement' as const, 'day' as const),
  which: fc.nat({ max: 5 }),
});

/** Two settlements: what was released by the middle of January, and what came later. */
const boundary = epochMs('2027-01-15T20:00:00Z');

test('property: months, days and settlements book each held sale once, and nothing stays held back', () => {
  fc.assert(
    fc.property(
      fc.array(seed, { minLength: 1, maxLength: 8 }),
      fc.array(step, { maxLength: 12 }),
      (seeds, steps) => {
        let owners: Owners = new Map();
        const inBooks: PlannedDraft[] = [];
        const contextAt = (asOf: string): BookContext => contextOf(settings, { owners, asOf });
        const bookedAt = (asOf: string): readonly BookedEvent[] =>
          seeds
            .flatMap((each, index) => shownAt(each, index, asOf))
            .map((event) => bookEvent(event, contextAt(asOf)));
        const post = (plans: readonly PlannedDraft[]): void => {
          for (const plan of plans.filter(({ state }) => state === 'ready')) {
            owners = posted(owners, plan);
            inBooks.push(plan);
          }
        };
        const postMonths = (asOf: string): void => {
          for (const { scope, booked } of deferralMonthsOf(bookedAt(asOf)))
            post(deferralDocuments(scope, booked, contextAt(asOf)));
        };
        const postSettlement = (asOf: string, isFirst: boolean): void => {
          if (epochMs(asOf) < boundary) return;
          const paid = bookedAt(asOf).filter(
            ({ event: { release } }) =>
              release.state === 'released' &&
              (isFirst ? epochMs(release.releasedAt) < boundary : epochMs(release.releasedAt) >= boundary),
          );
          if (paid.length === 0 || (!isFirst && asOf !== end)) return;
          const settlement = settlementOf(
            paid.map(({ event }) => event),
            {
              settlementId: isFirst ? '90000000007' : '90000000008',
              startAt: isFirst ? '2026-11-01T10:00:00Z' : '2027-01-15T20:00:00Z',
              endAt: isFirst ? '2027-01-15T20:00:00Z' : end,
              depositAt: asOf,
            },
          );
          const plans = settlementDrafts(settlement, paid, contextAt(asOf));
          expect(plans.filter(({ state }) => state === 'blocked').map((each) => each.problems)).toEqual([]);
          post(plans.filter(({ key }) => !key.includes('payout')));
        };

        let nowMs = start;
        for (const { after, what, which } of steps) {
          nowMs = Math.min(nowMs + after * dayMs, epochMs(end) - 1);
          const asOf = instantText(nowMs);
          if (what === 'months') postMonths(asOf);
          else if (what === 'settlement') postSettlement(asOf, true);
          else {
            const days = documentsOfDays(bookedAt(asOf), contextAt(asOf)).filter(
              ({ state }) => state === 'ready',
            );
            const day = days[which % Math.max(days.length, 1)];
            post(day === undefined ? [] : [day]);
          }
        }
        postMonths(end);
        postSettlement(end, true);
        postSettlement(end, false);

        const drafts = inBooks.flatMap(({ draft }) => draft ?? []);
        expect(new Set(drafts.map(({ number }) => number)).size).toBe(drafts.length);
        const balance = (name: string): number =>
          inBooks
            .flatMap(({ effects }) => effects)
            .filter(({ account }) => account.name === name)
            .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
        const booked = bookedAt(end);
        expect(balance('Amazon Deferred Balances')).toBe(0);
        expect(balance('Amazon Carried Balances')).toBe(0);
        for (const name of ['Amazon Sales', 'Amazon Refunds', 'Amazon Seller Fees', 'Amazon FBA Fees']) {
          const lines = booked.flatMap((each) => each.lines).filter(({ account }) => account.name === name);
          expect(balance(name), name).toBe(lines.reduce((sum, { amountMinor }) => sum - amountMinor, 0));
        }
        const totalMinor = booked.reduce((sum, { event }) => sum + event.totalMinor, 0);
        const paidMinor = drafts
          .filter(({ number }) => number.endsWith('-P'))
          .reduce((sum, draft) => sum + draft.totalMinor, 0);
        expect(balance('Amazon Clearing')).toBe(totalMinor - paidMinor);
        for (const { event } of booked) {
          const own = owners.get(event.key);
          expect(own?.revenue, event.key).toBeDefined();
          expect(own?.cash, event.key).toBeDefined();
        }
      },
    ),
    { numRuns: 60 },
  );
});
