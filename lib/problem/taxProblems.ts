import type { ProblemRow } from './row';

/** Questions about tax that only the seller can answer. */
export const taxProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
