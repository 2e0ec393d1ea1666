import { describe, expect, it } from 'vitest';
import { fetchListed } from '../../../lib/sync/steps/fetchListed';
import { fetchOrders } from '../../../lib/sync/steps/fetchOrders';
import { createFetchReport } from '../../../lib/sync/steps/fetchReport';
import { fetchSettlements } from '../../../lib/sync/steps/fetchSettlements';
import { fetchTransactions } from '../../../lib/sync/steps/fetchTransactions';
import { rowsOf } from '../../sandbox/world/financeView';
import { landmarks } from '../../sandbox/world/landmarks';
import { lastUpdatedMs } from '../../sandbox/world/orderState';
import { FetchWorld, jobOf } from './fetchWorld';

const from = '2026-09-20T00:00:00Z';
const until = '2026-11-23T18:00:00Z';
const ordersReport = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';

/** What Amazon shows of the window, from the world's truth. */
function trueIds({ bench }: FetchWorld): readonly string[] {
  const { world } = bench.side;
  return world.events
    .flatMap((event) => rowsOf(event, world.nowMs))
    .filter(({ postedAtMs }) => postedAtMs >= Date.parse(from) && postedAtMs < Date.parse(until))
    .map(({ transactionId }) => transactionId)
    .sort();
}

describe('transactions of a window', () => {
  const job = () => jobOf('fetchTransactions', { from, until });

  it.each([true, false])(
    'are all there, once each, empty pages or not (newest first: %s)',
    async (newestFirst) => {
      const world = new FetchWorld({ pageSize: 20, newestFirst });
      const { job: ended, ends } = await world.run(fetchTransactions, job());
      expect(ended.state).toBe('done');
      expect(
        world
          .transactions()
          .map(({ transactionId }) => transactionId)
          .sort(),
      ).toEqual(trueIds(world));
      expect(ends.at(-1)?.fetched).toEqual({ from, until });
      expect(ends.slice(0, -1).every(({ fetched }) => fetched === undefined)).toBe(true);
      expect(world.bench.side.throttled()).toBe(0);
    },
  );

  it.each([true, false])(
    'are all there where page tokens die, and little is read twice (newest first: %s)',
    async (newestFirst) => {
      const world = new FetchWorld({ pageSize: 20, newestFirst });
      const { job: ended } = await world.run(fetchTransactions, job(), (steps) => {
        if (steps % 4 === 0) world.bench.advance(301_000);
        return 'goOn';
      });
      expect(ended.state).toBe('done');
      const expected = trueIds(world);
      // What became known while time passed may be there too.
      expect(expected.filter((id) => !world.transactionIds().includes(id))).toEqual([]);
      expect(world.transactions().length).toBeLessThan(expected.length * 1.5);
      expect(world.bench.side.count('listTransactions')).toBeLessThan((expected.length / 20) * 2.5);
    },
  );

  it('are all there after deaths at every third page', async () => {
    const world = new FetchWorld({ pageSize: 20 });
    const { job: ended } = await world.run(fetchTransactions, job(), (steps) =>
      steps % 3 === 0 ? 'die' : 'goOn',
    );
    expect(ended.state).toBe('done');
    expect(world.transactionIds()).toEqual([...new Set(trueIds(world))]);
  });

  it('say how many calls are left, which falls to the end', async () => {
    const world = new FetchWorld({ pageSize: 20, emptyPages: 'never' });
    const { ends } = await world.run(fetchTransactions, job());
    const left = ends.map(({ progress }) => progress?.callsLeft?.['listTransactions'] ?? 0);
    expect(left.at(-1)).toBe(0);
    const half = left[Math.floor(ends.length / 2)] ?? 0;
    expect(half).toBeGreaterThan(ends.length / 4);
    expect(half).toBeLessThan(ends.length);
  });

  it('wait where Amazon does not answer, and stop where the role is missing', async () => {
    const world = new FetchWorld();
    world.bench.faults.plan({
      url: /transactions/,
      times: 1,
      fault: { kind: 'html', status: 503, at: 'before' },
    });
    const { job: ended, ends } = await world.run(fetchTransactions, job());
    expect(ends[0]?.outcome).toMatchObject({ end: 'slowDown', problem: { code: 'amazon_unavailable' } });
    expect(ended.state).toBe('done');
    const denied = new FetchWorld({ deniedOperations: ['listTransactions'] });
    const blocked = await denied.run(fetchTransactions, job());
    expect(blocked.job).toMatchObject({ state: 'blocked', problem: { code: 'amazon_role_missing' } });
  });
});

