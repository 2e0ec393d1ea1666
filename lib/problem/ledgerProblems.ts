import type { ProblemRow } from './row';

/** What keeps Amazon’s figures from being trusted. */
export const ledgerProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
