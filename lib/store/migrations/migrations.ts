import { first } from './001-first';
import { withBatches } from './002-batches';
import { withEvidence } from './003-evidence';
import type { Migration } from './migration';

/** Every step from an empty database to today's, in order. */
export const migrations: readonly Migration[] = [first, withBatches, withEvidence];
