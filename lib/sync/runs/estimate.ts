import type { Job } from '../jobs/job';
import { jobTable } from '../jobs/jobTable';
import type { RunEstimate } from '../views';

/** Calls a second that the other side allows, by operation. */
export type CallRates = Readonly<Record<string, number>>;

const waitWords = {
  amazon: 'Amazon, which allows so many calls in a time',
  quickbooks: 'QuickBooks, which allows so many calls in a time',
  own: 'its next look',
} as const;

/**
 * How far a run is, from its jobs: what is being done, how much of what is known to be to do, and how long the calls
 * that are left take at the rate that the other side allows. Sides are called side by side, so the slower one counts.
 */
export function runEstimate(jobs: readonly Job[], rates: CallRates, nowMs: number): RunEstimate | undefined {
  const open = jobs.filter(({ state }) => state === 'ready');
  const working = open.find(({ kind }) => kind !== 'prepare') ?? open[0];
  if (working === undefined) return undefined;
  const counted = jobs.filter(({ state }) => state === 'ready' || state === 'done');
  const known = counted.every(({ progress, state }) => state === 'done' || progress.total !== undefined);
  const total = sum(counted.map(({ progress }) => progress.total ?? progress.done));
  const done = sum(counted.map(({ progress }) => progress.done));
  const leftMs = leftOf(open, rates);
  const waiting = open.every(({ nextAtMs = 0 }) => nextAtMs > nowMs);
  const next = [...open].sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0))[0];
  return {
    doing: jobTable[working.kind].doing,
    ...(known && total > 0 && { percent: Math.min(100, Math.floor((100 * done) / total)) }),
    ...(leftMs !== undefined && { leftMs }),
    ...(waiting &&
      next?.nextAtMs !== undefined && {
        waitsFor: { words: waitWords[jobTable[next.kind].lane], untilMs: next.nextAtMs },
      }),
  };
}

/** Absent where some job does not know yet how many calls it takes. */
function leftOf(open: readonly Job[], rates: CallRates): number | undefined {
  const byLane = new Map<string, number>();
  for (const { kind, progress } of open) {
    const { lane } = jobTable[kind];
    if (lane === 'own') continue;
    if (progress.callsLeft === undefined) return undefined;
    for (const [operation, calls] of Object.entries(progress.callsLeft)) {
      const rate = rates[operation];
      if (rate === undefined) continue;
      const key = `${lane} ${operation}`;
      byLane.set(key, (byLane.get(key) ?? 0) + (calls / rate) * 1000);
    }
  }
  return byLane.size === 0 ? undefined : Math.round(Math.max(...byLane.values()));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
