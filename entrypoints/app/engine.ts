import type { Remembered } from '../../components/desk';
import { amazonQuotas } from '../../lib/amazon/quotas';
import { openStore } from '../../lib/store/open';
import { createEngineSource } from '../../lib/store/views/engineSource';
import type { EngineSource } from '../../lib/sync/viewSource';

/** What our pages read of the engine, from the store; estimates go by the rates that Amazon documents. */
export function engineSource(): EngineSource {
  const rates = Object.fromEntries(
    amazonQuotas.map(({ operation, ratePerSecond }) => [operation, ratePerSecond]),
  );
  return createEngineSource(openStore, { rates, nowMs: () => Date.now() });
}

const rememberedName = 'connection';

/** The connection that was looked at last. Where the browser keeps nothing, the first one is shown. */
export const rememberedConnection: Remembered = {
  read: () => {
    try {
      return localStorage.getItem(rememberedName) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (connectionId) => {
    try {
      localStorage.setItem(rememberedName, connectionId);
    } catch {
      // It is asked for again next time.
    }
  },
};
