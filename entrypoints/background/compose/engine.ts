import type { Store } from '../../../lib/store/createStore';
import type { Connection, ConnectionId } from '../../../lib/sync/connection';
import { factsOfMarketplaces } from '../../../lib/sync/connections/factsOfMarketplaces';
import type { EnginePorts } from '../../../lib/sync/jobs/ports';
import { absentBatching } from '../absent';
import type { Parties } from './parties';
import type { CompanyStores, Scoped } from './scoped';

/** Ports of connections, as both of their sides stand now. */
export interface ConnectionPorts {
  enginePortsOf(connection: Connection): Promise<EnginePorts>;
  /** `undefined` where there is no such connection. */
  connectionOf(connectionId: ConnectionId): Promise<EnginePorts | undefined>;
}

/** Everything that a connection's jobs and documents need. */
export function createConnectionPorts(
  { portsOf, companyOf }: Pick<Scoped, 'portsOf' | 'companyOf'>,
  { amazonOf }: Pick<Parties, 'amazonOf'>,
  store: Store,
  { batches }: Pick<CompanyStores, 'batches'>,
): ConnectionPorts {
  const enginePortsOf = async (connection: Connection): Promise<EnginePorts> => {
    const company = await companyOf(connection);
    const ports = company ?? { ...(await portsOf(connection)), batching: absentBatching, batches };
    return {
      ...ports,
      amazon: await amazonOf(connection.amazonAccountId),
      connection,
      facts: factsOfMarketplaces(store.facts(connection), connection),
      prepared: store.prepared(connection.connectionId),
      ...(company === undefined ? {} : { company }),
    };
  };
  return {
    enginePortsOf,
    async connectionOf(connectionId) {
      const all = await store.readConnections();
      const connection = all.find((each) => each.connectionId === connectionId);
      return connection === undefined ? undefined : enginePortsOf(connection);
    },
  };
}
