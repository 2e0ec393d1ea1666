import type { Posting } from '../../posting/posting';
import type { Setting } from '../steps/carryOut';
import { type Carried, carryOutMany, type Work } from './carryOutMany';
import type { BatchPorts } from './ports';

/** So many are looked up together; of what was made lately more, for one look shows all of it. */
const chunk = 200;
const chunkMade = 5_000;
/** Fewer go on one by one as well. */
const fewTogether = 3;

/**
 * Postings that are due by themselves, piece by piece: looked up and read together. What waited for its turn
 * departs again; what was sent alone is left to be sent again alone, under its own request id.
 */
export async function dueOf(
  ports: BatchPorts,
  setting: Setting,
): Promise<() => Promise<Carried | undefined>> {
  const { realmId } = setting.company;
  const nowMs = ports.clock.nowMs();
  const due = (await ports.store.readDuePostings()).filter(
    (posting) => posting.realmId === realmId && isDue(posting, nowMs),
  );
  const made = due.filter(({ state }) => state === 'posted');
  const others = due.filter(({ state }) => state !== 'posted');
  return async () => {
    if (due.length < fewTogether) return undefined;
    const some = made.length > 0 ? made.splice(0, chunkMade) : others.splice(0, chunk);
    if (some.length === 0) return undefined;
    const works = some.map((posting): Work => ({ posting, seen: { seen: 'takenUp' } }));
    const { rested, departing } = await carryOutMany(ports, setting, works);
    return { rested, departing: departing.filter(({ posting }) => posting.state === 'waiting') };
  };
}

/** What a batch was refused for goes on alone. */
function isDue({ nextAtMs, problem }: Posting, nowMs: number): boolean {
  return nextAtMs !== undefined && nextAtMs <= nowMs && problem?.code !== 'quickbooks_batch_refused';
}
