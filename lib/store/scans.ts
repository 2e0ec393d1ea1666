import type { RebuildProgress, ScanStorePort, SweepProgress } from '../sync/scans';
import type { OpenDatabase, Reading } from './schema';
import { reading, writing } from './transaction';

/** Where the long readings of QuickBooks stand, by company. */
export function createScanStore(open: OpenDatabase): ScanStorePort {
  return {
    readRebuild: async (realmId) => (await reading(open, ['singles'], readRebuilds))[realmId],
    writeRebuild: (progress) =>
      writing(open, ['singles'], async (tx) => {
        const progresses = { ...(await readRebuilds(tx)), [progress.realmId]: progress };
        await tx.objectStore('singles').put({ name: 'rebuild', progresses });
      }),
    readSweep: async (realmId) => (await reading(open, ['singles'], readSweeps))[realmId],
    writeSweep: (progress) =>
      writing(open, ['singles'], async (tx) => {
        const progresses = { ...(await readSweeps(tx)), [progress.realmId]: progress };
        await tx.objectStore('singles').put({ name: 'sweep', progresses });
      }),
  };
}

async function readRebuilds(transaction: Reading): Promise<Readonly<Record<string, RebuildProgress>>> {
  const row = await transaction.objectStore('singles').get('rebuild');
  return row?.name === 'rebuild' ? row.progresses : {};
}

async function readSweeps(transaction: Reading): Promise<Readonly<Record<string, SweepProgress>>> {
  const row = await transaction.objectStore('singles').get('sweep');
  return row?.name === 'sweep' ? row.progresses : {};
}
