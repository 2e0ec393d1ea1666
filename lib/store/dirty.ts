import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonEvent } from '../ledger/event';
import { subjectKey } from '../sync/planning/subjectKey';
import { subjectsOf } from '../sync/planning/subjectsOf';
import type { Dirty, Subject } from '../sync/prepared';
import type { FactsKey } from './engineRows';
import { factsKeyOf } from './factsKey';
import type { Reading, Writing } from './schema';

/** What has changed of an account: events as they were and are, with their orders, and whole subjects. */
export interface Touched {
  readonly events: readonly { readonly event: AmazonEvent; readonly order: AmazonOrder | undefined }[];
  readonly subjects: readonly Subject[];
}

/** Marks what has to be drawn anew, in each connection that the account's facts go through. */
export async function markTouched(
  transaction: Writing,
  factsKey: FactsKey,
  { events, subjects }: Touched,
  nowMs: number,
): Promise<void> {
  const connections = await transaction.objectStore('connections').getAll();
  for (const connection of connections.filter((each) => factsKeyOf(each) === factsKey)) {
    const ofEvents = events.flatMap(({ event, order }) =>
      subjectsOf(event, order, connection.settings.books),
    );
    await markDirty(transaction, connection.connectionId, [...ofEvents, ...subjects], nowMs);
  }
}

/** Marks subjects of one connection. One that is marked already is touched later than it was. */
export async function markDirty(
  transaction: Writing,
  connectionId: string,
  subjects: readonly Subject[],
  nowMs: number,
): Promise<void> {
  const store = transaction.objectStore('dirty');
  for (const [key, subject] of new Map(subjects.map((each) => [subjectKey(each), each]))) {
    const before = await store.get([connectionId, key]);
    const touchedAtMs = Math.max(nowMs, (before?.touchedAtMs ?? 0) + 1);
    await store.put({ connectionId, subjectKey: key, subject, touchedAtMs });
  }
}

/** Some of what is marked. */
export async function readDirty(
  transaction: Reading,
  connectionId: string,
  most: number,
): Promise<readonly Dirty[]> {
  // An array sorts after every string, so that this is all of the connection.
  const range = IDBKeyRange.bound([connectionId], [connectionId, []]);
  const rows = await transaction.objectStore('dirty').getAll(range, most);
  return rows.map(({ subjectKey: _key, ...dirty }) => dirty);
}
