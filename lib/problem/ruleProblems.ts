import type { ProblemRow } from './row';

/** What is wrong with a rule. */
export const ruleProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