describe('orders that changed', () => {
  it('are all there over all pages, also where a page token has died', async () => {
    for (const sleeps of [false, true]) {
      const world = new FetchWorld({ quotas: false });
      const { side } = world.bench;
      const { job } = await world.run(
        fetchOrders,
        jobOf('fetchOrders', { changedAfter: from, until }),
        (steps) => {
          if (sleeps && steps === 1) world.bench.advance(25 * 3_600_000);
          return 'goOn';
        },
      );
      expect(job.state).toBe('done');
      const { nowMs, orders } = side.world;
      const expected = orders.filter((order) => {
        const changedMs = lastUpdatedMs(order, nowMs);
        return order.createdAtMs <= nowMs && changedMs >= Date.parse(from) && changedMs <= Date.parse(until);
      });
      expect(expected.length).toBeGreaterThan(100);
      // What changed after the window while a day went by is not the window's any more.
      const still = expected.filter(
        (order) => lastUpdatedMs(order, world.bench.clock.now()) <= Date.parse(until),
      );
      expect(still.filter(({ orderId }) => !world.orders.has(orderId))).toEqual([]);
    }
  });
});

describe('listed orders', () => {
  it('come with their transactions; one that Amazon does not know holds up none', async () => {
    const world = new FetchWorld();
    const orderIds = [landmarks.simpleFba, '999-9999999-9999999', landmarks.simpleFba];
    const { job, ends } = await world.run(fetchListed, jobOf('fetchListed', { orderIds }));
    expect(job.state).toBe('done');
    expect(ends.at(-1)?.progress).toMatchObject({ done: 3, total: 3 });
    expect([...world.orders.keys()]).toEqual([landmarks.simpleFba]);
    expect(world.transactions().length).toBeGreaterThan(0);
  });
});

