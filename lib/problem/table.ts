import { amazonProblems } from './amazonProblems';
import { bookProblems } from './bookProblems';
import { connectionProblems } from './connectionProblems';
import { costProblems } from './costProblems';
import { counterfoilProblems } from './counterfoilProblems';
import { dayProblems } from './dayProblems';
import { foundProblems } from './foundProblems';
import { jobProblems } from './jobProblems';
import { ledgerProblems } from './ledgerProblems';
import { matchingProblems } from './matchingProblems';
import { preparedProblems } from './preparedProblems';
import { quickbooksProblems } from './quickbooksProblems';
import { reportProblems } from './reportProblems';
import type { ProblemRow } from './row';
import { ruleProblems } from './ruleProblems';
import { runProblems } from './runProblems';
import { settlementBookProblems } from './settlementBookProblems';
import { settlementProblems } from './settlementProblems';
import { taxProblems } from './taxProblems';
import { writerProblems } from './writerProblems';

/** Every problem that a seller can meet, by code. A test checks that each row is complete and plain. */
export const problemTable = {
  ...amazonProblems,
  ...quickbooksProblems,
  ...counterfoilProblems,
  ...settlementProblems,
  ...settlementBookProblems,
  ...bookProblems,
  ...connectionProblems,
  ...costProblems,
  ...dayProblems,
  ...foundProblems,
  ...jobProblems,
  ...ledgerProblems,
  ...matchingProblems,
  ...preparedProblems,
  ...reportProblems,
  ...ruleProblems,
  ...runProblems,
  ...taxProblems,
  ...writerProblems,
} as const satisfies Readonly<Record<string, ProblemRow>>;

/** The name of a row. Codes are stored with postings: add, never rename. */
export type ProblemCode = keyof typeof problemTable;
