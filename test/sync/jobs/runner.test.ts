import { describe, expect, test } from 'vitest';
import type { Job } from '../../../lib/sync/jobs/job';
import type { StepEnd } from '../../../lib/sync/jobs/ports';
import { afterLeaseMs, connectionOf, JobWorld, jobOf, runOf, someProblem } from './jobWorld';

/** A step that is answered when the test says so. */
function gate(): { readonly reached: Promise<void>; open(end: StepEnd): void; step(): Promise<StepEnd> } {
  let open: (end: StepEnd) => void = () => undefined;
  let reach: () => void = () => undefined;
  const ended = new Promise<StepEnd>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return {
    reached,
    open: (end) => open(end),
    step: () => {
      reach();
      return ended;
    },
  };
}

const done: StepEnd = { outcome: { end: 'done' } };

describe('lanes', () => {
  test('jobs of one lane go one after the other, oldest first; lanes go side by side', async () => {
    const fetching = gate();
    const sending = gate();
    const world = new JobWorld([connectionOf('first')], {
      fetchTransactions: (job) => (job.id === 'fetch/1' ? fetching.step() : done),
      send: () => sending.step(),
    });
    await world.jobs.addJobs(
      'first',
      undefined,
      [jobOf('fetchTransactions', 'fetch/2'), jobOf('fetchTransactions', 'fetch/1'), jobOf('send', 'send')],
      world.nowMs,
    );
    const ran = world.worker().run(Number.POSITIVE_INFINITY);
    await Promise.all([fetching.reached, sending.reached]);
    expect(world.taken).toEqual(['fetchTransactions fetch/1', 'send send']);
    fetching.open(done);
    sending.open(done);
    expect(await ran).toBeUndefined();
    expect(world.taken).toEqual(['fetchTransactions fetch/1', 'send send', 'fetchTransactions fetch/2']);
    expect(new Set(Object.values(world.states()))).toEqual(new Set(['done']));
  });

  test('a slow-down of one account stops neither the other side nor another account', async () => {
    const world = new JobWorld([connectionOf('first'), connectionOf('second')], {
      fetchTransactions: (job) =>
        job.connectionId === 'first'
          ? { outcome: { end: 'slowDown', untilMs: world.nowMs + 60_000, problem: someProblem } }
          : done,
    });
    for (const id of ['first', 'second'])
      await world.jobs.addJobs(
        id,
        undefined,
        [jobOf('fetchTransactions', `fetch/${id}`), jobOf('send', `send/${id}`)],
        world.nowMs,
      );
    expect(await world.worker().run(Number.POSITIVE_INFINITY)).toBe(world.nowMs + 60_000);
    expect(world.states()).toEqual({
      'fetch/first': 'ready',
      'send/first': 'done',
      'fetch/second': 'done',
      'send/second': 'done',
    });
    expect(world.jobs.jobs.get('fetch/first')?.problem).toEqual(someProblem);
  });

  test('two connections of one seller account take turns, and never call it at once', async () => {
    const shared = { amazonAccountId: 'one account' };
    let atOnce = 0;
    const world = new JobWorld([connectionOf('first', shared), connectionOf('second', shared)], {
      fetchTransactions: async ({ cursor }) => {
        atOnce += 1;
        expect(atOnce).toBe(1);
        await Promise.resolve();
        atOnce -= 1;
        const pages = Number(cursor ?? 0) + 1;
        return { outcome: { end: pages < 3 ? 'again' : 'done' }, cursor: pages };
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('fetchTransactions', 'a')], world.nowMs);
    await world.jobs.addJobs('second', undefined, [jobOf('fetchTransactions', 'b')], world.nowMs);
    await world.settle();
    expect(world.taken.map((each) => each.at(-1)).join('')).toBe('ababab');
  });

  test('a click goes before what nobody looks at, at the next step', async () => {
    const world = new JobWorld([connectionOf('first')], {
      fetchTransactions: async ({ id, cursor }) => {
        if (id === 'slow' && cursor === undefined) {
          const click = jobOf('fetchListed', 'click', { urgency: 'click' });
          await world.jobs.addJobs('first', undefined, [click], world.nowMs);
        }
        return {
          outcome: { end: Number(cursor ?? 0) < 2 ? 'again' : 'done' },
          cursor: Number(cursor ?? 0) + 1,
        };
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('fetchTransactions', 'slow')], world.nowMs);
    await world.settle();
    expect(world.taken).toEqual([
      'fetchTransactions slow',
      'fetchListed click',
      'fetchTransactions slow',
      'fetchTransactions slow',
    ]);
  });

  test('jobs that somebody adds while all are at work begin at once in a free lane', async () => {
    const fetching = gate();
    const world = new JobWorld([connectionOf('first')], { fetchTransactions: () => fetching.step() });
    await world.jobs.addJobs('first', undefined, [jobOf('fetchTransactions', 'fetch')], world.nowMs);
    const worker = world.worker();
    const ran = worker.run(Number.POSITIVE_INFINITY);
    await fetching.reached;
    await world.jobs.addJobs('first', undefined, [jobOf('send', 'send', { urgency: 'click' })], world.nowMs);
    worker.added();
    while (world.states()['send'] !== 'done') await Promise.resolve();
    expect(world.states()['fetch']).toBe('ready');
    fetching.open(done);
    await ran;
  });

  test('no step begins after the time that a worker was given, and it says when to go on', async () => {
    const world = new JobWorld([connectionOf('first')], {
      fetchTransactions: (job, untilMs) => {
        expect(untilMs).toBe(world.nowMs + 20_000);
        world.nowMs += 15_000;
        return { outcome: { end: 'again' }, cursor: Number(job.cursor ?? 0) + 1 };
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('fetchTransactions', 'fetch')], world.nowMs);
    const nextAtMs = await world.worker().run(world.nowMs + 20_000);
    expect(world.taken).toHaveLength(2);
    expect(nextAtMs).toBe(world.nowMs);
  });

  test('a connection that rests takes its jobs along', async () => {
    const world = new JobWorld([connectionOf('first', { restsSinceMs: 5 })]);
    await world.jobs.addJobs('first', undefined, [jobOf('send', 'send')], world.nowMs);
    expect(await world.worker().run(Number.POSITIVE_INFINITY)).toBeUndefined();
    expect(world.taken).toEqual([]);
    world.jobs.connections.splice(0, 1, connectionOf('first'));
    await world.settle();
    expect(world.states()).toEqual({ send: 'done' });
  });
});

describe('what follows', () => {
  /** Three pages are fetched, each is drawn, each drawing is sent, and what was sent draws once more. */
  function pipeline() {
    const table = { pages: 0, drawn: 0, sent: 0, dirty: 0, ready: 0 };
    const world: JobWorld = new JobWorld(
      [connectionOf('first')],
      {
        fetchTransactions: ({ cursor }) => {
          const page = Number(cursor ?? 0) + 1;
          return { outcome: { end: page < 3 ? 'again' : 'done' }, cursor: page, counts: { fetched: 1 } };
        },
        prepare: () =>
          table.dirty === 0 ? done : { outcome: { end: 'again' }, counts: { drafted: table.dirty } },
        send: () =>
          table.ready === 0
            ? done
            : {
                outcome: { end: 'again' },
                counts: { posted: table.ready },
                ...(table.sent === 0 ? { dirty: [{ of: 'order', orderId: '1' }] } : {}),
              },
      },
      (_job, end) => {
        table.pages += end.counts?.fetched ?? 0;
        table.dirty += (end.counts?.fetched ?? 0) + (end.dirty?.length ?? 0) - (end.counts?.drafted ?? 0);
        table.drawn += end.counts?.drafted ?? 0;
        table.ready += (end.counts?.drafted ?? 0) - (end.counts?.posted ?? 0);
        table.sent += end.counts?.posted ?? 0;
      },
    );
    const jobs = [jobOf('fetchTransactions', 'fetch'), jobOf('prepare', 'prepare'), jobOf('send', 'send')];
    return { world, table, begin: () => world.jobs.beginRun(runOf('run', 'first'), jobs) };
  }

  test('what is drawn and sent stays open while more may come, and all is over together', async () => {
    const { world, table, begin } = pipeline();
    await begin();
    await world.settle();
    expect(table).toEqual({ pages: 3, drawn: 4, sent: 4, dirty: 0, ready: 0 });
    expect(world.states()).toEqual({ fetch: 'done', prepare: 'done', send: 'done' });
    const run = world.jobs.runs.get('run');
    expect(run).toMatchObject({ state: 'done', counts: { fetched: 3, drafted: 4, posted: 4 } });
  });

  test('the first page is sent before the last is fetched', async () => {
    const { world, begin } = pipeline();
    await begin();
    await world.settle();
    const firstSent = world.taken.indexOf('send send', world.taken.indexOf('prepare prepare', 2));
    expect(firstSent).toBeGreaterThan(0);
    expect(firstSent).toBeLessThan(world.taken.lastIndexOf('fetchTransactions fetch') + 4);
  });

  test('who has nothing to do looks no more often than something comes', async () => {
    const { world, begin } = pipeline();
    await begin();
    await world.settle();
    // Four drawings, and one look for each page, each thing sent and the end.
    expect(world.taken.filter((each) => each === 'prepare prepare').length).toBeLessThanOrEqual(10);
    expect(world.taken.filter((each) => each === 'send send').length).toBeLessThanOrEqual(14);
  });

  test('a part that is kept back stops only what needs it: the rest is over, and the run says why it stopped', async () => {
    const { world, begin } = pipeline();
    world.steps.fetchTransactions = () => ({ outcome: { end: 'blocked', problem: someProblem } });
    await begin();
    await world.settle();
    expect(world.states()).toEqual({ fetch: 'blocked', prepare: 'done', send: 'done' });
    expect(world.jobs.runs.get('run')).toMatchObject({ state: 'blocked', problem: someProblem });
  });

  test('while one that it follows waits for its time, nobody is kept awake', async () => {
    const { world, begin } = pipeline();
    const again = world.nowMs + 3_600_000;
    world.steps.fetchTransactions = () => ({ outcome: { end: 'again', atMs: again } });
    await begin();
    expect(await world.worker().run(Number.POSITIVE_INFINITY)).toBe(again);
    expect(world.taken.length).toBeLessThanOrEqual(5);
  });
});

describe('what breaks', () => {
  const breaking = () => {
    throw new TypeError('a fault of ours');
  };

  test('is tried again after longer and longer waits, then put aside with the reason, and never lost', async () => {
    const world = new JobWorld([connectionOf('first')], { prepare: breaking });
    await world.jobs.beginRun(runOf('run', 'first'), [jobOf('prepare', 'prepare')]);
    const waits: number[] = [];
    for (;;) {
      const nextAtMs = await world.worker().run(Number.POSITIVE_INFINITY);
      if (nextAtMs === undefined) break;
      waits.push(nextAtMs - world.nowMs);
      world.nowMs = nextAtMs;
    }
    expect(waits.length).toBe(9);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60_000);
    const job = world.jobs.jobs.get('prepare') as Job;
    expect(job).toMatchObject({ state: 'quarantined', attempts: 10, problem: { code: 'job_broke' } });
    expect(job.problem?.said).toBe('TypeError: a fault of ours');
    expect(world.jobs.runs.get('run')).toMatchObject({ state: 'blocked', problem: { code: 'job_broke' } });
  });

  test('once mended it counts from the beginning', async () => {
    let breaks = true;
    const world = new JobWorld([connectionOf('first')], {
      prepare: ({ attempts }) => {
        if (breaks) breaking();
        expect(attempts).toBe(3);
        return done;
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('prepare', 'prepare')], world.nowMs);
    for (let time = 0; time < 3; time += 1)
      world.nowMs = (await world.worker().run(Number.POSITIVE_INFINITY)) ?? 0;
    breaks = false;
    await world.settle();
    expect(world.jobs.jobs.get('prepare')).toMatchObject({ state: 'done', attempts: 0 });
  });

  test('a step that says “again” and brings nothing is put aside, too', async () => {
    const world = new JobWorld([connectionOf('first')], {
      prepare: () => ({ outcome: { end: 'again' }, cursor: { same: true } }),
    });
    await world.jobs.addJobs('first', undefined, [jobOf('prepare', 'prepare')], world.nowMs);
    await world.settle();
    const job = world.jobs.jobs.get('prepare');
    expect(job).toMatchObject({ state: 'quarantined', problem: { code: 'job_stands_still' } });
  });

  test('what waits for its time may bring nothing for as long as it likes', async () => {
    let looks = 0;
    const world = new JobWorld([connectionOf('first')], {
      fetchReport: () => {
        looks += 1;
        return looks > 50 ? done : { outcome: { end: 'again', atMs: world.nowMs + 60_000 } };
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('fetchReport', 'report')], world.nowMs);
    await world.settle();
    expect(world.states()).toEqual({ report: 'done' });
  });

  test('a store that fails in the middle of a step says so with its own words', async () => {
    const full = Object.assign(new Error('no room'), { problem: someProblem });
    const world = new JobWorld([connectionOf('first')], {
      prepare: () => {
        throw full;
      },
    });
    await world.jobs.addJobs('first', undefined, [jobOf('prepare', 'prepare')], world.nowMs);
    await world.worker().run(Number.POSITIVE_INFINITY);
    expect(world.jobs.jobs.get('prepare')).toMatchObject({ state: 'ready', problem: someProblem });
  });

  test('one that stops the browser in its middle every time is put aside', async () => {
    const world = new JobWorld([connectionOf('first')], { prepare: () => new Promise(() => undefined) });
    await world.jobs.addJobs('first', undefined, [jobOf('prepare', 'prepare')], world.nowMs);
    for (let death = 0; death < 120 && world.states()['prepare'] === 'ready'; death += 1) {
      const before = world.taken.length;
      const ran = world.worker().run(Number.POSITIVE_INFINITY);
      const isTaken = async (): Promise<void> => {
        for (let turn = 0; turn < 50 && world.taken.length === before; turn += 1) await Promise.resolve();
      };
      await Promise.race([ran, isTaken()]);
      world.nowMs += afterLeaseMs + 60_000;
    }
    expect(world.jobs.jobs.get('prepare')).toMatchObject({
      state: 'quarantined',
      problem: { code: 'job_interrupted' },
    });
  });
});

describe('a clock that was set', () => {
  test('a lease and a time from before it was set back hold nobody up', async () => {
    const world = new JobWorld([connectionOf('first')]);
    const year = 365 * 86_400_000;
    world.nowMs += year;
    await world.jobs.addJobs(
      'first',
      undefined,
      [jobOf('prepare', 'prepare', { nextAtMs: world.nowMs + 60_000 }), jobOf('send', 'send')],
      world.nowMs,
    );
    await world.jobs.lease('send', world.nowMs, world.nowMs + 90_000);
    world.nowMs -= year;
    await world.settle();
    expect(world.states()).toEqual({ prepare: 'done', send: 'done' });
  });
});
