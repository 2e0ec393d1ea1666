import { showBadge, wakeAt } from '../../lib/browser/extension';
import { recover } from '../../lib/sync/recover';
import { continueBatch } from '../../lib/sync/steps/continueBatch';
import { clock } from './clock';
import type { Engine } from './compose';
import type { Wakefulness } from './handlers';

/** Alarms ring no sooner than this in a packed extension. */
const shortestAlarmMs = 30_000;
/** So long batches are gone on with in one wake: a worker that is at work longer may be stopped. */
const batchesMs = 20_000;

/** The alarm and the recovery behind it. Alarms are forgotten by browsers: the stored postings are the truth. */
export function createWakefulness(engine: Pick<Engine, 'ports' | 'batchPorts' | 'store'>): Wakefulness {
  let working = 0;
  const arm = (): Promise<void> => wakeAt(clock.nowMs() + shortestAlarmMs);

  const recovered = async (): Promise<void> => {
    await arm();
    // Many that are due together are looked up together, before what is left goes on one by one.
    const batchPorts = await engine.batchPorts();
    const batchAtMs =
      batchPorts === undefined ? undefined : await continueBatch(batchPorts, clock.nowMs() + batchesMs);
    const singleAtMs = await recover(await engine.ports());
    const nextAtMs = earliest(batchAtMs, singleAtMs);
    // While a command is at work the alarm stays: what it begins was not in the store when that was read.
    if (working === 0) await wakeAt(nextAtMs);
    const count = await engine.store.countAttention();
    const title = count === 0 ? 'Counterfoil' : `Counterfoil: ${count} need your attention`;
    await showBadge(count === 0 ? '' : String(count), title);
  };

  // One after the other: an older look at the store must not set the alarm after a newer one.
  let last: Promise<void> = Promise.resolve();
  const goOn = (): Promise<void> => {
    // What failed is tried again when the alarm rings that was set before.
    last = last.then(recovered).catch(() => undefined);
    return last;
  };

  return {
    goOn,
    async whileArmed(run) {
      working += 1;
      try {
        await arm();
        return await run();
      } finally {
        working -= 1;
        void goOn();
      }
    },
  };
}

function earliest(...timesMs: readonly (number | undefined)[]): number | undefined {
  const known = timesMs.flatMap((atMs) => atMs ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}
