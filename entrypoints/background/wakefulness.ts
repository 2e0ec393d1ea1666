import { showBadge, wakeAt } from '../../lib/browser/extension';
import { recover } from '../../lib/sync/recover';
import { clock } from './clock';
import type { Engine } from './compose';
import type { Wakefulness } from './handlers';

/** Alarms ring no sooner than this in a packed extension. */
const shortestAlarmMs = 30_000;

/** The alarm and the recovery behind it. Alarms are forgotten by browsers: the stored postings are the truth. */
export function createWakefulness(engine: Engine): Wakefulness {
  const arm = (): Promise<void> => wakeAt(clock.nowMs() + shortestAlarmMs);

  const recovered = async (): Promise<void> => {
    await arm();
    await wakeAt(await recover(await engine.ports()));
    const count = await engine.store.countAttention();
    const title = count === 0 ? 'Counterfoil' : `Counterfoil: ${count} need your attention`;
    await showBadge(count === 0 ? '' : String(count), title);
  };

  return {
    arm,
    // What failed is tried again when the alarm rings that was set before.
    goOn: () => recovered().catch(() => undefined),
  };
}
