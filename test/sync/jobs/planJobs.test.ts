import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amazonQuotas } from '../../../lib/amazon/quotas';
import { epochMs, instantText } from '../../../lib/calendar/calendar';
import type { Connection, FetchedSpan, OrderStatusChoice } from '../../../lib/sync/connection';
import { type PlanFacts, planJobs } from '../../../lib/sync/jobs/planJobs';
import type { NewJob } from '../../../lib/sync/jobs/ports';
import { cheapest, leastMs, orderRoutes } from '../../../lib/sync/jobs/routes';
import { freshMs, lateMs, missingOf, spanAfter, windowsOf } from '../../../lib/sync/jobs/windows';
import type { RunAsked } from '../../../lib/sync/runs/run';
import { connectionOf } from './jobWorld';

const nowMs = epochMs('2026-11-25T09:00:00Z');
const dayMs = 86_400_000;

function plan(asked: RunAsked['what'], change: Partial<PlanFacts> = {}, dryRun = false): readonly NewJob[] {
  return planJobs({
    connection: connectionOf('first'),
    run: { runId: 'run', by: 'click', asked: { what: asked, dryRun } },
    nowMs,
    quotas: [
      ...amazonQuotas,
      { operation: 'createReport', ratePerSecond: 0.0167, burst: 15 },
      { operation: 'getReport', ratePerSecond: 2, burst: 15 },
      { operation: 'getReportDocument', ratePerSecond: 0.0167, burst: 15 },
    ],
    ...change,
  });
}

function settingsOf(connection: Connection, change: Partial<Connection['settings']['sync']>): Connection {
  const { settings } = connection;
  return { ...connection, settings: { ...settings, sync: { ...settings.sync, ...change } } };
}

function windows(jobs: readonly NewJob[]): readonly FetchedSpan[] {
  return jobs.flatMap((job) => (job.kind === 'fetchTransactions' ? job.asked : []));
}

const kinds = (jobs: readonly NewJob[]): readonly string[] => jobs.map(({ kind }) => kind);

