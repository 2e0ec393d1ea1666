import { first } from './001-first';
import { withBatches } from './002-batches';
import { withEvidence } from './003-evidence';
import { withAccounts } from './004-accounts';
import { withEngine } from './005-engine';
import { withSeries } from './006-suffixes';
import { withStaged } from './007-staged';
import { withJobsByRun } from './008-jobs-by-run';
import type { Migration } from './migration';

/** Every step from an empty database to today's, in order. */
export const migrations: readonly Migration[] = [
  first,
  withBatches,
  withEvidence,
  withAccounts,
  withEngine,
  withSeries,
  withStaged,
  withJobsByRun,
];
