import type { ProblemRow } from './row';

/** Why no cost of goods is booked. */
export const costProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
