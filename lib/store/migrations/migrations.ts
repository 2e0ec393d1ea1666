import { first } from './001-first';
import type { Migration } from './migration';

/** Every step from an empty database to today's, in order. */
export const migrations: readonly Migration[] = [first];
