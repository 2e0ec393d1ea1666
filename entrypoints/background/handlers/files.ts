import type { OwnHandlers } from '../../../lib/messages/receive';
import { failed, problem } from '../../../lib/problem/problem';
import { importSettlement } from '../../../lib/sync/steps/importSettlement';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

/** Files that a seller gives to a page of ours. */
export function fileHandlers(
  { clock, store, connectionOf }: Engine,
  { whileArmed }: Wakefulness,
): Pick<OwnHandlers, 'importSettlement'> {
  return {
    importSettlement: ({ connectionId, stagedId }) =>
      whileArmed(async () => {
        const ports = await connectionOf(connectionId);
        if (ports === undefined) return failed(problem('connection_gone'));
        const { connection, company, announce } = ports;
        const { staged, jobs } = store;
        const keep = (file: Parameters<typeof store.keepFacts>[1]) => store.keepFacts(connection, file);
        const own = company === undefined ? {} : { company };
        return importSettlement({ clock, staged, jobs, keep, announce, ...own }, connectionId, stagedId);
      }),
  };
}
