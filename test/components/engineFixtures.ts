import type { Draft } from '../../lib/books/draft';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import { problem } from '../../lib/problem/problem';
import type { Connection } from '../../lib/sync/connection';
import type { Job } from '../../lib/sync/jobs/job';
import type { Prepared } from '../../lib/sync/prepared';
import type { Run } from '../../lib/sync/runs/run';
import type { EngineSource } from '../../lib/sync/viewSource';
import type * as view from '../../lib/sync/views';
import * as f from './fixtures';

export const connectionId = 'first';
export const head: view.ConnectionHead = {
  connectionId,
  name: 'Harbour Lane → Harbour Lane Goods LLC',
  company: f.company,
};
export const otherHead: view.ConnectionHead = { connectionId: 'second', name: 'Hafenstraße → Hafen GmbH' };

export const today = '2026-11-03';
export const yesterday = '2026-11-02';
const minuteMs = 60_000;

/** What Amazon reported of a day of these fixtures. */
export function dayFigures(date: string, more: Partial<view.DayFigures> = {}): view.DayFigures {
  return {
    date,
    country: 'US',
    currency: 'USD',
    orders: 41,
    salesMinor: 184_329,
    refundsMinor: -5_998,
    feesMinor: -55_270,
    otherMinor: -2_140,
    ...more,
  };
}

export const doneRun: Run = {
  runId: 'run-1',
  connectionId,
  by: 'schedule',
  asked: { what: { by: 'changes' }, dryRun: false },
  state: 'done',
  counts: { calls: 14, fetched: 118, drafted: 41, posted: 38, waiting: 2, blocked: 1, leftOut: 4 },
  reasons: [
    { problem: problem('order_unshipped'), count: 2 },
    {
      problem: problem('document_in_closed_period', { date: '2026-09-12', closedUntil: '2026-09-30' }),
      count: 1,
    },
  ],
  startedAtMs: f.nowMs - 12 * minuteMs,
  endedAtMs: f.nowMs - 11 * minuteMs,
};

/** A run of these fixtures in another state. */
export function runIn(state: Run['state'], more: Partial<Run> = {}): Run {
  const { endedAtMs, ...open } = doneRun;
  const ended = state === 'running' || state === 'shown' || state === 'sending' ? {} : { endedAtMs };
  return { ...open, ...(endedAtMs === undefined ? {} : ended), state, ...more } as Run;
}

export const fetchJob: Job = {
  id: 'fetch-1',
  connectionId,
  kind: 'fetchTransactions',
  runId: 'run-1',
  asked: { from: '2026-11-01T00:00:00Z', until: '2026-11-03T15:40:00Z' },
  state: 'ready',
  urgency: 'click',
  attempts: 0,
  epoch: 1,
  progress: { done: 3, total: 8 },
  createdAtMs: f.nowMs - 5 * minuteMs,
  updatedAtMs: f.nowMs - minuteMs,
} as Job;

/** The same job, stopped until the seller acts. */
export const haltedJob: Job = { ...fetchJob, state: 'blocked', problem: problem('amazon_secret_wrong') };

const clearing = { id: '31', name: 'Amazon Clearing' };

/** A day's summary, by kind of amount. */
export const daySummary: Draft = {
  kind: 'salesReceipt',
  number: 'AZ-US-2026-11-02',
  date: yesterday,
  currency: 'USD',
  customer: { id: '82', name: 'Amazon summary' },
  depositAccount: clearing,
  lines: [
    f.line('sales', 'Sales of 41 orders', 172_331),
    f.line('shipping', 'Shipping paid by buyers', 11_998),
    f.line('promotions', 'Promotions', -4_210),
    f.line('sellingFees', 'Referral fees', -27_649),
    f.line('fulfilmentFees', 'FBA fulfilment fees', -27_621),
  ],
  totalMinor: 124_849,
  taxes: [],
  totalTaxMinor: 0,
  memo: 'Amazon.com, 41 orders of 2026-11-02',
  covers: [{ eventKey: 'seller:1', facets: ['revenue', 'fees', 'cash'] }],
};

