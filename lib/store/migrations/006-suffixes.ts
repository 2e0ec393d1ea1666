import type { Migration } from './migration';

/** Numbers of every series of an order's documents: its sales, refunds and adjustments are counted apart. */
export const withSeries: Migration = {
  from: 5,
  to: 6,
  async run(_database, upgrade) {
    const suffixes = upgrade.objectStore('suffixes');
    suffixes.deleteIndex('byNumber');
    // Until now only sales had suffixes.
    let cursor = await suffixes.openCursor();
    while (cursor !== null) {
      await cursor.update({ ...cursor.value, series: 'sale' });
      cursor = await cursor.continue();
    }
    suffixes.createIndex('byNumber', ['realmId', 'orderId', 'series', 'index'], { unique: true });
  },
};
