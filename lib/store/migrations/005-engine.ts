import type { EventRow } from '../schema';
import type { Migration } from './migration';

/** Jobs and runs, what would be in the books, settlement files, and events by their moments and settlements. */
export const withEngine: Migration = {
  from: 4,
  to: 5,
  async run(database, upgrade) {
    const jobs = database.createObjectStore('jobs', { keyPath: 'id' });
    jobs.createIndex('byState', 'state');
    jobs.createIndex('byConnection', 'connectionId');
    const runs = database.createObjectStore('runs', { keyPath: 'runId' });
    runs.createIndex('byConnection', ['connectionId', 'startedAtMs']);
    database.createObjectStore('dirty', { keyPath: ['connectionId', 'subjectKey'] });
    const prepared = database.createObjectStore('prepared', { keyPath: ['connectionId', 'draftKey'] });
    prepared.createIndex('bySubject', ['connectionId', 'subjectKey']);
    prepared.createIndex('byState', ['connectionId', 'state', 'subject.of', 'draftKey']);
    database.createObjectStore('settlementFiles', { keyPath: ['factsKey', 'settlementId'] });
    database.createObjectStore('settlementSpans', { keyPath: ['factsKey', 'settlementId'] });
    database.createObjectStore('fetched', { keyPath: 'factsKey' });
    const events = upgrade.objectStore('events');
    events.createIndex('byMoment', 'moments', { multiEntry: true });
    events.createIndex('bySettlement', 'settlement');
    // What was fetched order by order belongs to the one seller account that there could be: see `factsKeyOf`.
    let cursor = await events.openCursor();
    while (cursor !== null) {
      const row: EventRow = cursor.value;
      const moments = [row.event.postedAt].map((instant) => `amazon\n${instant}`);
      const { settlementId } = row.event;
      const settlement = settlementId === undefined ? {} : { settlement: `amazon\n${settlementId}` };
      await cursor.update({ ...row, factsKey: 'amazon', moments, ...settlement });
      cursor = await cursor.continue();
    }
  },
};
