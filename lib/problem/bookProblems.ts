import type { ProblemRow } from './row';

/** What keeps any document back before it is sent. */
export const bookProblems = {} as const satisfies Readonly<Record<string, ProblemRow>>;
