import type { Migration } from './migration';

/** Batches, how fast they are worked through, and how many reads a month had. */
export const withBatches: Migration = {
  from: 1,
  to: 2,
  run(database) {
    const batches = database.createObjectStore('batches', { keyPath: 'requestId' });
    batches.createIndex('byRealm', 'realmId');
    database.createObjectStore('paces', { keyPath: 'realmId' });
    database.createObjectStore('reads', { keyPath: ['realmId', 'month'] });
  },
};
