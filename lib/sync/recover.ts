import type { Posting } from '../posting/posting';
import type { Ports } from './ports';
import { continuePosting } from './steps/continuePosting';

/** No wake comes sooner than this, so that a posting which cannot go on keeps nobody awake. */
const shortestWaitMs = 1_000;

/**
 * What a newly started or woken worker does: goes on with every posting of the connected company that is
 * due. Answers when to wake next, in milliseconds since the epoch; `undefined` when nothing is pending.
 */
export async function recover(ports: Ports): Promise<number | undefined> {
  for (const posting of await pending(ports)) {
    if (isDue(posting, ports.clock.nowMs())) await continuePosting(ports, posting.key, false);
  }
  const times = (await pending(ports)).flatMap(({ nextAtMs }) => nextAtMs ?? []);
  return times.length === 0 ? undefined : Math.max(Math.min(...times), ports.clock.nowMs() + shortestWaitMs);
}

/** Postings of another company rest until that company is connected again. */
async function pending({ store }: Ports): Promise<readonly Posting[]> {
  const realmId = (await store.readBooks())?.company.realmId;
  return (await store.readDuePostings()).filter((posting) => posting.realmId === realmId);
}

function isDue({ nextAtMs }: Posting, nowMs: number): boolean {
  return nextAtMs !== undefined && nextAtMs <= nowMs;
}
