import { beforeEach, expect, test, vi } from 'vitest';
import { createWakefulness } from '../../entrypoints/background/wakefulness';
import type { Ports } from '../../lib/sync/ports';
import { wholePath } from '../sync/wholePathBench';

const alarm = vi.hoisted(() => ({ atMs: undefined as number | undefined }));
vi.mock('../../lib/browser/extension', () => ({
  keepAwake: (run: () => Promise<unknown>) => run(),
  showBadge: async () => undefined,
  wakeAt: async (atMs: number | undefined) => {
    alarm.atMs = atMs;
  },
}));

beforeEach(() => {
  alarm.atMs = undefined;
});

/** An engine with nothing pending, whose ports can be held back. */
function engine() {
  const { store, worker } = wholePath().browser();
  let held: Promise<void> = Promise.resolve();
  let release: () => void = () => undefined;
  const { ports } = worker();
  return {
    store,
    ports: async (): Promise<Ports> => {
      await held;
      return ports;
    },
    company: async () => undefined,
    birth: async () => ({ atMs: 0, replacesLost: false }),
    clock: ports.clock,
    sleep: async () => undefined,
    hold: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
  };
}

test('with nothing pending no alarm is left', async () => {
  const { goOn } = createWakefulness(engine());
  await goOn();
  expect(alarm.atMs).toBeUndefined();
});

test('an alarm stands while a command is at work, whoever else has found nothing to do', async () => {
  const { goOn, whileArmed } = createWakefulness(engine());
  let end: () => void = () => undefined;
  const work = whileArmed(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  await goOn();
  expect(alarm.atMs).toBeDefined();
  end();
  await work;
  await goOn();
  expect(alarm.atMs).toBeUndefined();
});

test('an alarm stands while the store is read, and after what failed', async () => {
  const at = engine();
  const { goOn } = createWakefulness(at);
  at.hold();
  const going = goOn();
  await vi.waitFor(() => expect(alarm.atMs).toBeDefined());
  at.release();
  await going;
  expect(alarm.atMs).toBeUndefined();
  const broken = createWakefulness({ ...at, ports: () => Promise.reject(new Error('no store')) });
  await broken.goOn();
  expect(alarm.atMs).toBeDefined();
});

test('a command’s failure is its own, and the alarm is looked after all the same', async () => {
  const { goOn, whileArmed } = createWakefulness(engine());
  await expect(whileArmed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await goOn();
  expect(alarm.atMs).toBeUndefined();
});
