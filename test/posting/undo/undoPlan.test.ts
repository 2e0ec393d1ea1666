import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundDocument } from '../../../lib/posting/outcome';
import type { PostingState } from '../../../lib/posting/posting';
import {
  type ClearedStatus,
  type UndoChoices,
  type UndoFacts,
  type UndoPosting,
  undoPlan,
} from '../../../lib/posting/undo/undoPlan';
import { isInScope, type UndoScope } from '../../../lib/posting/undo/undoScope';

const realmId = '9130000000000001';

function posting(name: string, change: Partial<UndoPosting> = {}): UndoPosting {
  const number = change.number ?? `N-${name}`;
  return {
    key: `${realmId}/${name}`,
    realmId,
    state: 'posted',
    generation: 0,
    previewHash: 'hash',
    kind: 'salesReceipt',
    number,
    date: '2026-11-02',
    currency: 'USD',
    totalMinor: 100,
    covers: [{ eventKey: name, facets: ['revenue', 'cash'] }],
    remote: { kind: 'salesReceipt', id: name, syncToken: '0', number, totalMinor: 100 },
    updatedAtMs: 1,
    ...change,
  };
}

function heldOf({ key, remote, date, kind }: UndoPosting): readonly [string, FoundDocument] {
  const document: FoundDocument = {
    kind,
    id: remote?.id ?? '',
    syncToken: remote?.syncToken ?? '0',
    ...(remote?.number === undefined ? {} : { number: remote.number }),
    date,
    totalMinor: 100,
    currency: 'USD',
    privateNote: '',
    createdAtMs: 0,
    updatedAtMs: 0,
    deposited: false,
  };
  return [key, document];
}

const facts = (postings: readonly UndoPosting[], change: Partial<UndoFacts> = {}): UndoFacts => ({
  postings,
  held: new Map(postings.map(heldOf)),
  cleared: new Map(),
  ...change,
});

const careful: UndoChoices = { cascade: false, matched: 'keep' };
const names = (postings: readonly { readonly posting: UndoPosting }[]): readonly string[] =>
  postings.map(({ posting: { key } }) => key.slice(realmId.length + 1));

const sale = posting('sale/A', { covers: [{ eventKey: 'A', facets: ['revenue'] }] });
const settlement = posting('settlement/7', {
  number: 'AZ7',
  covers: [],
  clears: ['A'],
  kind: 'journalEntry',
});
const invoice = posting('sale/B', { kind: 'invoice', number: 'INV' });
const payment = posting('sale/B/payment', { kind: 'payment', number: 'INVP', pays: ['INV'] });
const ofKey = ({ key }: UndoPosting): UndoScope => ({ of: 'document', key });

describe('what is meant', () => {
  test.each<[UndoScope, Partial<UndoPosting>, boolean]>([
    [{ of: 'run', run: '1' }, { run: '1' }, true],
    [{ of: 'run', run: '1' }, {}, false],
    [{ of: 'day', date: '2026-11-02' }, { number: 'AZ-US-2026-11-02+1' }, true],
    [{ of: 'day', date: '2026-11-02' }, { number: 'AZ12395580393-P' }, false],
    [{ of: 'day', date: '2026-11-03' }, {}, false],
    [{ of: 'settlement', settlementId: '12395580393' }, { number: 'AZ12395580393' }, true],
    [{ of: 'settlement', settlementId: '12395580393' }, { number: 'AZ12395580393-2' }, true],
    [{ of: 'settlement', settlementId: '12395580393' }, { number: 'AZ12395580393-P' }, true],
    [{ of: 'settlement', settlementId: '12395580393' }, { number: 'AZ12395580393+1' }, true],
    [{ of: 'settlement', settlementId: '123' }, { number: 'AZ12395580393' }, false],
  ])('%o and %o: %s', (scope, change, expected) => {
    expect(isInScope(scope, posting('x', change))).toBe(expected);
  });
});

