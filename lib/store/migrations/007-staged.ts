import type { Migration } from './migration';

/** Files that a page of ours was given, until the background has read them: messages carry no files. */
export const withStaged: Migration = {
  from: 6,
  to: 7,
  run(database) {
    database.createObjectStore('staged', { keyPath: 'stagedId' });
  },
};
