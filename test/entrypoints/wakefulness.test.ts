import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWakefulness, type WakeEngine } from '../../entrypoints/background/wakefulness';
import type { Chore } from '../../lib/sync/wake/chores';
import { ManualClock } from '../sandbox/quickbooks/testing';

const fake = vi.hoisted(() => ({
  alarmAtMs: undefined as number | undefined,
  alarms: [] as (number | undefined)[],
  badge: { text: '', title: '' },
}));
vi.mock('../../lib/browser/extension', () => ({
  keepAwake: (run: () => Promise<unknown>) => run(),
  showBadge: async ({ text, title }: { readonly text: string; readonly title: string }) => {
    fake.badge = { text, title };
  },
  wakeAt: async (atMs: number | undefined) => {
    fake.alarmAtMs = atMs;
    fake.alarms.push(atMs);
  },
}));

beforeEach(() => {
  fake.alarmAtMs = undefined;
  fake.alarms = [];
  fake.badge = { text: '', title: '' };
});

/** An engine with these lanes, nothing by default. */
function engine(...lanes: readonly (readonly Chore[])[]): WakeEngine & { readonly time: ManualClock } {
  const time = new ManualClock();
  return {
    time,
    clock: { nowMs: () => time.now() },
    sleep: (waitMs) => time.sleep(waitMs),
    lanes: async () => lanes,
    standing: async () => ({ attention: 0 }),
    tellSeller: async () => undefined,
  };
}

const nothing: Chore = async () => undefined;

test('with nothing pending no alarm is left', async () => {
  const { goOn } = createWakefulness(engine([nothing]));
  await goOn();
  expect(fake.alarmAtMs).toBeUndefined();
  expect(fake.badge).toEqual({ text: '', title: 'Counterfoil' });
});

test('one alarm, for the earliest of all that is pending', async () => {
  const at = engine(
    [nothing, async () => at.time.now() + 7_200_000],
    [async () => at.time.now() + 3_600_000],
  );
  await createWakefulness(at).goOn();
  expect(fake.alarmAtMs).toBe(at.time.now() + 3_600_000);
});

test('an alarm stands while a command is at work, whoever else has found nothing to do', async () => {
  const { goOn, whileArmed } = createWakefulness(engine([nothing]));
  let end: () => void = () => undefined;
  const work = whileArmed(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  await goOn();
  expect(fake.alarmAtMs).toBeDefined();
  end();
  await work;
  await goOn();
  expect(fake.alarmAtMs).toBeUndefined();
});

test('an alarm stands while work is done: a worker that dies in the middle is followed by another', async () => {
  const at = engine([() => new Promise<never>(() => undefined)]);
  const dying = createWakefulness(at).goOn();
  dying.catch(() => undefined);
  await vi.waitFor(() => expect(fake.alarmAtMs).toBe(at.time.now() + 30_000));
  // The next worker finds what is due in what is stored, whatever the one before did.
  at.time.advance(30_000);
  const done = vi.fn(async () => undefined);
  await createWakefulness({ ...at, lanes: async () => [[done]] }).goOn();
  expect(done).toHaveBeenCalledOnce();
  expect(fake.alarmAtMs).toBeUndefined();
});

test('a chore that breaks stops no other, and comes again', async () => {
  const done = vi.fn(async () => undefined);
  const at = engine([() => Promise.reject(new Error('no store')), done], [done]);
  await createWakefulness(at).goOn();
  expect(done).toHaveBeenCalledTimes(2);
  expect(fake.alarmAtMs).toBe(at.time.now() + 60_000);
});

test('what cannot even be read leaves the alarm as it was set before', async () => {
  const at = engine();
  await createWakefulness({ ...at, lanes: () => Promise.reject(new Error('no store')) }).goOn();
  expect(fake.alarmAtMs).toBe(at.time.now() + 30_000);
});

test('a command’s failure is its own, and the alarm is looked after all the same', async () => {
  const { goOn, whileArmed } = createWakefulness(engine([nothing]));
  await expect(whileArmed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await goOn();
  expect(fake.alarmAtMs).toBeUndefined();
});

describe('a worker that is awake', () => {
  test('goes on with what is due at once, in rounds, and sets the alarm anew before each', async () => {
    let left = 5;
    const at = engine([
      async (untilMs) => {
        expect(untilMs - at.time.now()).toBe(20_000);
        at.time.advance(20_000);
        left -= 1;
        return left === 0 ? undefined : at.time.now();
      },
    ]);
    await createWakefulness(at).goOn();
    expect(left).toBe(0);
    expect(fake.alarms).toHaveLength(6);
    expect(fake.alarmAtMs).toBeUndefined();
  });

  test('waits itself for what is due sooner than an alarm could ring', async () => {
    let dueAtMs: number | undefined;
    const at = engine([
      async () => {
        if (dueAtMs === undefined) dueAtMs = at.time.now() + 8_000;
        return at.time.now() >= dueAtMs ? undefined : dueAtMs;
      },
    ]);
    const beganAtMs = at.time.now();
    await createWakefulness(at).goOn();
    expect(at.time.now() - beganAtMs).toBe(8_000);
    expect(fake.alarmAtMs).toBeUndefined();
  });

  test('lets go of what is always due and never done', async () => {
    const stuck = vi.fn(async () => at.time.now());
    const at = engine([stuck]);
    const beganAtMs = at.time.now();
    await createWakefulness(at).goOn();
    expect(stuck.mock.calls.length).toBeLessThan(20);
    expect(at.time.now() - beganAtMs).toBeLessThan(600_000);
    expect(fake.alarmAtMs).toBeDefined();
  });

  test('stays no longer than ten minutes in one go, however much there is', async () => {
    const busy = vi.fn(async () => {
      at.time.advance(20_000);
      return at.time.now();
    });
    const at = engine([busy]);
    await createWakefulness(at).goOn();
    expect(busy).toHaveBeenCalledTimes(31);
    expect(fake.alarmAtMs).toBe(at.time.now());
  });

  test('serves many calls that come while it is at work with one more round', async () => {
    const done = vi.fn(async () => undefined);
    const { goOn } = createWakefulness(engine([done]));
    await Promise.all([goOn(), goOn(), goOn(), goOn()]);
    expect(done).toHaveBeenCalledTimes(1);
    await goOn();
    expect(done).toHaveBeenCalledTimes(2);
  });
});
