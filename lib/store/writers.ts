import type { Writer } from '../posting/claimState';
import type { WriterStorePort } from '../sync/claimPorts';
import type { OpenDatabase, Writing } from './schema';
import { writing } from './transaction';

/** What tells this browser profile from every other one. */
export interface Device {
  /** What people call it: `Chrome on Windows`. */
  readonly deviceName: string;
  /** A random id, asked for once in the life of a store. */
  readonly newDeviceId: () => string;
}

/** What this browser knows of who sends by itself, by company. */
export function createWriterStore(open: OpenDatabase, device: Device): WriterStorePort {
  return {
    readWriter: (realmId) =>
      writing(open, ['writers', 'singles'], async (tx) => {
        const { deviceName } = device;
        const stored = await tx.objectStore('writers').get(realmId);
        if (stored !== undefined) return { ...stored, deviceName };
        const deviceId = await deviceIdOf(tx, device);
        const writer: Writer = { realmId, deviceId, deviceName, creations: 0, updatedAtMs: 0 };
        await tx.objectStore('writers').add(writer);
        return writer;
      }),
    writeWriter: (writer, expected) =>
      writing(
        open,
        ['writers'],
        async (tx) => {
          const store = tx.objectStore('writers');
          if ((await store.get(writer.realmId))?.updatedAtMs !== expected) return false;
          await store.put(writer);
          return true;
        },
        'strict',
      ),
  };
}

async function deviceIdOf(transaction: Writing, { newDeviceId }: Device): Promise<string> {
  const singles = transaction.objectStore('singles');
  const known = await singles.get('device');
  if (known?.name === 'device') return known.deviceId;
  const deviceId = newDeviceId();
  await singles.add({ name: 'device', deviceId });
  return deviceId;
}
