import { keepAwake, showBadge, wakeAt } from '../../lib/browser/extension';
import type { ClockPort } from '../../lib/sync/ports';
import { type Chore, runChores } from '../../lib/sync/wake/chores';
import { badgeOf, type Standing } from './badge';
import { timeOfDay } from './clock';

/** What keeps a worker's work alive beyond the worker. */
export interface Wakefulness {
  /** Runs under a set alarm, so that somebody goes on should this worker die in the middle. */
  whileArmed<T>(run: () => Promise<T>): Promise<T>;
  /** Goes on with everything that is due, and sets the alarm for what is left. */
  goOn(): Promise<void>;
}

/** What wakefulness uses of the engine. */
export interface WakeEngine {
  readonly clock: ClockPort;
  sleep(waitMs: number): Promise<void>;
  /** What goes on by itself: lanes side by side, the chores of each one after the other. */
  lanes(): Promise<readonly (readonly Chore[])[]>;
  standing(): Promise<Standing>;
  /** Tells the seller of what has stopped. */
  tellSeller(): Promise<void>;
}

/** Alarms ring no sooner than this in a packed extension. */
const shortestAlarmMs = 30_000;
/** So long is worked on before the alarm is set anew: a worker that dies is missed for no longer than it takes to ring. */
const roundMs = 20_000;
/** A worker stays awake for what is due so soon that an alarm would come later. */
const worthWaitingMs = 25_000;
/** In one go no longer than this: what cannot go on must not keep a computer awake. */
const wakeForMs = 600_000;
/** A round that took no longer did nothing to speak of; after each of them the next one waits a little longer. */
const idleRoundMs = 200;
const idleWaitMs = 2_000;

/** The alarm and the recovery behind it. Alarms are forgotten by browsers: what is stored is the truth. */
export function createWakefulness(engine: WakeEngine): Wakefulness {
  const { clock, sleep } = engine;
  let working = 0;
  const arm = (): Promise<void> => wakeAt(clock.nowMs() + shortestAlarmMs);

  const wake = async (): Promise<void> => {
    const wakeUntilMs = clock.nowMs() + wakeForMs;
    let idleRounds = 0;
    for (;;) {
      await arm();
      const beganAtMs = clock.nowMs();
      const nextAtMs = await runChores(clock, await engine.lanes(), beganAtMs + roundMs);
      idleRounds = clock.nowMs() - beganAtMs < idleRoundMs ? idleRounds + 1 : 0;
      await showBadge(badgeOf(await engine.standing(), timeOfDay, clock.nowMs()));
      const dueMs = (nextAtMs ?? Number.POSITIVE_INFINITY) - clock.nowMs();
      const waitMs = Math.max(dueMs, (idleRounds - 1) * idleWaitMs);
      await told(engine);
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

/** A system that shows no notices is no reason to stop: the toolbar button tells the same. */
async function told(engine: WakeEngine): Promise<void> {
  await engine.tellSeller().catch(() => undefined);
}
