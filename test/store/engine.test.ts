import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmazonTransaction } from '../../lib/amazon/shapes/transaction';
import { toEvents } from '../../lib/ledger/toEvents';
import type { Connection } from '../../lib/sync/connection';
import { firstSettings } from '../../lib/sync/connections/firstSettings';
import type { Job } from '../../lib/sync/jobs/job';
import type { FactWrite, NewJob, StepEnd } from '../../lib/sync/jobs/ports';
import type { Prepared } from '../../lib/sync/prepared';
import type { Run } from '../../lib/sync/runs/run';
import { noCounts } from '../../lib/sync/runs/runState';
import { books } from '../books/bookFixtures';
import { transaction } from '../ledger/transactionFixtures';
import { context, posting } from './storeFixtures';

const nowMs = Date.UTC(2026, 10, 22);
const connection = (connectionId: string, amazonAccountId: string, realmId: string): Connection => ({
  connectionId,
  amazonAccountId,
  realmId,
  settings: firstSettings(books),
  updatedAtMs: 1,
});
const first = connection('first', 'amazon/na/a', '1');
const second = connection('next-2', 'amazon/eu/b', '2');
const job: NewJob = {
  id: 'r1/fetchTransactions/0000',
  kind: 'fetchTransactions',
  asked: { from: '2026-11-01T00:00:00Z', until: '2026-11-21T00:00:00Z' },
  urgency: 'background',
};

async function bench(...connections: readonly Connection[]) {
  const { store, open } = context();
  await store.changeConnections(() => ({ put: connections, answer: null }));
  /** A job of a connection, taken by a worker. */
  const held = async (of: Connection, added: NewJob = job): Promise<Job> => {
    await store.jobs.addJobs(of.connectionId, undefined, [added], nowMs);
    const taken = await store.jobs.lease(added.id, nowMs, nowMs + 90_000);
    if (taken === undefined) throw new Error('not to be taken');
    return taken;
  };
  /** Stores what a step of a connection brought; the job is at its end. */
  const bring = async (of: Connection, end: Omit<StepEnd, 'outcome'>): Promise<void> => {
    const taken = await held(of, { ...job, id: `${of.connectionId}/${Math.random()}` });
    const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = taken;
    const written = await store.jobs.commit({ ...kept, state: 'done' }, { ...end, outcome: { end: 'done' } });
    expect(written).toBe(true);
  };
  return { store, open, held, bring };
}

const wrote = (transactions: readonly AmazonTransaction[]): FactWrite => ({
  write: 'transactions',
  transactions,
  page: {
    source: 'listTransactions',
    body: JSON.stringify(transactions.map(({ transactionId }) => transactionId)),
  },
  fetchedAtMs: nowMs,
});

const deferred = transaction({
  id: 'D1',
  status: 'DEFERRED',
  postedDate: '2026-11-03T10:00:00Z',
  related: { SHIPMENT_ID: '1', RELEASE_TRANSACTION_ID: 'R1' },
});