describe('settlement files', () => {
  const job = () => jobOf('fetchSettlements', { createdAfter: '2026-08-26T00:00:00Z' });

  it.each(['gzip', 'unpackedOnTheWay', 'plain'] as const)(
    'are read whole, %s, and not again',
    async (packedReports) => {
      const world = new FetchWorld({ packedReports, reportsPageSize: 3 });
      const { job: ended } = await world.run(fetchSettlements, job());
      expect(ended.state).toBe('done');
      const { settlements } = world.bench.side.world;
      expect(world.files.size).toBeGreaterThan(5);
      for (const [id, { reading }] of world.files) {
        const settlement = settlements.find(({ settlementId }) => settlementId === id);
        expect([reading.sumMinor, reading.summary?.totalMinor]).toEqual([
          settlement?.payoutMinor,
          settlement?.payoutMinor,
        ]);
        expect(reading.orders).toBeDefined();
      }
      expect(world.bench.side.count('download')).toBe(world.files.size);
      const again = await world.run(fetchSettlements, job());
      expect(again.job.state).toBe('done');
      expect(world.bench.side.count('download')).toBe(world.files.size);
    },
  );

  it('carry no token to the storage', async () => {
    const world = new FetchWorld();
    await world.run(fetchSettlements, job());
    const answers = world.bench.side.calls.filter(({ operation }) => operation === 'download');
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('are downloaded anew where the download was cut, dropped, or its worker died', async () => {
    const world = new FetchWorld();
    const { faults } = world.bench;
    faults.plan({ url: /tortuga/, times: 1, fault: { kind: 'truncate' } });
    faults.plan({ url: /tortuga/, times: 1, fault: { kind: 'drop', at: 'after' } });
    faults.plan({ url: /tortuga/, times: 4, fault: { kind: 'html', status: 503, at: 'before' } });
    const { job: ended } = await world.run(fetchSettlements, job(), (steps) =>
      steps % 5 === 0 ? 'die' : 'goOn',
    );
    expect(ended.state).toBe('done');
    expect(faults.clear()).toBe(0);
    const whole = new FetchWorld();
    await whole.run(fetchSettlements, job());
    expect([...world.files.keys()].sort()).toEqual([...whole.files.keys()].sort());
  });

  it('stop with the reason where the storage is not one that we may reach', async () => {
    const world = new FetchWorld({ documentHost: 'elsewhere.s3.amazonaws.com' });
    const { job: ended } = await world.run(fetchSettlements, job());
    expect(ended).toMatchObject({ state: 'blocked', problem: { code: 'amazon_report_elsewhere' } });
    expect(world.bench.side.count('download')).toBe(0);
  });
});

describe('a report of orders', () => {
  const job = () =>
    jobOf('fetchReport', {
      reportType: ordersReport,
      from: '2026-11-01T00:00:00Z',
      until: '2026-11-20T00:00:00Z',
      marketplaceIds: [],
    });

  it('brings every order that changed, with where it went and nothing else of the address', async () => {
    const world = new FetchWorld();
    const { job: ended, ends } = await world.run(createFetchReport(), job());
    expect(ended.state).toBe('done');
    const { orders, nowMs } = world.bench.side.world;
    const expected = orders.filter((order) => {
      const changedMs = lastUpdatedMs(order, nowMs);
      return (
        order.createdAtMs <= nowMs &&
        changedMs >= Date.parse('2026-11-01T00:00:00Z') &&
        changedMs < Date.parse('2026-11-20T00:00:00Z')
      );
    });
    expect(expected.length).toBeGreaterThan(20);
    expect([...world.orders.keys()].sort()).toEqual(expected.map(({ orderId }) => orderId).sort());
    for (const { orderId, shipToState, createdAtMs } of expected) {
      const order = world.orders.get(orderId);
      expect(order?.shipTo?.region).toBe(shipToState);
      expect(Date.parse(order?.createdAt ?? '')).toBe(Math.floor(createdAtMs / 1000) * 1000);
    }
    const kept = JSON.stringify(ends.flatMap(({ facts = [] }) => facts.map(({ ...each }) => each)));
    expect(kept).not.toContain('SPRINGFIELD');
    expect(kept).not.toContain('00000-0000');
  });

  it('is asked for once, whatever dies after it was', async () => {
    const world = new FetchWorld({ reportTakesMs: 20 * 60_000 });
    const { job: ended } = await world.run(createFetchReport(), job(), (steps) =>
      steps % 2 === 0 ? 'die' : 'goOn',
    );
    expect(ended.state).toBe('done');
    expect(world.bench.side.count('createReport')).toBe(1);
    expect(world.bench.side.throttled()).toBe(0);
  });

  it('says that it takes long, and goes on waiting', async () => {
    const world = new FetchWorld({ reportTakesMs: 2 * 3_600_000 });
    const { job: ended, ends } = await world.run(createFetchReport(), job());
    expect(
      ends.some(({ outcome }) => outcome.end === 'slowDown' && outcome.problem.code === 'amazon_report_slow'),
    ).toBe(true);
    expect(ended.state).toBe('done');
  });

  it('is nothing where there is nothing, and stops with what Amazon says where it failed', async () => {
    const world = new FetchWorld();
    const empty = await world.run(
      createFetchReport(),
      jobOf('fetchReport', {
        reportType: ordersReport,
        from: '2024-01-01T00:00:00Z',
        until: '2024-01-20T00:00:00Z',
        marketplaceIds: ['ATVPDKIKX0DER'],
      }),
    );
    expect([empty.job.state, world.orders.size]).toEqual(['done', 0]);
    const fatal = await new FetchWorld({ fatalReports: true }).run(createFetchReport(), job());
    expect(fatal.job).toMatchObject({ state: 'blocked', problem: { code: 'amazon_report_failed' } });
    expect(fatal.job.problem?.said).toContain('too long');
  });

  it('takes nothing from an order that is known better', async () => {
    const world = new FetchWorld();
    await world.run(fetchListed, jobOf('fetchListed', { orderIds: [landmarks.simpleFba] }));
    const before = world.orders.get(landmarks.simpleFba);
    await world.run(createFetchReport(), {
      ...job(),
      asked: { ...job().asked, from: '2026-10-25T00:00:00Z', until: '2026-11-23T18:00:00Z' },
    });
    const { shipTo, ...after } = world.orders.get(landmarks.simpleFba) ?? {};
    expect(after).toEqual(before);
    expect(shipTo).toBeDefined();
  });
});
