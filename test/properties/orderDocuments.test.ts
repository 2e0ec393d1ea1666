import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SuffixOf } from '../../lib/books/assignSuffixes';
import { type BookContext, type Owners, ownerOf } from '../../lib/books/bookContext';
import { bookEvent } from '../../lib/books/bookEvent';
import { wholeFacets } from '../../lib/books/drawing/openFacets';
import { longestNumber } from '../../lib/books/numbers/fitting';
import { orderDocuments } from '../../lib/books/orders/orderDocuments';
import { lackingSuffixes } from '../../lib/books/orders/orderIndexes';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { BookSettings } from '../../lib/books/settings/bookSettings';
import type { AmazonEvent, EventKind, EventLine } from '../../lib/ledger/event';
import { noOutcome, type RuleOutcome } from '../../lib/rules/ruleOutcome';
import { contextOf, posted } from '../books/days/dayFixtures';

const orderId = '114-1111111-1111111';
const minor = fc.oneof(fc.constant(0), fc.integer({ min: -9999, max: 9999 }));

/** Amounts of every sort of line, each in both signs: Amazon's signs are not to be relied upon. */
const lines = fc
  .record({
    principal: minor,
    shipping: minor,
    promotion: minor,
    sellingFee: minor,
    fulfilmentFee: minor,
    reimbursement: fc.constantFrom(0, 0, 700),
    taxAtSource: fc.constantFrom(0, 0, 0, -150),
  })
  .map((amounts) =>
    Object.entries(amounts).flatMap(([kind, amountMinor]): readonly EventLine[] =>
      amountMinor === 0
        ? []
        : [{ kind: kind as keyof typeof amounts, path: `Test > ${kind}`, amountMinor, sku: 'LAMP' }],
    ),
  );

const release = fc.constantFrom<AmazonEvent['release']>(
  { state: 'released', releasedAt: '2026-11-10T20:00:00Z' },
  { state: 'deferred', reason: 'DD7', maturesAt: '2026-11-20T20:00:00Z' },
  { state: 'deferred', reason: 'B2B' },
  { state: 'released', releasedAt: '2026-11-20T20:00:00Z', deferredFor: 'DD7' },
  { state: 'released', releasedAt: '2026-12-10T20:00:00Z', deferredFor: 'B2B' },
);

const events = fc
  .array(
    fc.record({
      kind: fc.constantFrom<EventKind>('shipment', 'shipment', 'refund', 'multiChannel', 'other'),
      lines,
      release,
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(
      ({ kind, lines: own, release: released, day }, index): AmazonEvent => ({
        key: `seller/${index}`,
        sellerAccountId: 'seller',
        kind,
        transactionType: { shipment: 'Shipment', refund: 'Refund' }[kind as string] ?? 'Adjustment',
        description: 'Test',
        transactionIds: [String(index)],
        orderId,
        marketplaceId: 'ATVPDKIKX0DER',
        postedAt: `2026-11-${String(day).padStart(2, '0')}T20:00:00Z`,
        release: released,
        currency: 'USD',
        totalMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        lines: own,
      }),
    ),
  );

const settings = fc.record({
  fees: fc.constantFrom<BookSettings['fees']>('lines', 'purchase', 'journalEntry'),
  recognition: fc.record({
    DD7: fc.constantFrom('atShipment' as const, 'onRelease' as const),
    B2B: fc.constantFrom('atShipment' as const, 'onRelease' as const),
  }),
});

const outcome = fc.constantFrom<RuleOutcome>(
  noOutcome,
  noOutcome,
  { ...noOutcome, documentType: 'invoice' },
  { ...noOutcome, documentType: 'journalEntry' },
  { ...noOutcome, documentType: 'salesReceipt' },
);

/** A company that posts what is ready until nothing is, first of what is known early, then of everything. */
function booksOf(
  all: readonly AmazonEvent[],
  known: number,
  early: Partial<BookSettings>,
  late: Partial<BookSettings>,
  wish: RuleOutcome,
): {
  readonly posted: readonly PlannedDraft[];
  readonly left: readonly PlannedDraft[];
  readonly context: BookContext;
} {
  const done: PlannedDraft[] = [];
  let owners: Owners = new Map();
  let stored: readonly SuffixOf[] = [];
  let left: readonly PlannedDraft[] = [];
  let context = contextOf();
  for (const [seen, own] of [
    [all.slice(0, known), early],
    [all, late],
  ] as const) {
    stored = [...stored, ...lackingSuffixes(seen, stored)];
    for (let round = 0; round < 4; round += 1) {
      context = contextOf(own, { owners, rules: { outcomeOf: () => wish } });
      const booked = seen.map((event) => bookEvent(event, context));
      left = orderDocuments({ orderId, events: seen }, booked, context, stored);
      const ready = left.filter(({ state }) => state === 'ready');
      if (ready.length === 0) break;
      // Throws where a facet would have two owners.
      owners = posted(owners, ...ready);
      done.push(...ready);
    }
  }
  return { posted: done, left, context };
}

test('property: each event of an order is booked once, to the cent, or it is said why not', () => {
  fc.assert(
    fc.property(events, fc.nat(5), settings, settings, outcome, (all, known, early, late, wish) => {
      const books = booksOf(all, known, early, late, wish);
      const numbers = books.posted.map(({ draft }) => draft?.number ?? '');
      expect(new Set(numbers).size, numbers.join(' ')).toBe(numbers.length);
      for (const number of numbers) expect(number.length).toBeLessThanOrEqual(longestNumber);
      for (const { draft } of books.posted) {
        expect(draft?.totalMinor).toBeGreaterThanOrEqual(0);
        expect(draft?.covers.length).toBeGreaterThan(0);
      }

      const expected = new Map<string, number>();
      const add = (account: string, debitMinor: number): void => {
        expected.set(account, (expected.get(account) ?? 0) + debitMinor);
      };
      for (const event of all) {
        const booked = bookEvent(event, books.context);
        const owned = (facet: Parameters<typeof ownerOf>[2]): boolean =>
          ownerOf(books.context.owners, event.key, facet) !== undefined;
        const said = books.left.filter((each) => each.events.includes(event.key));
        expect(said.length, event.key).toBeGreaterThan(0);
        if (!wholeFacets(booked).every(owned))
          expect(said.flatMap(({ problems }) => problems).length, event.key).toBeGreaterThan(0);
        const held = { clearing: 'Amazon Clearing', deferred: 'Amazon Deferred Balances', receivable: '' };
        const holding = booked.holding === 'receivable' ? 'Accounts Receivable (A/R)' : held[booked.holding];
        let heldMinor = 0;
        for (const { facet, account, amountMinor } of booked.lines) {
          if (!owned(facet)) continue;
          add(account.name, -amountMinor);
          if (facet === 'cash' && booked.holding !== 'clearing') add('Amazon Clearing', amountMinor);
          else heldMinor += amountMinor;
        }
        add(booked.holding !== 'clearing' && owned('cash') ? 'Amazon Clearing' : holding, heldMinor);
      }
      const found = new Map<string, number>();
      for (const { account, debitMinor, creditMinor } of books.posted.flatMap(({ effects }) => effects))
        found.set(account.name, (found.get(account.name) ?? 0) + debitMinor - creditMinor);
      const balances = (of: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
        [...of].filter(([, balance]) => balance !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(balances(found)).toEqual(balances(expected));
    }),
    { numRuns: 500 },
  );
});
