import { describe, expect, test } from 'vitest';
import type { Job } from '../../../lib/sync/jobs/job';
import type { StepEnd } from '../../../lib/sync/jobs/ports';
import { afterLeaseMs, dyingJobs, JobWorld, jobOf, runOf } from './jobWorld';

/** What a table of numbers holds: each is fetched once, drawn once and sent once, or the engine is at fault. */
interface Ledger {
  readonly fetched: number[];
  readonly ready: number[];
  readonly sent: number[];
}

/** Pages of two numbers are fetched, drawn and sent; what a step brings is written with its job alone. */
function world(): { readonly world: JobWorld; readonly ledger: Ledger } {
  const ledger: Ledger = { fetched: [], ready: [], sent: [] };
  const made = new JobWorld(
    undefined,
    {
      fetchTransactions: ({ cursor }) => {
        const page = Number(cursor ?? 0);
        return {
          outcome: { end: page < 2 ? 'again' : 'done' },
          cursor: page + 1,
          counts: { fetched: 2 },
          ...(page === 0 ? { successors: [jobOf('fetchListed', 'listed')] } : {}),
        };
      },
      prepare: () => step('drafted', ledger.fetched),
      send: () => step('posted', ledger.ready),
    },
    (job, end) => write(ledger, job, end),
  );
  return { world: made, ledger };
}

function step(count: 'drafted' | 'posted', from: readonly number[]): StepEnd {
  return from.length === 0
    ? { outcome: { end: 'done' } }
    : { outcome: { end: 'again' }, counts: { [count]: 1 } };
}

function write(ledger: Ledger, { kind, cursor }: Job, { counts }: StepEnd): void {
  if (kind === 'fetchTransactions') {
    const page = Number(cursor) - 1;
    ledger.fetched.push(page * 2, page * 2 + 1);
  }
  if (counts?.drafted === 1) ledger.ready.push(...ledger.fetched.splice(0, 1));
  if (counts?.posted === 1) ledger.sent.push(...ledger.ready.splice(0, 1));
}

const all = [jobOf('fetchTransactions', 'fetch'), jobOf('prepare', 'prepare'), jobOf('send', 'send')];

async function uninterrupted(): Promise<number> {
  const { world: calm, ledger } = world();
  await calm.jobs.beginRun(runOf('run', 'first'), all);
  const { jobs, life } = dyingJobs(calm.jobs, 0, 'before');
  await calm.worker(jobs).run(Number.POSITIVE_INFINITY);
  expect(ledger).toEqual({ fetched: [], ready: [], sent: [0, 1, 2, 3, 4, 5] });
  return life.calls;
}

describe.each(['before', 'after'] as const)(
  'a worker that dies %s the table did what it was asked',
  (when) => {
    test('at any of its calls: the next one ends where it would have ended', async () => {
      const calls = await uninterrupted();
      expect(calls).toBeGreaterThan(60);
      for (let diesAt = 1; diesAt <= calls; diesAt += 1) {
        const { world: stormy, ledger } = world();
        await stormy.jobs.beginRun(runOf('run', 'first'), all);
        const { jobs, life } = dyingJobs(stormy.jobs, diesAt, when);
        await Promise.race([stormy.worker(jobs).run(Number.POSITIVE_INFINITY), life.died]);
        // Another worker comes at once: what the dead one held is free only after its lease.
        await stormy.settle();
        stormy.nowMs += afterLeaseMs;
        await stormy.settle();
        expect(ledger, `died at ${diesAt}`).toEqual({ fetched: [], ready: [], sent: [0, 1, 2, 3, 4, 5] });
        expect(stormy.states()).toEqual({ fetch: 'done', listed: 'done', prepare: 'done', send: 'done' });
        expect(stormy.jobs.runs.get('run')).toMatchObject({
          state: 'done',
          counts: { fetched: 6, drafted: 6, posted: 6 },
        });
      }
    });
  },
);

describe('two workers on one table', () => {
  test('are never both in one job, and end where one would have ended', async () => {
    const { world: shared, ledger } = world();
    const inside = new Set<string>();
    for (const kind of ['fetchTransactions', 'prepare', 'send'] as const) {
      const take = shared.steps[kind];
      shared.steps[kind] = async (job, untilMs) => {
        expect(inside.has(job.id), `two in ${job.id}`).toBe(false);
        inside.add(job.id);
        for (let turn = 0; turn < 7; turn += 1) await Promise.resolve();
        const end = await take(job, untilMs);
        inside.delete(job.id);
        return end;
      };
    }
    await shared.jobs.beginRun(runOf('run', 'first'), all);
    const workers = [shared.worker(), shared.worker()];
    for (let round = 0; round < 30; round += 1) {
      await Promise.all(workers.map((worker) => worker.run(Number.POSITIVE_INFINITY)));
      shared.nowMs += 1_000;
    }
    expect(ledger).toEqual({ fetched: [], ready: [], sent: [0, 1, 2, 3, 4, 5] });
    expect(shared.jobs.runs.get('run')?.state).toBe('done');
  });

  test('what one writes that was believed dead is refused, whole', async () => {
    const { world: shared, ledger } = world();
    let wakes: () => void = () => undefined;
    const take = shared.steps.fetchTransactions;
    let isFirst = true;
    shared.steps.fetchTransactions = async (job, untilMs) => {
      if (isFirst) {
        isFirst = false;
        await new Promise<void>((resolve) => {
          wakes = resolve;
        });
      }
      return take(job, untilMs);
    };
    await shared.jobs.addJobs('first', undefined, [jobOf('fetchTransactions', 'fetch')], shared.nowMs);
    const sleeper = shared.worker().run(Number.POSITIVE_INFINITY);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    shared.nowMs += afterLeaseMs;
    await shared.settle();
    expect(ledger.fetched).toEqual([0, 1, 2, 3, 4, 5]);
    const before = structuredClone([...shared.jobs.jobs.values()]);
    wakes();
    await sleeper;
    expect(ledger.fetched).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...shared.jobs.jobs.values()]).toEqual(before);
  });
});
