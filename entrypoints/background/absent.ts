import { failed, problem } from '../../lib/problem/problem';
import type { QuickBooksBatchPort } from '../../lib/sync/batch/ports';
import type { AmazonRoutesPort, QuickBooksPort } from '../../lib/sync/ports';

/** Amazon where it is not connected: every question has the same answer. */
export const absentAmazon: AmazonRoutesPort = {
  getOrder: async () => failed(problem('amazon_not_connected')),
  listTransactionsOfOrder: async () => failed(problem('amazon_not_connected')),
  getMarketplaceParticipations: async () => failed(problem('amazon_not_connected')),
  listTransactionsPage: async () => failed(problem('amazon_not_connected')),
  searchOrdersPage: async () => failed(problem('amazon_not_connected')),
  createReport: async () => failed(problem('amazon_not_connected')),
  getReport: async () => failed(problem('amazon_not_connected')),
  listReportsPage: async () => failed(problem('amazon_not_connected')),
  downloadReport: async () => failed(problem('amazon_not_connected')),
};

/** QuickBooks where it is not connected: nothing is found, nothing is sent. */
export const absentQuickBooks: QuickBooksPort = {
  readCompany: async () => failed(problem('quickbooks_not_connected')),
  readLists: async () => failed(problem('quickbooks_not_connected')),
  findByNumberPrefix: async () => failed(problem('quickbooks_not_connected')),
  findByDateAndTotal: async () => failed(problem('quickbooks_not_connected')),
  readDocument: async () => failed(problem('quickbooks_not_connected')),
  readDocuments: async () => failed(problem('quickbooks_not_connected')),
  readCleared: async () => failed(problem('quickbooks_not_connected')),
  makeInactive: async () => failed(problem('quickbooks_not_connected')),
  createDocument: async () => ({
    outcome: 'notSent',
    problem: problem('quickbooks_not_connected'),
    waitMs: 60_000,
  }),
  changeDocument: async () => ({
    outcome: 'notSent',
    problem: problem('quickbooks_not_connected'),
    waitMs: 60_000,
  }),
  deleteDocument: async () => ({
    outcome: 'notSent',
    problem: problem('quickbooks_not_connected'),
    waitMs: 60_000,
  }),
};

/** Many documents at once, where QuickBooks is not connected: no turn ever comes. */
export const absentBatching: QuickBooksBatchPort = {
  mostItems: 1,
  batchTurn: async () => ({ granted: false, waitMs: 60_000 }),
  sendBatch: async () => ({ ended: 'notProcessed', outcomes: [] }),
  findByNumbers: async () => failed(problem('quickbooks_not_connected')),
  findByTotals: async () => failed(problem('quickbooks_not_connected')),
  findCreatedSince: async () => failed(problem('quickbooks_not_connected')),
};
