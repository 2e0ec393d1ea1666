import type { ProblemRow } from './row';

/** Products, items and accounts that do not find each other. */
export const matchingProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
