import type { Problem } from '../problem/problem';

/** What one check found: `note` does not hold the document back. */
export interface Verdict {
  readonly state: 'leftOut' | 'blocked' | 'waiting' | 'note';
  readonly problem: Problem;
}

/** A blocking verdict, as most are. */
export function blocked(problem: Problem): Verdict {
  return { state: 'blocked', problem };
}
