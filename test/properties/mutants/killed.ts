import { planOf } from '../judge/runsOf';
import { runWorld } from '../judge/runWorld';

/** Worlds that a broken product is tried on before it counts as unharmed. */
const mostWorlds = 40;

/**
 * The first world in which the judges see that something is broken, and what they say of it; undefined where
 * a broken product would go unnoticed.
 */
export async function killedBy(): Promise<string | undefined> {
  for (let seed = 1; seed <= mostWorlds; seed += 1) {
    const run = await runWorld({ plan: planOf(seed) });
    const [fault] = run.faults;
    if (fault !== undefined) return `SEED=${seed}: ${fault}`;
  }
  return undefined;
}
