import { amazonQuotas } from '../../../lib/amazon/quotas';
import { quickbooksQuotas } from '../../../lib/quickbooks/quotas';
import type { Store } from '../../../lib/store/createStore';
import { runEstimate } from '../../../lib/sync/runs/estimate';
import { isUnderWay } from '../../../lib/sync/runs/runState';
import type { Standing } from '../badge';

/** Calls a second that each operation may take. */
const rates = Object.fromEntries(
  [...amazonQuotas, ...quickbooksQuotas].map(({ operation, ratePerSecond }) => [operation, ratePerSecond]),
);

/** How it stands: what needs the seller, and the update that is under way. */
export async function standingOf(
  store: Pick<Store, 'countAttention' | 'readConnections' | 'jobs'>,
  nowMs: number,
): Promise<Standing> {
  const attention = await store.countAttention();
  for (const { connectionId } of await store.readConnections()) {
    const [run] = await store.jobs.readRuns(connectionId, 1);
    if (run === undefined || !isUnderWay(run)) continue;
    const update = runEstimate(await store.jobs.readJobs(connectionId, run.runId), rates, nowMs);
    if (update !== undefined) return { attention, update };
  }
  return { attention };
}
