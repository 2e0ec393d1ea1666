import { isAtWork } from '../posting/atWork';
import type { Posting } from '../posting/posting';
import { subjectsOf } from '../sync/planning/subjectsOf';
import type { Subject } from '../sync/prepared';
import { markDirty } from './dirty';
import type { StoreName, Writing } from './schema';

/** Beside what a posting is written to: what has to be drawn anew because of it. */
export const touchedWith: readonly StoreName[] = ['connections', 'dirty', 'orders', 'events'];

/** A document of more events is of a day or a settlement, and these few tell which. */
const mostEvents = 50;

/**
 * What a document holds, or no longer holds, the others of its events do not, or do: once it rests in another state,
 * its order, its day and its settlement are drawn anew.
 */
export async function markPosting(
  transaction: Writing,
  before: Posting['state'] | undefined,
  { state, realmId, covers, run, updatedAtMs }: Posting,
): Promise<void> {
  if (before === state || isAtWork(state) || state === 'ready') return;
  // What a run has sent it takes off its list itself.
  if (state === 'posted' && run !== undefined) return;
  const all = await transaction.objectStore('connections').getAll();
  for (const connection of all.filter((each) => each.realmId === realmId)) {
    const subjects: Subject[] = [];
    for (const { eventKey } of covers.slice(0, mostEvents)) {
      const row = await transaction.objectStore('events').get(eventKey);
      if (row === undefined) continue;
      const order = await transaction.objectStore('orders').get(row.orderId);
      subjects.push(...subjectsOf(row.event, order?.order, connection.settings.books));
    }
    const few = covers.length <= mostEvents;
    const touched = subjects.filter(({ of }) => few || of !== 'order');
    await markDirty(transaction, connection.connectionId, touched, updatedAtMs);
  }
}
