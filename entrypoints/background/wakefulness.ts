import { keepAwake, showBadge, wakeAt } from '../../lib/browser/extension';
import { recover } from '../../lib/sync/recover';
import { type Chore, runChores } from '../../lib/sync/wake/chores';
import { companyChores } from '../../lib/sync/wake/companyChores';
import { badgeOf } from './badge';
import type { Engine } from './compose';

/** What keeps a worker's work alive beyond the worker. */
export interface Wakefulness {
  /** Runs under a set alarm, so that somebody goes on should this worker die in the middle. */
  whileArmed<T>(run: () => Promise<T>): Promise<T>;
  /** Goes on with everything that is due, and sets the alarm for what is left. */
  goOn(): Promise<void>;
}

/** What wakefulness uses of the engine. */
export type WakeEngine = Pick<Engine, 'clock' | 'sleep' | 'ports' | 'company' | 'birth' | 'store'>;

/** Alarms ring no sooner than this in a packed extension. */
const shortestAlarmMs = 30_000;
/** So long is worked on before the alarm is set anew: a worker that dies is missed for no longer than it takes to ring. */
const roundMs = 20_000;
/** A worker stays awake for what is due so soon that an alarm would come later. */
const worthWaitingMs = 25_000;
/** In one go no longer than this: what cannot go on must not keep a computer awake. */
const wakeForMs = 600_000;

/** The alarm and the recovery behind it. Alarms are forgotten by browsers: what is stored is the truth. */
export function createWakefulness(engine: WakeEngine): Wakefulness {
  const { clock, sleep } = engine;
  let working = 0;
  const arm = (): Promise<void> => wakeAt(clock.nowMs() + shortestAlarmMs);

  const wake = async (): Promise<void> => {
    const wakeUntilMs = clock.nowMs() + wakeForMs;
    for (;;) {
      await arm();
      const nextAtMs = await runChores(clock, await lanesOf(engine), clock.nowMs() + roundMs);
      await tellHowItStands(engine);
      const waitMs = (nextAtMs ?? Number.POSITIVE_INFINITY) - clock.nowMs();
      if (waitMs > worthWaitingMs || clock.nowMs() + waitMs > wakeUntilMs) {
        // While a command is at work the alarm stays: what it begins was not in the store when that was read.
        if (working === 0) await wakeAt(nextAtMs);
        return;
      }
      if (waitMs > 0) await sleep(waitMs);
    }
  };

  // One after the other: an older look at the store must not set the alarm after a newer one.
  let last: Promise<void> = Promise.resolve();
  let isNextPlanned = false;
  const goOn = (): Promise<void> => {
    // Whoever comes while one waits for its turn is served by that one.
    if (isNextPlanned) return last;
    isNextPlanned = true;
    const run = async (): Promise<void> => {
      isNextPlanned = false;
      await keepAwake(wake);
    };
    // What failed is tried again when the alarm rings that was set before.
    last = last.then(run).catch(() => undefined);
    return last;
  };

  return {
    goOn,
    async whileArmed(run) {
      working += 1;
      try {
        await arm();
        return await keepAwake(run);
      } finally {
        working -= 1;
        void goOn();
      }
    },
  };
}

/** What goes on side by side. Without a company there is nothing but what is stored of one. */
async function lanesOf(engine: WakeEngine): Promise<readonly (readonly Chore[])[]> {
  const company = await engine.company();
  if (company === undefined) return [[async () => recover(await engine.ports())]];
  return [companyChores(company, await engine.birth())];
}

async function tellHowItStands({ store }: WakeEngine): Promise<void> {
  const { text, title } = badgeOf({ attention: await store.countAttention() });
  await showBadge(text, title);
}
