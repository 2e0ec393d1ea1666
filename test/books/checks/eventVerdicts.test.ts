import { describe, expect, test } from 'vitest';
import type { BookContext } from '../../../lib/books/bookContext';
import type { Holding } from '../../../lib/books/bookedEvent';
import { eventReasons, eventVerdicts } from '../../../lib/books/eventVerdicts';
import { settlementKey } from '../../../lib/books/settlement/settlementKeys';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { noOutcome, type RuleOutcome } from '../../../lib/rules/ruleOutcome';
import { contextOf, event, sale } from '../days/dayFixtures';

interface Case {
  readonly event: AmazonEvent;
  readonly found: readonly string[];
  readonly outcome?: RuleOutcome;
  readonly holding?: Holding;
  readonly context?: BookContext;
}

const usual = sale(20, -3, -3.61);
const deferral = { reason: 'DD7', maturesAt: '2026-11-20T20:00:00Z' };
const held = sale(20, -3, -3.61, { status: 'DEFERRED', deferral });

/** A case for every reason: what it finds, and in what. */
const cases: Readonly<Record<string, Case>> = {
  twin: { event: { ...usual, sameAs: 'other' }, found: ['leftOut same_as_other'] },
  start: {
    event: usual,
    found: ['leftOut previous_system'],
    context: contextOf({
      start: { from: '2026-12-01T08:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 },
    }),
  },
  payout: {
    event: event({ 'Sales > FundTransfer': 100 }, { type: 'Transfer', description: 'Disbursement' }),
    found: ['leftOut booked_with_settlement'],
  },
  settlementOfFile: {
    event: { ...usual, settlementId: '90000000005' },
    found: ['leftOut booked_with_file'],
    context: contextOf(
      {},
      {
        owners: new Map([
          [
            settlementKey('90000000005', 'file'),
            { cash: { kind: 'journalEntry', number: 'AZ90000000005', date: '2026-11-15' } },
          ],
        ]),
      },
    ),
  },
  noMoney: { event: { ...usual, lines: [], totalMinor: 0 }, found: ['leftOut replacement'] },
  rule: {
    event: usual,
    found: ['leftOut left_out_by_rule'],
    outcome: { ...noOutcome, leaveOut: { reason: 'samples' } },
  },
  unknownTransaction: {
    event: event({ 'ProductCharges > OurPricePrincipal': 1 }, { type: 'Newfangled' }),
    found: ['blocked unknown_transaction'],
  },
  unknownAmounts: {
    event: event({ 'AmazonFees > NewfangledFee > Base': -1 }),
    found: ['blocked unknown_kind'],
  },
  contradictions: {
    event: {
      ...usual,
      imbalance: { partsMinor: 1, totalMinor: 2 },
      twinsDiffer: { deferredMinor: 1, releasedMinor: 2 },
    },
    found: ['blocked does_not_add_up', 'blocked twins_differ'],
  },
  marketplace: { event: { ...usual, marketplaceId: 'nowhere' }, found: ['blocked marketplace_unknown'] },
  deferral: { event: held, found: ['waiting deferred_delivery'] },
};

function verdictsOf({ event: each, outcome = noOutcome, holding = 'clearing', context = contextOf() }: Case) {
  return eventVerdicts(each, undefined, '2026-11-10', outcome, holding, context).map(
    ({ state, problem }) => `${state} ${problem.code}`,
  );
}

test('every reason of the table has a case, and there is no case of any other', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(eventReasons));
});

test.each(Object.entries(cases))('%s is found', (name, each) => {
  expect(verdictsOf(each)).toEqual(each.found);
  const { outcome = noOutcome, holding = 'clearing', context = contextOf() } = each;
  const subject = { event: each.event, order: undefined, date: '2026-11-10', outcome, holding, context };
  expect(eventReasons[name]?.(subject).map(({ problem }) => problem.code)).toEqual(
    each.found.map((text) => text.split(' ')[1]),
  );
  expect(verdictsOf({ event: usual, found: [] })).toEqual([]);
});

describe('what Amazon holds back', () => {
  test('does not wait where it is booked at shipment', () => {
    expect(verdictsOf({ event: held, found: [], holding: 'deferred' })).toEqual([]);
    expect(verdictsOf({ event: held, found: [], holding: 'receivable' })).toEqual([]);
  });

  test('says until when, in the days of the books', () => {
    const [verdict] = eventVerdicts(
      { ...held, release: { state: 'deferred', reason: 'DD7', maturesAt: '2026-11-20T03:00:00Z' } },
      undefined,
      '2026-11-10',
      noOutcome,
      'clearing',
      contextOf(),
    );
    expect(verdict?.problem.sentence).toContain('2026-11-19');
  });
});

test('what a rule leaves out is still said to be unknown: its settlement books it', () => {
  const each = { event: event({ 'AmazonFees > NewfangledFee > Base': -1 }), found: [] };
  expect(verdictsOf({ ...each, outcome: { ...noOutcome, leaveOut: { reason: 'samples' } } })).toEqual([
    'leftOut left_out_by_rule',
    'blocked unknown_kind',
  ]);
});

test('a refund of nothing is none, and an unknown marketplace keeps no fee back', () => {
  const nothing: AmazonEvent = { ...usual, kind: 'refund', lines: [], totalMinor: 0 };
  expect(verdictsOf({ event: nothing, found: [] })).toEqual(['leftOut no_money']);
  const fee = event(
    { 'AmazonFees > FBAStorageFee > Base': -1 },
    { type: 'ServiceFee', marketplaceId: 'A1MQXOICRS2Z7M' },
  );
  expect(verdictsOf({ event: { ...fee, kind: 'other' }, found: [] })).not.toContain(
    'blocked marketplace_unknown',
  );
});