describe('facts', () => {
  const some = (): readonly AmazonTransaction[] => [
    deferred,
    transaction({ id: 'S1', postedDate: '2026-11-04T10:00:00Z', related: { SHIPMENT_ID: '2' } }),
    transaction({ id: 'S2', postedDate: '2026-11-05T10:00:00.500Z', related: { SHIPMENT_ID: '3' } }),
  ];

  test('in any order, in any pages and however often give the same events', async () => {
    const all = some();
    const whole = toEvents(all, all[0]?.sellingPartnerId ?? first.amazonAccountId ?? '', []);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        fc.integer({ min: 1, max: 4 }),
        async (pages, size) => {
          const { store, bring } = await bench(first);
          for (let from = 0; from < pages.length; from += size)
            await bring(first, { facts: [wrote(pages.slice(from, from + size))] });
          const read = await store
            .facts(first)
            .readEventsPosted('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
          expect(read.map(({ key }) => key)).toEqual(
            [...whole].sort((a, b) => (a.postedAt < b.postedAt ? -1 : 1)).map(({ key }) => key),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('what is fetched again without a change has nothing drawn anew', async () => {
    const { store, bring } = await bench(first);
    await bring(first, { facts: [wrote(some())] });
    const dirty = await store.prepared('first').readDirty(100);
    expect(new Set(dirty.map(({ subject }) => subject.of))).toEqual(new Set(['order', 'day']));
    await bring(first, { prepared: { put: [], of: [], clean: dirty } });
    await bring(first, { facts: [wrote(some())] });
    expect(await store.prepared('first').readDirty(100)).toEqual([]);
  });

  test('are read by their moments, to the moment', async () => {
    const { store, bring } = await bench(first);
    await bring(first, { facts: [wrote(some())] });
    const { readEventsPosted } = store.facts(first);
    const at = async (from: string, until: string) =>
      (await readEventsPosted(from, until)).map(({ postedAt }) => postedAt);
    expect(await at('2026-11-04T10:00:00Z', '2026-11-05T10:00:00Z')).toEqual(['2026-11-04T10:00:00Z']);
    expect(await at('2026-11-04T10:00:00.001Z', '2026-11-05T10:00:00.500Z')).toEqual([]);
    expect(await at('2026-11-04T10:00:00.001Z', '2026-11-05T10:00:00.501Z')).toEqual([
      '2026-11-05T10:00:00.5Z',
    ]);
  });

  test('of two accounts never touch each other', async () => {
    const { store, bring } = await bench(first, second);
    await bring(first, { facts: [wrote(some())] });
    const everything = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'] as const;
    expect(await store.facts(second).readEventsPosted(...everything)).toEqual([]);
    expect(await store.facts(second).readSettlements()).toEqual([]);
    expect(await store.prepared('next-2').readDirty(10)).toEqual([]);
    await bring(second, { fetched: { from: everything[0], until: everything[1] } });
    expect(await store.facts(first).readFetched()).toBeUndefined();
    expect(await store.facts(second).readFetched()).toEqual({ from: everything[0], until: everything[1] });
  });

  test('what belongs to no order is read by itself', async () => {
    const { store, bring } = await bench(first);
    const fee = { ...transaction({ id: 'F1', postedDate: '2026-11-06T10:00:00Z' }), related: {} };
    await bring(first, { facts: [wrote([...some(), fee])] });
    const own = await store
      .facts(first)
      .readEventsWithoutOrder('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(own.map(({ transactionIds }) => transactionIds[0])).toEqual(['F1']);
  });
});

describe('a step’s result', () => {
  test('of a worker that was believed dead is not written, in no part', async () => {
    const { store, held } = await bench(first);
    const late = await held(first);
    const next = await store.jobs.lease(job.id, nowMs + 100_000, nowMs + 190_000);
    expect(next?.epoch).toBe(late.epoch + 1);
    const end: StepEnd = {
      outcome: { end: 'done' },
      facts: [wrote([deferred])],
      dirty: [{ of: 'order', orderId: 'x' }],
      fetched: { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
      successors: [{ ...job, id: 'other' }],
    };
    expect(await store.jobs.commit({ ...late, state: 'done' }, end)).toBe(false);
    expect(await store.facts(first).readFetched()).toBeUndefined();
    expect(await store.prepared('first').readDirty(10)).toEqual([]);
    expect((await store.jobs.readJobs('first')).map(({ id }) => id)).toEqual([job.id]);
  });

  test('that breaks in the middle leaves nothing behind', async () => {
    const { store, held } = await bench(first);
    const taken = await held(first);
    const broken = { connectionId: 'first', subject: { of: 'order', orderId: 'x' } } as unknown as Prepared;
    const end: StepEnd = {
      outcome: { end: 'done' },
      facts: [wrote([deferred])],
      prepared: { put: [broken], of: [], clean: [] },
    };
    await expect(store.jobs.commit({ ...taken, state: 'done' }, end)).rejects.toThrow();
    expect(await store.prepared('first').readDirty(10)).toEqual([]);
    expect(await store.jobs.readJobs('first')).toEqual([taken]);
  });

  test('is counted in its run, which ends with its last job', async () => {
    const { store } = await bench(first);
    const run: Run = {
      runId: 'r1',
      connectionId: 'first',
      by: 'click',
      asked: { what: { by: 'changes' }, dryRun: false },
      state: 'running',
      counts: noCounts,
      reasons: [],
      startedAtMs: nowMs,
    };
    expect(await store.jobs.beginRun(run, [job])).toEqual(run);
    // At most one at a time.
    expect((await store.jobs.beginRun({ ...run, runId: 'r2' }, [job])).runId).toBe('r1');
    expect(await store.jobs.readRun('r2')).toBeUndefined();
    const taken = await store.jobs.lease(job.id, nowMs, nowMs + 90_000);
    const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = taken as Job;
    const end: StepEnd = { outcome: { end: 'done' }, counts: { fetched: 3 } };
    await store.jobs.commit({ ...kept, state: 'done', updatedAtMs: nowMs + 5 }, end);
    expect(await store.jobs.readRuns('first', 10)).toEqual([
      { ...run, state: 'done', counts: { ...noCounts, fetched: 3 }, endedAtMs: nowMs + 5 },
    ]);
  });

  test('a job that somebody holds is not changed by others', async () => {
    const { store, held } = await bench(first);
    await held(first);
    const change = (each: Job): Job => ({ ...each, state: 'cancelled' });
    expect(await store.jobs.change(job.id, nowMs, change)).toBeUndefined();
    expect(await store.jobs.change(job.id, nowMs + 91_000, change)).toMatchObject({ state: 'cancelled' });
  });
});

describe('what would be in the books', () => {
  const row = (draftKey: string, orderId: string, more: Partial<Prepared> = {}): Prepared => ({
    connectionId: 'first',
    draftKey,
    subject: { of: 'order', orderId },
    state: 'ready',
    problems: [],
    previewHash: draftKey,
    preparedAtMs: nowMs,
    ...more,
  });

  test('of a subject that was drawn anew everything else goes', async () => {
    const { store, bring } = await bench(first);
    const [a, b] = [{ of: 'order', orderId: 'a' } as const, { of: 'order', orderId: 'b' } as const];
    await bring(first, {
      prepared: { put: [row('1', 'a'), row('2', 'a'), row('3', 'b')], of: [a, b], clean: [] },
    });
    await bring(first, { prepared: { put: [row('2', 'a', { state: 'blocked' })], of: [a], clean: [] } });
    const prepared = store.prepared('first');
    expect((await prepared.readPrepared([a])).map(({ draftKey }) => draftKey)).toEqual(['2']);
    expect(
      (await prepared.readReady({ of: 'order' }, undefined, 10)).map(({ draftKey }) => draftKey),
    ).toEqual(['3']);
    expect(await store.countAttention()).toBe(1);
  });

  test('what is ready is read in parts, in the order of its keys', async () => {
    const { store, bring } = await bench(first);
    const keys = Array.from({ length: 25 }, (_, index) => String(index).padStart(2, '0'));
    await bring(first, { prepared: { put: keys.map((key) => row(key, key)), of: [], clean: [] } });
    const read: string[] = [];
    for (let after: string | undefined; ; ) {
      const part = await store.prepared('first').readReady({ of: 'order' }, after, 10);
      read.push(...part.map(({ draftKey }) => draftKey));
      after = part.at(-1)?.draftKey;
      if (part.length < 10) break;
    }
    expect(read).toEqual(keys);
    expect(await store.prepared('first').readReady({ of: 'day' }, undefined, 10)).toEqual([]);
  });

  test('what was touched while it was drawn stays on the list', async () => {
    const { store, bring } = await bench(first);
    await bring(first, { dirty: [{ of: 'order', orderId: 'a' }] });
    const seen = await store.prepared('first').readDirty(10);
    await bring(first, { dirty: [{ of: 'order', orderId: 'a' }] });
    await bring(first, { prepared: { put: [], of: [], clean: seen } });
    expect(await store.prepared('first').readDirty(10)).toHaveLength(1);
    await bring(first, { prepared: { put: [], of: [], clean: await store.prepared('first').readDirty(10) } });
    expect(await store.prepared('first').readDirty(10)).toEqual([]);
  });
});

test('a document that is undone by hand has its order and its day drawn anew', async () => {
  const { store, bring } = await bench(first);
  await bring(first, { facts: [wrote([deferred])] });
  const [event] = await store.facts(first).readEventsPosted('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
  await bring(first, { prepared: { put: [], of: [], clean: await store.prepared('first').readDirty(10) } });
  const covers = [{ eventKey: event?.key ?? '', facets: ['revenue' as const] }];
  const own = posting({
    realmId: '1',
    key: '1/sale/x',
    covers,
    orderId: '114-1111111-1111111',
    updatedAtMs: 5,
  });
  await store.writePosting(own, undefined);
  expect(await store.prepared('first').readDirty(10)).toEqual([]);
  await store.writePosting({ ...own, state: 'undone', updatedAtMs: 6 }, 5);
  const dirty = await store.prepared('first').readDirty(10);
  expect(dirty.map(({ subject }) => subject.of).sort()).toEqual(['day', 'order']);
});
