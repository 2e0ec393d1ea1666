import type { Migration } from './migration';

/** The first shape. */
export const first: Migration = {
  from: 0,
  to: 1,
  run(database) {
    database.createObjectStore('orders', { keyPath: 'orderId' });
    const events = database.createObjectStore('events', { keyPath: 'key' });
    events.createIndex('byOrder', 'orderId');
    database.createObjectStore('rawPages', { keyPath: ['orderId', 'hash'] });
    const postings = database.createObjectStore('postings', { keyPath: 'key' });
    postings.createIndex('byOrder', 'orderId');
    postings.createIndex('byState', 'state');
    postings.createIndex('byNextAt', 'nextAtMs');
    postings.createIndex('byPostedAt', 'postedAtMs');
    postings.createIndex('byProblem', 'problem.code');
    const ownership = database.createObjectStore('ownership', { keyPath: ['realmId', 'eventKey', 'facet'] });
    ownership.createIndex('byOwner', 'owner');
    const suffixes = database.createObjectStore('suffixes', { keyPath: ['realmId', 'orderId', 'eventKey'] });
    suffixes.createIndex('byNumber', ['realmId', 'orderId', 'index'], { unique: true });
    database.createObjectStore('companies', { keyPath: 'realmId' });
    database.createObjectStore('singles', { keyPath: 'name' });
    database.createObjectStore('connections', { keyPath: 'side' });
    database.createObjectStore('chips', { keyPath: 'orderId' });
    database.createObjectStore('buckets');
    database.createObjectStore('secrets', { keyPath: 'name' });
    database.createObjectStore('keys', { keyPath: 'name' });
  },
};
