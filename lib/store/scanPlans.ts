import type { ScanPlan, ScanPlanPort } from '../sync/wake/scanPlan';
import type { OpenDatabase, Reading } from './schema';
import { reading, writing } from './transaction';

/** When the long readings of each company go on by themselves. */
export function createScanPlanStore(open: OpenDatabase): ScanPlanPort {
  return {
    readPlan: async (realmId) => (await reading(open, ['singles'], readPlans))[realmId] ?? { realmId },
    changePlan: (realmId, change) =>
      writing(open, ['singles'], async (tx) => {
        const plans = await readPlans(tx);
        const plan = change(plans[realmId] ?? { realmId });
        await tx.objectStore('singles').put({ name: 'scanPlans', plans: { ...plans, [realmId]: plan } });
      }),
  };
}

async function readPlans(transaction: Reading): Promise<Readonly<Record<string, ScanPlan>>> {
  const row = await transaction.objectStore('singles').get('scanPlans');
  return row?.name === 'scanPlans' ? row.plans : {};
}
