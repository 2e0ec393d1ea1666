import type { Problem } from '../../problem/problem';
import type { Job } from '../jobs/job';
import type { Run, RunCounts } from './run';

/** Nothing done yet. */
export const noCounts: RunCounts = {
  calls: 0,
  fetched: 0,
  drafted: 0,
  posted: 0,
  waiting: 0,
  blocked: 0,
  leftOut: 0,
};

/** Whether a run is at work: while one is, no other of its connection begins. */
export function isUnderWay({ state }: Pick<Run, 'state'>): boolean {
  return state === 'running' || state === 'sending';
}

/** A run's record after one more step. */
export function countedRun(run: Run, more: Partial<RunCounts> = {}, why: Run['reasons'] = []): Run {
  const counts = { ...run.counts };
  for (const name of Object.keys(noCounts) as (keyof RunCounts)[])
    counts[name as keyof typeof counts] += more[name] ?? 0;
  return { ...run, counts, reasons: groupedReasons([...run.reasons, ...why]) };
}

/** One of each code, as it was first said, with how many there are. */
export function groupedReasons(reasons: Run['reasons']): Run['reasons'] {
  const byCode = new Map<Problem['code'], Run['reasons'][number]>();
  for (const { problem, count } of reasons) {
    const known = byCode.get(problem.code);
    byCode.set(problem.code, { problem: known?.problem ?? problem, count: (known?.count ?? 0) + count });
  }
  return [...byCode.values()];
}

/**
 * A run as its jobs are: at work while one goes on, stopped where nothing goes on and one is kept back, and over
 * when all are. `undefined`: it stands as it stood.
 */
export function runAfter(run: Run, jobs: readonly Job[], nowMs: number): Run | undefined {
  if (run.state === 'cancelled' || run.state === 'done') return undefined;
  if (jobs.some(({ state }) => state === 'ready')) {
    if (run.state !== 'blocked') return undefined;
    const { problem: _problem, endedAtMs: _ended, ...kept } = run;
    return { ...kept, state: run.agreed === undefined ? 'running' : 'sending' };
  }
  const held = jobs.find(({ state }) => state === 'blocked' || state === 'quarantined');
  if (held?.problem !== undefined) return stoppedRun(run, held.problem, nowMs);
  if (run.state === 'shown') return undefined;
  const isShown = run.asked.dryRun && run.agreed === undefined;
  const { problem: _problem, ...kept } = run;
  return { ...kept, state: isShown ? 'shown' : 'done', endedAtMs: nowMs };
}

function stoppedRun(run: Run, reason: Problem, nowMs: number): Run | undefined {
  if (run.state === 'blocked' && run.problem?.code === reason.code) return undefined;
  return { ...run, state: 'blocked', problem: reason, endedAtMs: nowMs };
}
