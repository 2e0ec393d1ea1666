import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookContext, Owners } from '../../../lib/books/bookContext';
import type { BookedEvent, BookedLine, Holding } from '../../../lib/books/bookedEvent';
import { rowOf } from '../../../lib/books/chosen';
import { documentsOfDays } from '../../../lib/books/days/dayDocuments';
import { nonTaxable } from '../../../lib/books/draft';
import { openFacets } from '../../../lib/books/drawing/openFacets';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import type { ItemRole } from '../../../lib/books/roles';
import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import type { EventKind } from '../../../lib/ledger/event';
import { problem } from '../../../lib/problem/problem';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { contextOf, posted, sale, undone } from './dayFixtures';

const roles: readonly ItemRole[] = [
  'sales',
  'shipping',
  'refunds',
  'sellingFees',
  'fulfilmentFees',
  'advertising',
  'reimbursements',
  'taxAtSource',
];
const standing = { id: 'tax-account', name: 'VAT Control' };
const codes = ['20.0% S', 'Zero-rated'].map((name) => ({ id: name, name }));

const line = fc
  .record({
    role: fc.constantFrom(...roles),
    amountMinor: fc.integer({ min: -5000, max: 5000 }).filter((minor) => minor !== 0),
    taxMinor: fc.integer({ min: -300, max: 300 }),
    code: fc.constantFrom(nonTaxable, ...codes),
    sku: fc.constantFrom('LAMP', 'CABLE'),
    label: fc.constantFrom('One', 'Two'),
  })
  .map(({ role, amountMinor, taxMinor, code, sku, label }): BookedLine => {
    const { kinds, facet, itemName } = rowOf(role);
    const own = code.id === nonTaxable.id ? 0 : taxMinor;
    return {
      kind: kinds[0] ?? 'unknown',
      role,
      facet,
      item: { id: `item-${role}`, name: itemName },
      account: { id: `account-${role}`, name: rowOf(role).accountName },
      description: `${label} ${sku}`,
      label: `${label} of ${role}`,
      amountMinor,
      tax: { code, amountMinor: own, account: standing },
      ...(role === 'sales' ? { sku, quantity: 1, unitPriceMinor: amountMinor } : {}),
    };
  });

interface Seed {
  readonly day: string;
  readonly kind: EventKind;
  readonly holding: Holding;
  readonly state: 'open' | 'leftOut' | 'waiting' | 'blocked';
  readonly lines: readonly BookedLine[];
}

const seed: fc.Arbitrary<Seed> = fc.record({
  day: fc.constantFrom('2026-11-10', '2026-11-11'),
  kind: fc.constantFrom<EventKind>('shipment', 'refund', 'other'),
  holding: fc.constantFrom<Holding>('clearing', 'clearing', 'clearing', 'deferred', 'receivable'),
  state: fc.constantFrom<Seed['state']>('open', 'open', 'open', 'open', 'leftOut', 'waiting'),
  lines: fc.array(line, { maxLength: 5 }),
});

const settings = fc.record({
  fees: fc.constantFrom<BookSettings['fees']>('lines', 'purchase', 'journalEntry'),
  lines: fc.constantFrom<BookSettings['day']['lines']>('byItem', 'byGroup'),
  refunds: fc.constantFrom<BookSettings['day']['refunds']>('lines', 'document'),
});

function contextFor({
  fees,
  lines,
  refunds,
}: Pick<BookSettings, 'fees'> & Pick<BookSettings['day'], 'lines' | 'refunds'>) {
  return contextOf({ fees, day: { lines, refunds, customerName: 'Amazon summary' } });
}

function bookedOf({ day, kind, holding, state, lines }: Seed, index: number): BookedEvent {
  const event = sale(1, -0.1, -0.1, { id: `E${index}`, postedDate: `${day}T20:00:${10 + index}Z` });
  const waiting = { state, problem: problem('replacement') } as const;
  return {
    event: { ...event, kind, lines: [] },
    date: day,
    holding,
    lines,
    outcome: noOutcome,
    verdicts: state === 'open' ? [] : [{ ...waiting, state }],
  };
}

/** Sums by account of what documents do, debits positive. */
function sumsOf(plans: readonly PlannedDraft[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { account, debitMinor, creditMinor } of plans.flatMap(({ effects }) => effects))
    sums[account.id] = (sums[account.id] ?? 0) + debitMinor - creditMinor;
  return withoutZeros(sums);
}

