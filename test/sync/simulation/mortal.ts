import type { EngineWorld } from './engineWorld';
import type { SimBrowser, Touched } from './simBrowser';

/**
 * Ports that leave something behind: in the store, or at the other side. A worker that dies at a call that only reads
 * dies in the same world as one that dies at the next of these.
 */
const leavesTraces =
  /^(jobs\.(lease|commit|change|changeRun|beginRun|addJobs)|batches\.writeTogether|store\.(write|save|add)|writers\.write|plans\.change|evidence\.write|scans\.|amazon\.|batching\.|quickbooks\.|notes\.|attachments\.|scan\.)/;

/** A worker's life: it ends at its n-th call that leaves a trace. */
export function lifeOf(diesAt: number): {
  readonly touched: Touched;
  readonly died: Promise<string>;
  readonly calls: () => number;
} {
  let calls = 0;
  let isDead = false;
  let tell: (name: string) => void = () => undefined;
  const died = new Promise<string>((resolve) => {
    tell = resolve;
  });
  return {
    died,
    calls: () => calls,
    touched: async (name) => {
      if (!isDead && leavesTraces.test(name)) {
        calls += 1;
        if (calls === diesAt) {
          isDead = true;
          tell(name);
        }
      }
      if (isDead) await new Promise(() => undefined);
    },
  };
}

/** How long a run and all that follows it up may take. */
const settledInMs = 30 * 60_000;

/** One worker lives until it dies or everything is settled. Answers where it died. */
export async function live(
  world: EngineWorld,
  browser: SimBrowser,
  diesAt: number,
): Promise<{ readonly diedAt?: string; readonly calls: number }> {
  const life = lifeOf(diesAt);
  const worker = browser.worker(life.touched);
  const untilMs = world.clock.now() + settledInMs;
  const ended = await world.clock.run(
    Promise.race([life.died, worker.rounds(untilMs).then(() => undefined)]),
  );
  if (ended === undefined) return { calls: life.calls() };
  browser.reopen();
  return { diedAt: ended, calls: life.calls() };
}
