import { amazonOperation } from '../../lib/amazon/quotas';
import { mostConcurrent } from '../../lib/quickbooks/quotas';
import { limits } from '../sandbox/quickbooks/throttle';
import { type Calls, callsOf } from '../sync/simulation/endState';
import { EngineWorld, settingsIn } from '../sync/simulation/engineWorld';
import { SimBrowser } from '../sync/simulation/simBrowser';
import type { Samples } from './parts';
import { importBoundMs } from './syncBound';
import { syncModes, syncSizes } from './syncFigures';

/** What the sandbox takes for a request and for an item of a batch. */
const callMs = 200;
const itemMs = 200;
const dayMs = 86_400_000;
const stepMs = 30 * 60_000;
/** Two days of updates, one every half an hour. */
const steps = 96;

/**
 * First imports of sellers of several sizes, per order and by day, on a virtual clock: the real engine, store and
 * clients against the strict sandbox. How near each comes to the least time that quotas and calls allow; then how
 * long an update takes that runs every half an hour.
 */
export async function takeSyncSamples(_runs: number, tell: (what: string) => void): Promise<Samples> {
  const samples = new Map<string, number[]>();
  const add = (name: string, value: number): void => void samples.set(name, [value]);
  let refused = 0;
  for (const orders of syncSizes) {
    for (const [mode, word] of Object.entries(syncModes)) {
      tell(`${orders} orders, ${word}`);
      const cold = await coldImport(orders, mode as keyof typeof syncModes);
      refused += cold.refused;
      add(`sync.cold.${orders}.${word}.ratio`, cold.boundMs / cold.tookMs);
      add(`sync.cold.${orders}.${word}.seconds`, cold.tookMs / 1000);
      for (const [name, count] of Object.entries(cold.calls))
        add(`sync.calls.${orders}.${word}.${name}`, count);
    }
  }
  tell('updates of two days, every half an hour');
  const updates = await halfHours();
  add('sync.step.250.seconds', updates.longestMs / 1000);
  add('sync.429', refused + updates.refused);
  return samples;
}

async function coldImport(orders: number, mode: keyof typeof syncModes) {
  const days = orders <= 1000 ? 30 : 365;
  const world = worldOf({ orders, days });
  const browser = new SimBrowser(world, settingsIn(mode));
  await world.clock.run(browser.setUp());
  // What setting up has used of the quotas is there again.
  await world.pass(10 * 60_000);
  const before = callsOf(world);
  const startMs = world.clock.now();
  const first = Temporal.Instant.fromEpochMilliseconds(startMs - days * dayMs)
    .toString()
    .slice(0, 10);
  const runId = await world.clock.run(browser.begin({ what: { by: 'history', first }, dryRun: false }));
  const tookMs = (await untilOver(world, browser, runId)) - startMs;
  const calls = since(callsOf(world), before);
  const boundMs = importBoundMs(
    { pages: calls['listTransactions'] ?? 1, documents: calls['create'] ?? 0, callMs, itemMs },
    amazonOperation('listTransactions'),
    { perMinute: limits.batchesPerMinute, items: 30, atOnce: mostConcurrent },
  );
  return { tookMs, boundMs, calls, refused: world.refused };
}

/** A seller whose month goes on, with an update every half an hour. */
async function halfHours() {
  const startMs = Date.UTC(2026, 9, 20, 18);
  const world = worldOf({ orders: 250, days: 60, startMs, madeForMs: startMs + 30 * dayMs });
  const browser = new SimBrowser(world, settingsIn('order'));
  await world.clock.run(browser.setUp());
  await world.pass(10 * 60_000);
  let longestMs = 0;
  for (let step = 0; step <= steps; step += 1) {
    const beginMs = world.clock.now();
    const runId = await world.clock.run(browser.begin({ what: { by: 'changes' }, dryRun: false }));
    const tookMs = (await untilOver(world, browser, runId)) - beginMs;
    // The first one is an import.
    if (step > 0) longestMs = Math.max(longestMs, tookMs);
    await world.pass(Math.max(0, beginMs + stepMs - world.clock.now()));
  }
  return { longestMs, refused: world.refused };
}

function worldOf(plan: ConstructorParameters<typeof EngineWorld>[0]): EngineWorld {
  return new EngineWorld({
    ...plan,
    amazon: { requestDelayMs: callMs },
    quickbooks: { requestDelayMs: callMs, batchItemDelayMs: itemMs },
  });
}

/** When a run was over. */
async function untilOver(world: EngineWorld, browser: SimBrowser, runId: string): Promise<number> {
  const worker = browser.worker();
  return world.clock.run(
    (async () => {
      for (;;) {
        const next = await worker.round(world.clock.now() + 20_000);
        const run = await browser.store.jobs.readRun(runId);
        if (run?.state === 'done') return run.endedAtMs ?? world.clock.now();
        if (run?.state !== 'running' || next === undefined)
          throw new Error(`the run is ${run?.state}: ${run?.problem?.sentence ?? ''}`);
        await world.clock.sleep(Math.max(1, next - world.clock.now()));
      }
    })(),
  );
}

function since(now: Calls, before: Calls): Calls {
  return Object.fromEntries(Object.entries(now).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}
