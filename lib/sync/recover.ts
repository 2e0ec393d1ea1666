import type { Posting } from '../posting/posting';
import type { Ports } from './ports';
import { continuePosting } from './steps/continuePosting';
import { continueUndo, type UndoPorts } from './steps/continueUndo';

/** No wake comes sooner than this, so that a posting which cannot go on keeps nobody awake. */
const shortestWaitMs = 1_000;
/** A worker whose event lasts longer may be stopped; what is left is gone on with at the next wake. */
const undoForMs = 20_000;

/**
 * What a newly started or woken worker does: goes on with every posting of the connected company that is
 * due, and with what the seller wants taken out. Answers when to wake next, in milliseconds since the epoch;
 * `undefined` when nothing is pending.
 */
export async function recover(ports: UndoPorts): Promise<number | undefined> {
  for (const posting of await pending(ports)) {
    if (isDue(posting, ports.clock.nowMs())) await continuePosting(ports, posting.key, false);
  }
  const undoAtMs = await undoing(ports);
  const due = (await pending(ports)).flatMap(({ nextAtMs }) => nextAtMs ?? []);
  const times = undoAtMs === undefined ? due : [...due, undoAtMs];
  return times.length === 0 ? undefined : Math.max(Math.min(...times), ports.clock.nowMs() + shortestWaitMs);
}

/** Goes on with a removal of many; answers when there is more to do. What only the seller can mend is not waited for. */
async function undoing(ports: UndoPorts): Promise<number | undefined> {
  const undone = await continueUndo(ports, ports.clock.nowMs() + undoForMs);
  if (undone.ok) return undone.value?.nextAtMs;
  const { retry } = undone.problem;
  return retry.kind === 'after' ? ports.clock.nowMs() + retry.waitMs : undefined;
}

/** Postings of another company rest until that company is connected again. */
async function pending({ store }: Ports): Promise<readonly Posting[]> {
  const realmId = (await store.readBooks())?.company.realmId;
  return (await store.readDuePostings()).filter((posting) => posting.realmId === realmId);
}

function isDue({ nextAtMs }: Posting, nowMs: number): boolean {
  return nextAtMs !== undefined && nextAtMs <= nowMs;
}