describe('an update', () => {
  test('the first goes back a month, or to the connection’s start', () => {
    expect(windows(plan({ by: 'changes' }))).toEqual([
      { from: instantText(nowMs - 30 * dayMs), until: instantText(nowMs - freshMs) },
    ]);
    const first = connectionOf('first');
    const start = { from: '2026-11-01T08:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 };
    const connection = {
      ...first,
      settings: { ...first.settings, books: { ...first.settings.books, start } },
    };
    expect(windows(plan({ by: 'changes' }, { connection }))[0]?.from).toBe('2026-11-01T08:00:00Z');
  });

  test('a later one goes on from what is known, with two days over again for what Amazon reports late', () => {
    const fetched = { from: '2026-09-01T00:00:00Z', until: '2026-11-25T08:30:00Z' };
    expect(windows(plan({ by: 'changes' }, { fetched }))).toEqual([
      { from: '2026-11-23T08:30:00Z', until: instantText(nowMs - freshMs) },
    ]);
  });

  test('after a long rest nothing is skipped', () => {
    const fetched = { from: '2025-01-01T00:00:00Z', until: '2025-06-01T00:00:00Z' };
    const found = windows(plan({ by: 'changes' }, { fetched }));
    expect(found[0]?.from).toBe('2025-05-30T00:00:00Z');
    expect(found.at(-1)?.until).toBe(instantText(nowMs - freshMs));
    expect(found.length).toBe(4);
  });

  test('looks for settlement files by itself a few times a day, at a click each time', () => {
    const update = (startedAt: string, by: 'click' | 'schedule') =>
      kinds(
        plan(
          { by: 'changes' },
          {
            run: { runId: 'run', by, asked: { what: { by: 'changes' }, dryRun: false } },
            lastComplete: { startedAtMs: epochMs(startedAt) },
          },
        ),
      ).includes('fetchSettlements');
    expect(update('2026-11-25T08:30:00Z', 'schedule')).toBe(false);
    expect(update('2026-11-25T05:30:00Z', 'schedule')).toBe(true);
    expect(update('2026-11-25T08:30:00Z', 'click')).toBe(true);
  });

  test('asks for orders only where documents need what their money does not say', () => {
    expect(kinds(plan({ by: 'changes' }))).not.toContain('fetchOrders');
    const statuses: readonly OrderStatusChoice[] = ['shipped', 'unshipped'];
    const filter = { statuses, channel: 'all' } as const;
    const connection = settingsOf(connectionOf('first'), { filter });
    const jobs = plan({ by: 'changes' }, { connection, lastComplete: { startedAtMs: nowMs - 30 * 60_000 } });
    const orders = jobs.find((job) => job.kind === 'fetchOrders');
    expect(orders?.asked).toEqual({
      changedAfter: instantText(nowMs - 90 * 60_000),
      until: instantText(nowMs - freshMs),
    });
  });

  test('sends only what the settings send by themselves, into a company that is connected', () => {
    expect(kinds(plan({ by: 'changes' }))).not.toContain('send');
    const connection = settingsOf(connectionOf('first'), { sendsByItself: ['orders'] });
    expect(plan({ by: 'changes' }, { connection }).at(-1)).toMatchObject({
      kind: 'send',
      asked: { what: { of: 'settings' } },
    });
    expect(kinds(plan({ by: 'changes' }, { connection }, true))).not.toContain('send');
    const { realmId: _company, ...alone } = connection;
    expect(kinds(plan({ by: 'changes' }, { connection: alone }))).not.toContain('send');
  });

  test('without Amazon only draws what files have brought', () => {
    const { amazonAccountId: _account, ...connection } = connectionOf('first');
    expect(kinds(plan({ by: 'changes' }, { connection }))).toEqual(['prepare']);
  });
});

describe('days', () => {
  const days = (counted: 'purchased' | 'shipped' | 'posted', change: Partial<PlanFacts> = {}) =>
    plan({ by: 'days', first: '2026-11-10', last: '2026-11-12', counted }, change);

  test('are fetched in every zone in which they may be counted', () => {
    expect(windows(days('posted'))).toEqual([
      { from: '2026-11-09T10:00:00Z', until: '2026-11-13T12:00:00Z' },
    ]);
  });

  test('in the connection’s zone, whatever hours the days have', () => {
    const first = connectionOf('first');
    const connection: Connection = {
      ...first,
      settings: { ...first.settings, books: { ...first.settings.books, timeZone: 'America/New_York' } },
    };
    const autumn = { by: 'days', first: '2026-11-01', last: '2026-11-01', counted: 'posted' } as const;
    expect(windows(plan(autumn, { connection }))).toEqual([
      { from: '2026-11-01T04:00:00Z', until: '2026-11-02T05:00:00Z' },
    ]);
  });

  test('that are known for certain are not fetched again', () => {
    const fetched = { from: '2026-10-01T00:00:00Z', until: '2026-11-25T08:30:00Z' };
    expect(windows(days('posted', { fetched }))).toEqual([]);
    expect(kinds(days('posted', { fetched }))).toEqual(['prepare']);
  });

  test('on which orders were bought need everything posted since, and the orders', () => {
    const jobs = days('purchased');
    expect(windows(jobs)[0]?.until).toBe(instantText(nowMs - freshMs));
    expect(jobs.find(({ kind }) => kind === 'fetchOrders')?.asked).toMatchObject({
      changedAfter: '2026-11-09T10:00:00Z',
    });
  });

  test('that are not over yet end where Amazon can be asked', () => {
    const today = { by: 'days', first: '2026-11-25', last: '2026-11-26', counted: 'posted' } as const;
    expect(windows(plan(today)).at(-1)?.until).toBe(instantText(nowMs - freshMs));
  });
});

describe('listed orders', () => {
  test('are each asked for once, in jobs of a size', () => {
    const orderIds = Array.from({ length: 120 }, (_, index) => `order-${index % 110}`);
    const jobs = plan({ by: 'orders', orderIds });
    const asked = jobs.flatMap((job) => (job.kind === 'fetchListed' ? job.asked.orderIds : []));
    expect(asked).toEqual(orderIds.slice(0, 110));
    expect(kinds(jobs)).toEqual(['fetchListed', 'fetchListed', 'fetchListed', 'prepare']);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
    expect(jobs.every(({ urgency }) => urgency === 'click')).toBe(true);
  });
});

describe('history', () => {
  test('is fetched backwards from what is known, so that what is known has no gap', () => {
    const fetched = { from: '2026-10-01T00:00:00Z', until: '2026-11-25T08:30:00Z' };
    const jobs = plan({ by: 'history', first: '2025-01-01' }, { fetched });
    let known: FetchedSpan = fetched;
    for (const window of windows(jobs)) known = spanAfter(known, window);
    expect(epochMs(known.from)).toBeLessThanOrEqual(epochMs('2025-01-01T00:00:00Z'));
    expect(known.until).toBe(instantText(nowMs - freshMs));
    expect(jobs.every(({ urgency }) => urgency === 'background')).toBe(true);
  });

  test('of orders goes by the way that takes less time', () => {
    const quotas = [
      ...amazonQuotas,
      { operation: 'createReport', ratePerSecond: 0.0167, burst: 15 },
      { operation: 'getReport', ratePerSecond: 2, burst: 15 },
      { operation: 'getReportDocument', ratePerSecond: 0.0167, burst: 15 },
    ];
    expect(cheapest(orderRoutes({ orders: 1_500, days: 30 }), quotas)?.by).toBe('search');
    expect(cheapest(orderRoutes({ orders: 100_000, days: 365 }), quotas)?.by).toBe('reports');
    const statuses: readonly OrderStatusChoice[] = ['shipped', 'invoiced'];
    const connection = settingsOf(connectionOf('first'), { filter: { statuses, channel: 'all' } });
    const jobs = plan({ by: 'history', first: '2025-11-01' }, { connection, ordersADay: 274 });
    const reports = jobs.filter((job) => job.kind === 'fetchReport');
    expect(reports.length).toBe(13);
    expect(kinds(jobs)).not.toContain('fetchOrders');
  });

  test('a way that is not known of costs more than every other', () => {
    expect(leastMs({ nobody: 1 }, amazonQuotas)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('windows, for any spans', () => {
  const moment = fc.integer({ min: 0, max: 2_000 }).map((hours) => instantText(nowMs - hours * 3_600_000));
  const span = fc
    .tuple(moment, moment)
    .map(([a, b]) => (epochMs(a) < epochMs(b) ? { from: a, until: b } : { from: b, until: a }));

  test('what is known and what is missing make up all that is wanted, and the last two days are always new', () => {
    fc.assert(
      fc.property(span, fc.option(span, { nil: undefined }), (wanted, known) => {
        const missing = missingOf(wanted, known);
        for (let atMs = epochMs(wanted.from); atMs < epochMs(wanted.until); atMs += 3_600_000) {
          const isIn = ({ from, until }: FetchedSpan) => epochMs(from) <= atMs && atMs < epochMs(until);
          const isSettled = known !== undefined && isIn(known) && atMs < epochMs(known.until) - lateMs;
          expect(missing.some(isIn) || isSettled).toBe(true);
          if (missing.length > 0 && isSettled) expect(missing.some(isIn)).toBe(false);
        }
      }),
    );
  });

  test('windows follow one another, and none is longer than Amazon takes', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 30 }), ({ from, until }, times) => {
        const begin = instantText(epochMs(until) - (epochMs(until) - epochMs(from)) * times);
        const cut = windowsOf({ from: begin, until });
        expect(cut[0]?.from ?? begin).toBe(begin);
        expect(cut.at(-1)?.until ?? until).toBe(until);
        for (const [index, each] of cut.entries()) {
          expect(epochMs(each.until) - epochMs(each.from)).toBeLessThanOrEqual(180 * dayMs);
          if (index > 0) expect(each.from).toBe(cut[index - 1]?.until);
        }
      }),
    );
  });
});