/** The same, of the amounts themselves: each line on its account, and its money where it is held. */
function expectedSums(booked: readonly BookedEvent[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  const add = (id: string, minor: number): void => {
    sums[id] = (sums[id] ?? 0) + minor;
  };
  for (const each of booked) {
    const holding = each.holding === 'deferred' ? 'account-deferred' : 'account-clearing';
    for (const { facet, account, amountMinor, tax } of each.lines) {
      if (facet === 'cash' && each.holding === 'deferred') continue;
      add(account.id, -amountMinor);
      add(standing.id, -(tax?.amountMinor ?? 0));
      add(holding, amountMinor + (tax?.amountMinor ?? 0));
    }
  }
  return withoutZeros(sums);
}

function withoutZeros(sums: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}

/** Events that days book: not those of settlements, invoices, rules and releases to come. */
function isBookable({ lines, holding, verdicts }: BookedEvent): boolean {
  return lines.some(({ facet }) => facet !== 'cash') && holding !== 'receivable' && verdicts.length === 0;
}

test('property: every event of a day is on one document for each facet, or named; accounts add up', () => {
  fc.assert(
    fc.property(fc.array(seed, { maxLength: 12 }), settings, (seeds, chosen) => {
      const context = contextFor(chosen);
      const booked = seeds.map(bookedOf);
      const plans = documentsOfDays(booked, context);
      const covered = plans.flatMap(({ draft }) =>
        (draft?.covers ?? []).flatMap(({ eventKey, facets }) =>
          facets.map((facet) => `${eventKey} ${facet}`),
        ),
      );
      expect(new Set(covered).size).toBe(covered.length);
      const named = new Set(plans.flatMap(({ events }) => events));
      for (const each of booked) {
        const whole = openFacets(each, context.owners).map((facet) => `${each.event.key} ${facet}`);
        const isCovered = whole.every((facet) => covered.includes(facet));
        if (!isBookable(each)) expect(whole.some((facet) => covered.includes(facet))).toBe(false);
        const isOfSettlement = each.lines.length > 0 && each.lines.every(({ facet }) => facet === 'cash');
        if (!isCovered && !isOfSettlement) expect(named).toContain(each.event.key);
      }
      expect(plans.every(({ state }) => state !== 'blocked')).toBe(true);
      expect(sumsOf(plans)).toEqual(expectedSums(booked.filter(isBookable)));
      expect(plans.every(({ draft }) => (draft?.number ?? '').length <= 21)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('property: the order in which events come makes no difference', () => {
  fc.assert(
    fc.property(
      fc.array(seed, { maxLength: 10 }).chain((seeds) => {
        const booked = seeds.map(bookedOf);
        return fc.tuple(fc.constant(booked), fc.shuffledSubarray(booked, { minLength: booked.length }));
      }),
      settings,
      ([booked, shuffled], chosen) => {
        const context = contextFor(chosen);
        expect(documentsOfDays(shuffled, context)).toEqual(documentsOfDays(booked, context));
      },
    ),
    { numRuns: 100 },
  );
});

/** What a bookkeeper does: Amazon reports one more event, a document is posted, one is taken back. */
const steps = fc.array(
  fc.oneof(fc.constant('report' as const), fc.nat({ max: 7 }), fc.integer({ min: -3, max: -1 })),
  {
    maxLength: 25,
  },
);

test('property: in whatever order documents are posted and undone, the books come to the same', () => {
  fc.assert(
    fc.property(fc.array(seed, { maxLength: 8 }), settings, steps, (seeds, chosen, todo) => {
      const base = contextFor(chosen);
      const all = seeds.map(bookedOf);
      const inBooks = new Map<string, PlannedDraft>();
      let owners: Owners = base.owners;
      let reported = 0;
      const plansNow = (): readonly PlannedDraft[] =>
        documentsOfDays(all.slice(0, reported), { ...base, owners } satisfies BookContext);
      const post = (plan: PlannedDraft): void => {
        const { number = '' } = plan.draft ?? {};
        expect(inBooks.has(number), `${number} is given twice`).toBe(false);
        owners = posted(owners, plan);
        inBooks.set(number, plan);
      };
      for (const step of todo) {
        const ready = plansNow().filter(({ state }) => state === 'ready');
        if (step === 'report') reported = Math.min(reported + 1, all.length);
        else if (step >= 0) {
          const plan = ready[step % Math.max(ready.length, 1)];
          if (plan === undefined) continue;
          post(plan);
          // The documents beside it stay what they were.
          const rest = plansNow().filter(({ state }) => state === 'ready');
          const others = ready.filter((each) => each !== plan);
          expect(rest.map(({ previewHash }) => previewHash)).toEqual(
            others.map(({ previewHash }) => previewHash),
          );
        } else {
          const number = [...inBooks.keys()].at(step);
          if (number === undefined) continue;
          owners = undone(owners, number);
          inBooks.delete(number);
        }
      }
      reported = all.length;
      for (const plan of plansNow()) if (plan.state === 'ready') post(plan);
      expect(plansNow().filter(({ state }) => state === 'ready')).toEqual([]);
      expect(sumsOf([...inBooks.values()])).toEqual(expectedSums(all.filter(isBookable)));
    }),
    { numRuns: 100 },
  );
});
