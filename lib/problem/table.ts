import { amazonProblems } from './amazonProblems';
import { counterfoilProblems } from './counterfoilProblems';
import { quickbooksProblems } from './quickbooksProblems';
import type { ProblemRow } from './row';
import { settlementProblems } from './settlementProblems';

/** Every problem that a seller can meet, by code. A test checks that each row is complete and plain. */
export const problemTable = {
  ...amazonProblems,
  ...quickbooksProblems,
  ...counterfoilProblems,
  ...settlementProblems,
} as const satisfies Readonly<Record<string, ProblemRow>>;

/** The name of a row. Codes are stored with postings: add, never rename. */
export type ProblemCode = keyof typeof problemTable;
