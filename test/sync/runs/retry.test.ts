import { describe, expect, test } from 'vitest';
import { cancelRun, retryJob } from '../../../lib/sync/runs/changeRun';
import { JobWorld, jobOf, runOf, someProblem } from '../jobs/jobWorld';

const all = [jobOf('fetchTransactions', 'fetch'), jobOf('prepare', 'prepare'), jobOf('send', 'send')];

function partsOf(world: JobWorld) {
  return { clock: { nowMs: () => world.nowMs }, jobs: world.jobs, announce: () => undefined };
}

describe('a part of a run that was stopped', () => {
  test('is tried again, and what it brings is drawn and sent', async () => {
    let isMended = false;
    const world: JobWorld = new JobWorld(undefined, {
      fetchTransactions: () =>
        isMended
          ? { outcome: { end: 'done' }, counts: { fetched: 1 } }
          : { outcome: { end: 'blocked', problem: someProblem } },
    });
    await world.jobs.beginRun(runOf('run', 'first'), all);
    await world.settle();
    expect(world.jobs.runs.get('run')?.state).toBe('blocked');
    isMended = true;
    world.taken.length = 0;
    expect(await retryJob(partsOf(world), 'fetch')).toMatchObject({ ok: true });
    expect(world.jobs.runs.get('run')).toMatchObject({ state: 'running' });
    expect(world.jobs.runs.get('run')?.problem).toBeUndefined();
    await world.settle();
    const fetched = world.taken.indexOf('fetchTransactions fetch');
    expect(world.taken.lastIndexOf('prepare prepare')).toBeGreaterThan(fetched);
    expect(world.taken.lastIndexOf('send send')).toBeGreaterThan(fetched);
    expect(world.states()).toEqual({ fetch: 'done', prepare: 'done', send: 'done' });
    expect(world.jobs.runs.get('run')?.state).toBe('done');
  });

  test('that goes on by itself, or is not there, is not tried again', async () => {
    const world = new JobWorld();
    await world.jobs.beginRun(runOf('run', 'first'), all);
    expect(await retryJob(partsOf(world), 'fetch')).toMatchObject({ problem: { code: 'job_goes_on' } });
    expect(await retryJob(partsOf(world), 'nobody')).toMatchObject({ problem: { code: 'job_goes_on' } });
    expect(world.states()).toEqual({ fetch: 'ready', prepare: 'ready', send: 'ready' });
  });
});

describe('a run that is cancelled', () => {
  test('in the middle of a step keeps what the step brought, and takes no other', async () => {
    const world: JobWorld = new JobWorld(undefined, {
      fetchTransactions: async ({ cursor }) => {
        await cancelRun(partsOf(world), 'run');
        return { outcome: { end: 'again' }, cursor: Number(cursor ?? 0) + 1, counts: { fetched: 7 } };
      },
      prepare: () => ({ outcome: { end: 'again', atMs: world.nowMs + 60_000 } }),
    });
    await world.jobs.beginRun(runOf('run', 'first'), all);
    await world.settle();
    expect(world.taken.filter((each) => each.startsWith('fetch'))).toHaveLength(1);
    expect(world.jobs.runs.get('run')).toMatchObject({ state: 'cancelled', counts: { fetched: 7 } });
    expect(world.states()['fetch']).toBe('cancelled');
    expect(Object.values(world.states())).not.toContain('ready');
  });
});
