import type { Problem } from '../../problem/problem';
import type { StepEnd } from '../jobs/ports';

/** How a step ends that Amazon gave nothing: later where that helps, else when somebody has mended it. */
export function fetchFailed(reason: Problem, nowMs: number, before: Omit<StepEnd, 'outcome'> = {}): StepEnd {
  const { retry } = reason;
  return retry.kind === 'after'
    ? { ...before, outcome: { end: 'slowDown', untilMs: nowMs + retry.waitMs, problem: reason } }
    : { ...before, outcome: { end: 'blocked', problem: reason } };
}