describe('stays, with the reason', () => {
  test.each<[string, Partial<UndoPosting>, Partial<FoundDocument>, Partial<UndoFacts>]>([
    ['edited_since', { state: 'edited' }, {}, {}],
    ['edited_since', {}, { syncToken: '1' }, {}],
    ['made_by_others', { state: 'exists' }, {}, {}],
    ['outcome_open', { state: 'unknown' }, {}, {}],
    ['outcome_open', { state: 'changing' }, {}, {}],
    ['document_deposited', {}, { deposited: true }, {}],
    ['document_paid', { kind: 'invoice' }, { kind: 'invoice', linkedTo: ['Payment'] }, {}],
    ['estimate_converted', { kind: 'estimate' }, { kind: 'estimate', linkedTo: ['Invoice'] }, {}],
    ['removal_in_closed_period', {}, {}, { closedUntil: '2026-11-02' }],
    ['document_reconciled', {}, {}, { cleared: new Map([[`${realmId}/x`, 'reconciled' as const]]) }],
    ['document_matched', {}, {}, { cleared: new Map([[`${realmId}/x`, 'matched' as const]]) }],
  ])('%s', (code, change, document, more) => {
    const one = posting('x', change);
    const [key, held] = heldOf(one);
    const plan = undoPlan(
      ofKey(one),
      careful,
      facts([one], { held: new Map([[key, { ...held, ...document }]]), ...more }),
    );
    expect(plan.goes).toEqual([]);
    expect(plan.stays.map((each) => each.problem.code)).toEqual([code]);
  });

  test('a matched document goes where that was chosen, a reconciled one never', () => {
    const cleared = new Map([[sale.key, 'matched' as const]]);
    const choices: UndoChoices = { ...careful, matched: 'remove' };
    expect(names(undoPlan(ofKey(sale), choices, facts([sale], { cleared })).goes)).toEqual(['sale/A']);
    const reconciled = new Map([[sale.key, 'reconciled' as const]]);
    expect(undoPlan(ofKey(sale), choices, facts([sale], { cleared: reconciled })).goes).toEqual([]);
  });

  test('what is not in QuickBooks is not spoken of', () => {
    for (const state of ['undone', 'gone', 'blocked', 'ready'] as const) {
      const plan = undoPlan(ofKey(sale), careful, facts([{ ...sale, state }]));
      expect(plan).toMatchObject({ goes: [], stays: [] });
    }
  });
});

describe('what a settlement clears', () => {
  test('stays until the settlement is undone', () => {
    const plan = undoPlan(ofKey(sale), careful, facts([sale, settlement]));
    expect(plan.goes).toEqual([]);
    expect(plan.stays[0]?.problem).toMatchObject({ code: 'cleared_by_another' });
    expect(plan.stays[0]?.problem.sentence).toContain('AZ7');
    const alone = undoPlan(ofKey(sale), careful, facts([sale, { ...settlement, state: 'undone' }]));
    expect(names(alone.goes)).toEqual(['sale/A']);
  });

  test('goes with it on consent, the settlement first', () => {
    const plan = undoPlan(ofKey(sale), { ...careful, cascade: true }, facts([sale, settlement]));
    expect(names(plan.goes)).toEqual(['settlement/7', 'sale/A']);
    expect(plan.goes[1]?.after).toEqual([settlement.key]);
  });

  test('stays where the settlement has to stay', () => {
    const cleared = new Map([[settlement.key, 'reconciled' as const]]);
    const plan = undoPlan(ofKey(sale), { ...careful, cascade: true }, facts([sale, settlement], { cleared }));
    expect(plan.goes).toEqual([]);
    expect(plan.stays.map((each) => each.problem.code).sort()).toEqual([
      'cleared_by_another',
      'document_reconciled',
    ]);
  });
});

test('an invoice goes after our payment of it, whose link keeps it until then', () => {
  const [key, held] = heldOf(invoice);
  const paid = new Map([...[payment].map(heldOf), [key, { ...held, linkedTo: ['Payment'] }] as const]);
  const plan = undoPlan(
    ofKey(invoice),
    { ...careful, cascade: true },
    facts([invoice, payment], { held: paid }),
  );
  expect(names(plan.goes)).toEqual(['sale/B/payment', 'sale/B']);
  expect(undoPlan(ofKey(invoice), careful, facts([invoice, payment], { held: paid })).goes).toEqual([]);
});

