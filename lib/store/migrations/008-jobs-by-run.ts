import type { Migration } from './migration';

/** Jobs by their run: every step looks at those of its own, however many there have been. */
export const withJobsByRun: Migration = {
  from: 7,
  to: 8,
  run(_database, upgrade) {
    upgrade.objectStore('jobs').createIndex('byRun', 'runId');
  },
};