export const dayPlan: PlannedDraft = {
  key: 'day/US-USD/2026-11-02',
  state: 'ready',
  problems: [],
  draft: daySummary,
  effects: [
    { account: clearing, debitMinor: 124_849, creditMinor: 0 },
    { account: { id: '44', name: 'Amazon Seller Fees' }, debitMinor: 27_649, creditMinor: 0 },
    { account: { id: '45', name: 'Amazon FBA Fees' }, debitMinor: 27_621, creditMinor: 0 },
    { account: { id: '43', name: 'Amazon Promotions' }, debitMinor: 4_210, creditMinor: 0 },
    { account: { id: '40', name: 'Amazon Sales' }, debitMinor: 0, creditMinor: 172_331 },
    { account: { id: '41', name: 'Amazon Shipping Income' }, debitMinor: 0, creditMinor: 11_998 },
  ],
  previewHash: 'day-hash',
  events: ['seller:1'],
  trace: [],
};

export const dayPosting = f.postingIn('posted', {
  key: `${f.company.realmId}/${dayPlan.key}`,
  number: daySummary.number,
  totalMinor: daySummary.totalMinor,
  previewHash: 'day-hash',
  postedAtMs: f.nowMs - 3 * minuteMs,
  remote: {
    kind: 'salesReceipt',
    id: '2044',
    syncToken: '0',
    number: daySummary.number,
    totalMinor: 124_849,
  },
});

export const dayPreview: view.SubjectPreview = { plans: [dayPlan], postings: [] };
export const provisionalPreview: view.SubjectPreview = {
  plans: [
    {
      ...dayPlan,
      problems: [
        problem('day_provisional', { date: yesterday, until: '2026-11-05 00:00 (America/Los_Angeles)' }),
      ],
    },
  ],
  postings: [],
};

/** A document as it would be, of these fixtures. */
export function prepared(more: Partial<Prepared> = {}): Prepared {
  return {
    connectionId,
    draftKey: 'sale/seller:1',
    subject: { of: 'order', orderId: f.orderId },
    state: 'ready',
    problems: [],
    previewHash: 'hash-1',
    kind: 'salesReceipt',
    number: f.orderId,
    date: yesterday,
    currency: 'USD',
    totalMinor: 2336,
    preparedAtMs: f.nowMs - minuteMs,
    ...more,
  };
}

/** A document that was sent, of these fixtures. */
export function sentDocument(more: Partial<view.SentDocument> = {}): view.SentDocument {
  return {
    key: dayPosting.key,
    state: 'posted',
    kind: 'salesReceipt',
    number: daySummary.number,
    date: yesterday,
    currency: 'USD',
    totalMinor: 124_849,
    postedAtMs: f.nowMs - 3 * minuteMs,
    ...more,
  };
}

export const connection: Connection = {
  connectionId,
  amazonAccountId: 'amazon/na/seller',
  realmId: f.company.realmId,
  settings: {
    books: unitedStatesSettings,
    rules: [],
    sync: {
      schedule: { every: 'minutes', minutes: 30 },
      filter: { statuses: ['shipped', 'invoiced'], channel: 'all' },
      sendsByItself: [],
    },
  },
  updatedAtMs: f.nowMs - 60 * minuteMs,
};

const noPart = async () => ({ rows: [] });

/** Reads of the engine's store: nothing anywhere but what a test gives. */
export function engineOf(given: Partial<EngineSource> = {}): EngineSource {
  return {
    readHeads: async () => [head],
    readFreshness: async () => ({ lastComplete: doneRun, fetchedUntil: '2026-11-03T15:30:00Z' }),
    readDayFigures: async () => [],
    readAttention: async () => [],
    readOrders: noPart,
    readDays: noPart,
    readSettlements: noPart,
    readReasons: async () => [],
    readOfReason: noPart,
    readReady: noPart,
    readShown: async () => ({ digest: 'nothing', count: 0, sums: [] }),
    readRuns: noPart,
    readRun: async () => undefined,
    readSent: noPart,
    readDocument: async () => undefined,
    readSettings: async () => ({ connection, books: f.books }),
    readQuestions: async () => [],
    ...given,
  };
}
