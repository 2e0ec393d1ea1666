import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { AmazonEvent, EventKey } from './event';
import { isUnlinkedTwin } from './twins';

/** Events by key, found by any id that they were seen under, so that a year's transactions merge in linear time. */
export interface EventIndex {
  put(event: AmazonEvent): void;
  get(key: EventKey): AmazonEvent | undefined;
  /** Events that bear one of the ids: at most one, unless a link came after both twins were stored. */
  withIds(ids: readonly string[]): readonly AmazonEvent[];
  /** The twin of a transaction without links. */
  unlinkedTwin(transaction: AmazonTransaction): AmazonEvent | undefined;
}

/** An index that holds `known`. */
export function eventIndex(known: readonly AmazonEvent[]): EventIndex {
  const events = new Map<EventKey, AmazonEvent>();
  const keysById = new Map<string, Set<EventKey>>();
  const keysByThing = new Map<string, Set<EventKey>>();

  const stand = (keys: Iterable<EventKey>): readonly AmazonEvent[] =>
    [...new Set(keys)].flatMap((key) => events.get(key) ?? []).filter(({ sameAs }) => sameAs === undefined);

  const index: EventIndex = {
    put: (event) => {
      events.set(event.key, event);
      for (const id of event.transactionIds) note(keysById, id, event.key);
      for (const id of [event.shipmentId, event.refundId]) if (id) note(keysByThing, id, event.key);
    },
    get: (key) => events.get(key),
    withIds: (ids) => stand(ids.flatMap((id) => [...(keysById.get(id) ?? [])])),
    unlinkedTwin: (transaction) => {
      const ids = [transaction.related['SHIPMENT_ID'], transaction.related['REFUND_ID']];
      const keys = ids.flatMap((id) => [...(keysByThing.get(id ?? '') ?? [])]);
      return stand(keys).find((event) => isUnlinkedTwin(event, transaction));
    },
  };
  for (const event of known) index.put(event);
  return index;
}

function note(keys: Map<string, Set<EventKey>>, id: string, key: EventKey): void {
  const noted = keys.get(id);
  if (noted === undefined) keys.set(id, new Set([key]));
  else noted.add(key);
}
