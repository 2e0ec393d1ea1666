import { describe, expect, test } from 'vitest';
import type { OrderPlan, PlannedDocument } from '../../lib/books/plan';
import { chipOf } from '../../lib/posting/chip';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { readyPosting, saleDraftKey } from '../../lib/posting/postings';
import { sentenceOf } from '../../lib/posting/sentence';
import { problem } from '../../lib/problem/problem';
import { agreed, agreedOn, freeze, nowMs } from './postingFixtures';

const orderId = agreed.orderId;

function planned(eventKey: string, state: PlannedDocument['state'] = 'ready'): PlannedDocument {
  const problems =
    state === 'ready' ? [] : [problem(state === 'waiting' ? 'deferred_delivery' : 'marketplace_unknown')];
  return {
    key: saleDraftKey(eventKey),
    part: 'event',
    events: [eventKey],
    trace: [],
    eventKey,
    eventKind: 'shipment',
    postedAt: '2026-11-02T00:00:00Z',
    amazonTotalMinor: 1338,
    currency: 'USD',
    state,
    problems,
    effects: [],
  };
}

function plan(...documents: readonly PlannedDocument[]): OrderPlan {
  return { orderId, documents };
}

function posting(eventKey: string, state: PostingState, change: Partial<Posting> = {}): Posting {
  return { ...readyPosting(agreedOn(eventKey), undefined, freeze, nowMs), state, ...change };
}

const remote = { kind: 'salesReceipt', id: '7', syncToken: '0', number: '1083', totalMinor: 1338 } as const;

describe('the chip of an order', () => {
  test.each([
    ['never read', undefined, [], 'cannotTell'],
    ['read, ready', plan(planned('a')), [], 'notSent'],
    ['read, waiting', plan(planned('a', 'waiting')), [], 'waiting'],
    ['read, blocked', plan(planned('a', 'blocked')), [], 'blocked'],
    ['nothing of it is a document', plan(planned('a', 'leftOut')), [], 'notSent'],
    ['not shipped', { ...plan(), standing: problem('order_unshipped') }, [], 'waiting'],
    ['posted', plan(planned('a')), [posting('a', 'posted', { remote })], 'sent'],
    [
      'posted, and never read since the store was lost',
      undefined,
      [posting('a', 'posted', { remote })],
      'sent',
    ],
    ['changed in QuickBooks', plan(planned('a')), [posting('a', 'edited', { remote })], 'sent'],
    ['made by others', plan(planned('a')), [posting('a', 'exists', { remote })], 'sent'],
    ['one of two', plan(planned('a'), planned('b')), [posting('a', 'posted', { remote })], 'partlySent'],
    [
      'all that is reported, of more that has shipped',
      {
        ...plan(planned('a')),
        standing: problem('shipment_partly_reported', { shipped: '3', reported: '1' }),
      },
      [posting('a', 'posted', { remote })],
      'partlySent',
    ],
    [
      'all that has shipped, of more that was ordered',
      { ...plan(planned('a')), standing: problem('order_partly_shipped') },
      [posting('a', 'posted', { remote })],
      'sent',
    ],
    ['one on its way', plan(planned('a'), planned('b')), [posting('a', 'unknown')], 'sending'],
    ['being undone', plan(planned('a')), [posting('a', 'undoing', { remote })], 'sending'],
    ['undone', plan(planned('a')), [posting('a', 'undone')], 'notSent'],
    ['deleted in QuickBooks', plan(planned('a')), [posting('a', 'gone')], 'notSent'],
    ['undone, and blocked since', plan(planned('a', 'blocked')), [posting('a', 'undone')], 'blocked'],
    [
      'refused',
      plan(planned('a')),
      [posting('a', 'rejected', { problem: problem('quickbooks_refused') })],
      'blocked',
    ],
    ['in a day’s summary', plan({ ...planned('a', 'leftOut'), inBooks: ['AZ-US-2026-11-02'] }), [], 'sent'],
    [
      'half of it in a day’s summary',
      plan({ ...planned('a', 'leftOut'), inBooks: ['AZ-US-2026-11-02'] }, planned('b')),
      [],
      'partlySent',
    ],
    [
      'the sale sent, its fees not',
      plan(planned('a'), { ...planned('a'), key: 'sale/a/fees', part: 'fees' }),
      [posting('a', 'posted', { remote })],
      'partlySent',
    ],
    ['undone, and nothing planned of it', plan(planned('b')), [posting('a', 'undone')], 'notSent'],
    ['asked to wait', plan(planned('a')), [posting('a', 'waiting')], 'waiting'],
  ] as const)('%s', (_name, of, postings, state) => {
    expect(chipOf(orderId, of, postings).state).toBe(state);
  });

  test('shows QuickBooks’ own numbers, and no reason where none is needed', () => {
    expect(chipOf(orderId, plan(planned('a')), [posting('a', 'posted', { remote })])).toEqual({
      orderId,
      state: 'sent',
      numbers: ['1083'],
    });
  });

  test('names the documents that hold the order, each once', () => {
    const inBooks = [problem('in_books_already', { documents: 'AZ-US-2026-11-02' })];
    const left = (key: string): PlannedDocument => ({
      ...planned(key, 'leftOut'),
      problems: inBooks,
      inBooks: ['AZ-US-2026-11-02'],
    });
    expect(chipOf(orderId, plan(left('a'), left('b')), [])).toEqual({
      orderId,
      state: 'sent',
      numbers: ['AZ-US-2026-11-02'],
      why: inBooks[0]?.sentence,
    });
  });

  test('says why', () => {
    const refused = posting('a', 'blocked', { problem: problem('quickbooks_refused') });
    expect(chipOf(orderId, plan(planned('a')), [refused]).why).toBe(problem('quickbooks_refused').sentence);
    expect(chipOf(orderId, plan(planned('a'), planned('b', 'blocked')), [posting('a', 'posted')]).why).toBe(
      problem('marketplace_unknown').sentence,
    );
    const unknown = posting('a', 'unknown', { problem: problem('quickbooks_unavailable') });
    expect(chipOf(orderId, plan(planned('a')), [unknown]).why).toBe(sentenceOf({ state: 'unknown' }));
  });
});
