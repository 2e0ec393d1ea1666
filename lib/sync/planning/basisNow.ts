import { instantText } from '../../calendar/calendar';
import type { Basis } from './basis';
import type { PlanningPorts } from './planningPorts';

/** What documents of the connection depend on now. */
export async function basisNow({ clock, connection, facts, store }: PlanningPorts): Promise<Basis> {
  const books = connection.realmId === undefined ? undefined : await store.readBooks();
  const fetched = await facts.readFetched();
  return {
    settings: connection.settings,
    ...(books === undefined ? {} : { books }),
    // Without a connection to Amazon files are all there is, and nothing more is awaited of them.
    asOf: fetched?.until ?? instantText(clock.nowMs()),
  };
}
