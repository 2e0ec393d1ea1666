import type { Steps } from '../../../lib/sync/jobs/runner';
import { fetchListed } from '../../../lib/sync/steps/fetchListed';
import { fetchOrders } from '../../../lib/sync/steps/fetchOrders';
import { createFetchReport } from '../../../lib/sync/steps/fetchReport';
import { fetchSettlements } from '../../../lib/sync/steps/fetchSettlements';
import { fetchTransactions } from '../../../lib/sync/steps/fetchTransactions';
import { prepare } from '../../../lib/sync/steps/prepare';
import { send } from '../../../lib/sync/steps/send';

/** What carries out each kind of job. */
export const steps: Steps = {
  fetchTransactions,
  fetchOrders,
  fetchListed,
  fetchSettlements,
  fetchReport: createFetchReport(),
  prepare,
  send,
};
