import type { Figure } from './figures';

/**
 * Sizes of sellers, in orders. The database of the simulation is one in memory that is some hundred times slower than
 * a browser's, so that the largest are taken where asked for: `SYNC_ORDERS=10000,100000`.
 */
export const syncSizes: readonly number[] = (process.env['SYNC_ORDERS'] ?? '250,1000').split(',').map(Number);

/** How each mode is called in figures. */
export const syncModes = { order: 'order', day: 'daily' } as const;

const operations = [
  'listTransactions',
  'getReports',
  'getReportDocument',
  'create',
  'update',
  'read',
  'query',
  'batch',
];

/** First imports and updates of the whole engine, on a virtual clock. */
export const syncFigures: readonly Figure[] = [
  ...syncSizes.flatMap((orders) =>
    Object.values(syncModes).flatMap((word): readonly Figure[] => [
      { name: `sync.cold.${orders}.${word}.ratio`, atLeast: 0.9 },
      { name: `sync.cold.${orders}.${word}.seconds` },
      ...operations.map((name) => ({ name: `sync.calls.${orders}.${word}.${name}` })),
    ]),
  ),
  { name: 'sync.step.250.seconds' },
  { name: 'sync.429', atMost: 0 },
];
