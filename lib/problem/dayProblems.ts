import type { ProblemRow } from './row';

/** Why a day is not ready. */
export const dayProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
