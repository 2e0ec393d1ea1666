import type { OwnHandlers } from '../../../lib/messages/receive';
import { claimPortsOf } from '../../../lib/sync/companyPorts';
import type { ConnectionId } from '../../../lib/sync/connection';
import { claimWriter } from '../../../lib/sync/steps/claim';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

/** What is chosen for a connection. */
export function settingsHandlers(
  engine: Engine,
  { whileArmed }: Wakefulness,
): Pick<OwnHandlers, 'saveConnectionSettings'> {
  const { store, clock, connections } = engine;
  return {
    saveConnectionSettings: (asked) =>
      whileArmed(async () => {
        const saved = await connections.saveConnectionSettings(asked);
        if (!saved.ok) return saved;
        const { connectionId } = asked;
        // What each document would be is drawn anew; nothing that is in the books changes.
        await store.jobs.addJobs(
          connectionId,
          undefined,
          [
            {
              id: `${connectionId}/prepare/everything`,
              kind: 'prepare',
              asked: { everything: true },
              urgency: 'click',
            },
          ],
          clock.nowMs(),
        );
        await leaveWhereNothingIsSent(engine, connectionId);
        return saved;
      }),
  };
}

/** Where nothing is sent by itself any more another browser may begin at once. What QuickBooks says comes later. */
async function leaveWhereNothingIsSent(engine: Engine, connectionId: ConnectionId): Promise<void> {
  const all = await engine.store.readConnections();
  const realmId = all.find((each) => each.connectionId === connectionId)?.realmId;
  const sends = all.some(
    (each) =>
      each.realmId === realmId &&
      each.restsSinceMs === undefined &&
      each.settings.sync.sendsByItself.length > 0,
  );
  const company = realmId === undefined || sends ? undefined : await engine.companyOf({ realmId });
  if (company === undefined) return;
  const { own } = await company.writers.readWriter(company.realmId);
  // A wish that could not be carried out is stored, and gone on with.
  if (own !== undefined) await claimWriter(claimPortsOf(company), company.realmId, 'leave');
}
