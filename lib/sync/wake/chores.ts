import type { ClockPort } from '../ports';

/**
 * Something that goes on by itself: does what is due until `untilMs`, and answers when it goes on, in
 * milliseconds since the epoch; `undefined` where nothing is pending.
 */
export type Chore = (untilMs: number) => Promise<number | undefined>;

/** What broke is tried again after this: a store that fails once is often there a minute later. */
const brokenWaitMs = 60_000;

/**
 * Runs lanes of chores side by side, each lane one after the other. A chore that breaks stops no other: it is
 * tried again later. Answers when the earliest of them goes on.
 */
export async function runChores(
  clock: ClockPort,
  lanes: readonly (readonly Chore[])[],
  untilMs: number,
): Promise<number | undefined> {
  const times = await Promise.all(
    lanes.map(async (chores) => {
      const ofLane: (number | undefined)[] = [];
      for (const chore of chores) ofLane.push(await goOn(clock, chore, untilMs));
      return earliest(ofLane);
    }),
  );
  return earliest(times);
}

/** The earliest of some moments; `undefined` where there is none. */
export function earliest(timesMs: readonly (number | undefined)[]): number | undefined {
  const known = timesMs.filter((atMs) => atMs !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

async function goOn(clock: ClockPort, chore: Chore, untilMs: number): Promise<number | undefined> {
  try {
    return await chore(untilMs);
  } catch {
    return clock.nowMs() + brokenWaitMs;
  }
}
