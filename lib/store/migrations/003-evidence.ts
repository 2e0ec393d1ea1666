import type { Migration } from './migration';

/** Who sends by itself, and files on their way to documents. */
export const withEvidence: Migration = {
  from: 2,
  to: 3,
  run(database) {
    database.createObjectStore('writers', { keyPath: 'realmId' });
    const evidence = database.createObjectStore('evidence', { keyPath: 'key' });
    evidence.createIndex('byNextAt', 'nextAtMs');
    database.createObjectStore('evidenceFiles', { keyPath: 'sha256' });
  },
};