test('items made for what goes are offered, unless something that stays names them', () => {
  const made = [
    { list: 'item' as const, id: '7', name: 'Widget' },
    { list: 'customer' as const, id: '8', name: 'Buyer' },
  ];
  const going = posting('sale/A', { made, uses: ['item/7', 'customer/8'] });
  const staying = posting('sale/C', { uses: ['item/7'] });
  expect(undoPlan(ofKey(going), careful, facts([going])).unused).toEqual(made);
  expect(undoPlan(ofKey(going), careful, facts([going, staying])).unused).toEqual([made[1]]);
  const undone = { ...staying, state: 'undone' as const };
  expect(undoPlan(ofKey(going), careful, facts([going, undone])).unused).toEqual(made);
});

test('the hash stands for what goes, in its versions', () => {
  const hash = (postings: readonly UndoPosting[]) =>
    undoPlan({ of: 'day', date: '2026-11-02' }, careful, facts(postings)).hash;
  expect(hash([sale, invoice])).toBe(hash([invoice, sale]));
  expect(hash([sale])).not.toBe(hash([sale, invoice]));
  const remote = {
    ...(sale.remote ?? { kind: 'salesReceipt', id: '', totalMinor: 0 }),
    syncToken: '1',
  } as const;
  expect(hash([{ ...sale, remote }])).not.toBe(hash([sale]));
});

test('whatever settles what: nothing goes before, or without, what settles it; nothing is lost', () => {
  const states: readonly PostingState[] = ['posted', 'posted', 'posted', 'edited', 'unknown', 'undone'];
  const arbitrary = fc.array(
    fc.record({
      state: fc.constantFrom(...states),
      clears: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }),
      cleared: fc.constantFrom(undefined, undefined, 'matched' as const, 'reconciled' as const),
      asked: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      arbitrary,
      fc.boolean(),
      fc.constantFrom('keep' as const, 'remove' as const),
      (rows, cascade, matched) => {
        const postings = rows.map(({ state, clears, asked }, index) =>
          posting(`p${index}`, {
            state,
            ...(asked ? { run: 'asked' } : {}),
            covers: [{ eventKey: String(index), facets: ['revenue'] }],
            // Documents settle older ones only: a later one never comes before what it clears.
            clears: clears.filter((each) => each < index).map(String),
          }),
        );
        const cleared = new Map<string, ClearedStatus>(
          rows.flatMap((row, index) =>
            row.cleared === undefined ? [] : [[`${realmId}/p${index}`, row.cleared] as const],
          ),
        );
        const scope = { of: 'run', run: 'asked' } as const;
        const plan = undoPlan(scope, { cascade, matched }, facts(postings, { cleared }));
        const order = plan.goes.map(({ key }) => key);
        const there = new Set(postings.filter(({ state }) => state !== 'undone').map(({ key }) => key));
        for (const each of plan.goes) {
          const index = each.posting.covers[0]?.eventKey ?? '';
          const settling = postings.filter(
            ({ key, clears = [] }) => there.has(key) && clears.includes(index),
          );
          for (const { key } of settling) {
            expect(order.indexOf(key)).toBeGreaterThanOrEqual(0);
            expect(order.indexOf(key)).toBeLessThan(order.indexOf(each.key));
          }
          expect(each.posting.state).toBe('posted');
          expect(cleared.get(each.key)).not.toBe('reconciled');
          if (!cascade) expect(each.posting.run).toBe('asked');
        }
        const spoken = new Set([...order, ...plan.stays.map(({ posting: { key } }) => key)]);
        for (const { key, run } of postings)
          if (run === 'asked' && there.has(key)) expect(spoken.has(key)).toBe(true);
        expect(spoken.size).toBe(order.length + plan.stays.length);
      },
    ),
    { numRuns: 500 },
  );
});
