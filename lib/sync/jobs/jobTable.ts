import type { JobKind, Lane } from './job';

/** What the engine has to know of a kind of job, beside what its step does. */
export interface JobRow {
  /** Whom its steps call. */
  readonly lane: Lane;
  /** What is being done, as the popup says it: `Fetching payments from Amazon`. */
  readonly doing: string;
  /** What was to be done, inside a sentence: `fetching payments from Amazon`. */
  readonly what: string;
  /** While one of these of the same run is open it may bring more to do, and the job is not over. */
  readonly follows: readonly JobKind[];
  /** Where it looks again, it looks from the beginning: what it has passed may be there anew. */
  readonly startsAnew: boolean;
  /** After so many steps in a row that broke or stood still it is put aside with the reason. */
  readonly mostAttempts: number;
}

const fetching: readonly JobKind[] = [
  'fetchTransactions',
  'fetchOrders',
  'fetchListed',
  'fetchSettlements',
  'fetchReport',
];

/** Every kind of job. */
export const jobTable: Readonly<Record<JobKind, JobRow>> = {
  fetchTransactions: {
    lane: 'amazon',
    doing: 'Fetching sales, refunds and fees from Amazon',
    what: 'fetching sales, refunds and fees from Amazon',
    follows: [],
    startsAnew: false,
    mostAttempts: 10,
  },
  fetchOrders: {
    lane: 'amazon',
    doing: 'Fetching orders from Amazon',
    what: 'fetching orders from Amazon',
    follows: [],
    startsAnew: false,
    mostAttempts: 10,
  },
  fetchListed: {
    lane: 'amazon',
    doing: 'Fetching the orders you listed from Amazon',
    what: 'fetching the orders you listed from Amazon',
    follows: [],
    startsAnew: false,
    mostAttempts: 10,
  },
  fetchSettlements: {
    lane: 'amazon',
    doing: 'Fetching settlement files from Amazon',
    what: 'fetching settlement files from Amazon',
    follows: [],
    startsAnew: false,
    mostAttempts: 10,
  },
  fetchReport: {
    lane: 'amazon',
    doing: 'Fetching a report from Amazon',
    what: 'fetching a report from Amazon',
    follows: [],
    startsAnew: false,
    mostAttempts: 10,
  },
  prepare: {
    lane: 'own',
    doing: 'Preparing documents',
    what: 'preparing documents',
    follows: fetching,
    startsAnew: false,
    mostAttempts: 10,
  },
  send: {
    lane: 'quickbooks',
    doing: 'Sending documents to QuickBooks',
    what: 'sending documents to QuickBooks',
    follows: [...fetching, 'prepare'],
    startsAnew: true,
    mostAttempts: 10,
  },
};
