import { partOf } from '../../posting/batch/batch';
import { firstPace, type Pace, sizeAt } from '../../posting/batch/pace';
import type { Posting, PostingKey } from '../../posting/posting';
import { next } from '../../posting/state';
import type { Result } from '../../problem/problem';
import type { Setting } from '../steps/carryOut';
import { companyLock } from '../steps/companyLock';
import { type Carried, carryOutMany, type Work } from './carryOutMany';
import { depart, type Flight, land, sendFresh } from './flight';
import type { BatchPorts } from './ports';

/** Where a run gets its postings from. To be asked under the company's lock. */
export interface Source {
  /** Some more, looked up and ready to go; `undefined` where there are none left. */
  more(): Promise<Carried | undefined>;
}

/** How a run ended. */
export interface RunEnd {
  /** Of each posting that it came to; those that are still `sending` or `unknown` go on by themselves. */
  readonly results: ReadonlyMap<PostingKey, Result<Posting>>;
  /** Where it ended before its source did: when it may go on. */
  readonly againAtMs?: number;
}

/** A source of postings that are ready to go. */
export function sourceOf(departing: readonly Work[]): Source {
  let left: Carried | undefined = { rested: new Map(), departing };
  return {
    more: async () => {
      const given = left;
      left = undefined;
      return given;
    },
  };
}

/** Batches under way at once; the rest of what Intuit allows is for look-ups and for the seller's clicks. */
const mostAtOnce = 8;
/** A look-up that is older is done again before anything is sent. */
const freshMs = 60_000;
/** So long one waits for the turn of a batch; what takes longer is left to the next wake. */
export const patienceMs = 30_000;
/** After an answer that was lost. */
const pauseMs = 30_000;

interface Waiting {
  readonly work: Work;
  readonly sinceMs: number;
}

/**
 * Sends batch after batch, several under way at once, until the source is empty or time is up. Every step is
 * stored before it is done, so that a run may die at any moment and begin again with the same postings. The
 * company's lock is held to look and to write, not while an answer is waited for. To be called under the lock of
 * the company's batches.
 */
export async function runBatches(
  ports: BatchPorts,
  setting: Setting,
  source: Source,
  untilMs: number,
): Promise<RunEnd> {
  const { clock, batches, batching, lock } = ports;
  const { realmId } = setting.company;
  const locked = <T>(run: () => Promise<T>): Promise<T> => lock.hold(companyLock(realmId), run);
  const results = new Map<PostingKey, Result<Posting>>();
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let waiting: readonly Waiting[] = [];
  let going: readonly Work[] = [];
  let isEmpty = false;
  let againAtMs: number | undefined;
  let pace: Pace = (await batches.readPace(realmId)) ?? firstPace;

  const note = (rested: ReadonlyMap<PostingKey, Result<Posting>>): void => {
    for (const [key, result] of rested) results.set(key, result);
  };
  const take = ({ rested, departing }: Carried): void => {
    note(rested);
    const nowMs = clock.nowMs();
    waiting = [...waiting, ...departing.map((work) => ({ work, sinceMs: lookedAtMs(work) ?? nowMs }))];
  };
  const prepare = (): Promise<void> =>
    locked(async () => {
      if (going.length > 0) {
        const some = going;
        going = [];
        return take(await carryOutMany(ports, setting, some));
      }
      const more = await source.more();
      if (more === undefined) isEmpty = true;
      else take(more);
    });
  const fly = async (flight: Flight): Promise<void> => {
    const end = await sendFresh(ports, flight.batch);
    const landing = await locked(() => land(ports, setting, flight, end, pace));
    pace = landing.pace;
    note(landing.rested);
    going = [...going, ...landing.going];
    if (end.ended !== 'answered') againAtMs = clock.nowMs() + pauseMs;
  };
  const launch = (flight: Flight): void => {
    const flown: Promise<void> = fly(flight)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => under.delete(flown));
    under.add(flown);
  };

  while (failures.length === 0) {
    if (againAtMs === undefined && clock.nowMs() >= untilMs) againAtMs = clock.nowMs();
    // What was done is followed up even where nothing more is sent.
    if (going.length > 0) await prepare();
    else if (againAtMs !== undefined || under.size >= mostAtOnce) {
      if (under.size === 0) break;
      await Promise.race(under);
    } else if (waiting.length < sizeAt(pace, batching.mostItems) && !isEmpty) await prepare();
    else if (waiting.length > 0) {
      const turn = await batching.batchTurn(
        Math.min(waiting.length, sizeAt(pace, batching.mostItems)),
        patienceMs,
      );
      if (!turn.granted) {
        againAtMs = clock.nowMs() + turn.waitMs;
        continue;
      }
      const { chosen, stale, rest } = choose(waiting, sizeAt(pace, batching.mostItems), clock.nowMs());
      waiting = rest;
      going = [...going, ...stale];
      const { flight, refused } = await locked(() => depart(ports, setting, chosen));
      note(refused);
      if (flight !== undefined) launch(flight);
    } else if (under.size > 0) await Promise.race(under);
    else break;
  }
  await Promise.all(under);
  if (failures.length > 0) throw failures[0];
  return againAtMs === undefined ? { results } : { results, againAtMs };
}

/** When it was looked for: the worker may have slept since. */
function lookedAtMs({ seen }: Work): number | undefined {
  return seen.seen === 'documents' ? seen.askedAtMs : undefined;
}

/** The next to be sent together: all new documents, or all removals. What was looked up too long ago is not. */
function choose(
  waiting: readonly Waiting[],
  size: number,
  nowMs: number,
): { readonly chosen: readonly Work[]; readonly stale: readonly Work[]; readonly rest: readonly Waiting[] } {
  const fresh = waiting.filter(({ sinceMs }) => nowMs - sinceMs < freshMs);
  const stale = waiting.filter((each) => !fresh.includes(each)).map(({ work }) => work);
  const [first] = fresh;
  const same = fresh.filter((each) => operationOf(each, nowMs) === (first && operationOf(first, nowMs)));
  const chosen = same.slice(0, size);
  return {
    chosen: chosen.map(({ work }) => work),
    stale: stale.map(({ posting }) => ({ posting, seen: { seen: 'takenUp' } })),
    rest: fresh.filter((each) => !chosen.includes(each)),
  };
}

function operationOf({ work: { posting, seen } }: Waiting, nowMs: number): string | undefined {
  const step = next(posting, seen, nowMs);
  return partOf(step.posting, step.effect)?.operation;
}
