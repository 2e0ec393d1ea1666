import { expect } from 'vitest';
import { type Calls, callsOf, type EndState, endStateOf } from './endState';
import { EngineWorld, settingsIn } from './engineWorld';
import { live } from './mortal';
import { SimBrowser } from './simBrowser';

/** What a scene is made from. */
export interface DeathScene {
  readonly orders: number;
  readonly days: number;
  readonly mode: 'order' | 'day';
  /** Every request takes so long. */
  readonly requestMs?: number;
}

/** A run of a seller's month that fetches, draws and posts, at whose end everything is settled. */
export interface Lived {
  readonly end: EndState;
  readonly calls: Calls;
  /** Calls that left a trace, of each worker. */
  readonly traces: readonly number[];
  readonly deaths: readonly string[];
  readonly runState: string;
}

/** Lives through a scene; `next` says at which of its calls the next worker dies, zero: never. */
export async function liveThrough(
  { orders, days, mode, requestMs = 0 }: DeathScene,
  next: () => number,
): Promise<Lived> {
  const world = new EngineWorld({
    orders,
    days,
    amazon: { requestDelayMs: requestMs },
    quickbooks: { requestDelayMs: requestMs },
  });
  const browser = new SimBrowser(world, settingsIn(mode));
  await world.clock.run(browser.setUp());
  const runId = await world.clock.run(browser.begin({ what: { by: 'changes' }, dryRun: false }));
  const startMs = world.clock.now();
  const before = callsOf(world);
  const deaths: string[] = [];
  const traces: number[] = [];
  for (;;) {
    const { diedAt, calls } = await live(world, browser, next());
    traces.push(calls);
    if (diedAt === undefined) break;
    deaths.push(diedAt);
    if (deaths.length > 500) throw new Error('it does not end');
    // Somebody opens the browser again.
    await world.pass(5_000);
  }
  const run = await browser.store.jobs.readRun(runId);
  const calls = since(callsOf(world), before);
  // What is kept back is looked at again with every update: what the next one leaves is what counts.
  await world.pass(startMs + comparedAfterMs - world.clock.now());
  await world.clock.run(browser.begin({ what: { by: 'changes' }, dryRun: false }));
  await live(world, browser, 0);
  return {
    end: await endStateOf(world, browser),
    calls,
    traces,
    deaths,
    runState: run?.state ?? 'gone',
  };
}

function since(now: Calls, before: Calls): Calls {
  return Object.fromEntries(Object.entries(now).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}

/** However often somebody died: the world goes on meanwhile, and all are compared at one of its moments. */
const comparedAfterMs = 6 * 3_600_000;

/** What a worker does in one step at most: what a death makes it do again. */
const lostStep: Calls = {
  listTransactions: 1,
  getReports: 1,
  getReportDocument: 2,
  create: 0,
  update: 2,
  read: 30,
  query: 45,
  batch: 3,
};

/** Ends as the uninterrupted one did, and did no more than each death made it do again. */
export function expectSame(lived: Lived, calm: Lived, label: string): void {
  expect(lived.end, label).toEqual(calm.end);
  expect(lived.runState, label).toBe('done');
  for (const [name, count] of Object.entries(lived.calls)) {
    const most = (calm.calls[name] ?? 0) + (lostStep[name] ?? 0) * lived.deaths.length;
    expect(count, `${label}: ${name}`).toBeLessThanOrEqual(most);
  }
  expect(lived.calls['create'], `${label}: documents made`).toBe(calm.calls['create']);
}
