import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { AmazonEvent, EventKey } from './event';
import { type EventIndex, eventIndex } from './eventIndex';
import { eventOf } from './eventOf';
import { merged } from './merged';
import { isDeferredOriginal } from './twins';

/**
 * The events that `transactions` make or change, given the events known of the same orders. Order and
 * repetition do not matter: a deferred transaction and its released twin become one event whichever is
 * seen first, by their link, else by shipment or refund id. A known key is never renamed.
 */
export function toEvents(
  transactions: readonly AmazonTransaction[],
  sellerAccountId: string,
  known: readonly AmazonEvent[],
): readonly AmazonEvent[] {
  const events = eventIndex(known);
  const changed = new Set<EventKey>();
  const put = (event: AmazonEvent): void => {
    events.put(event);
    changed.add(event.key);
  };
  for (const transaction of originalsFirst(transactions)) {
    const [home, ...doubles] = homesOf(transaction, events, sellerAccountId);
    const key = home?.key ?? keyOf(transaction, sellerAccountId);
    put(merged(home, eventOf(transaction, sellerAccountId, key), transaction));
    for (const double of doubles) put({ ...double, sameAs: key });
  }
  return [...changed].flatMap((key) => events.get(key) ?? []);
}

/** Originals, then releases that name theirs, so that a twin without a link finds what is left within one answer. */
function originalsFirst(transactions: readonly AmazonTransaction[]): readonly AmazonTransaction[] {
  const rank = (each: AmazonTransaction): number =>
    isDeferredOriginal(each) ? 0 : each.related['DEFERRED_TRANSACTION_ID'] !== undefined ? 1 : 2;
  return [...transactions].sort((a, b) => rank(a) - rank(b));
}

/** Events that the transaction belongs to, the one that stands for all of them first. */
function homesOf(
  transaction: AmazonTransaction,
  events: EventIndex,
  sellerAccountId: string,
): readonly AmazonEvent[] {
  const linked = events.withIds(linkedIds(transaction));
  if (linked.length > 0) return linked;
  const home = events.get(keyOf(transaction, sellerAccountId)) ?? events.unlinkedTwin(transaction);
  return home === undefined ? [] : [home];
}

function linkedIds({ related, transactionId }: AmazonTransaction): readonly string[] {
  const ids = [related['DEFERRED_TRANSACTION_ID'], transactionId, related['RELEASE_TRANSACTION_ID']];
  return ids.flatMap((id) => (id === undefined || id === '' ? [] : [id]));
}

function keyOf(transaction: AmazonTransaction, sellerAccountId: string): EventKey {
  const { related, transactionId, transactionType, postedAt, totalMinor } = transaction;
  const id = related['DEFERRED_TRANSACTION_ID'] ?? transactionId;
  if (id !== '') return `${sellerAccountId}/${id}`;
  // Never seen live, only in an example inside Amazon's model: no id, so all that it has names it.
  return [sellerAccountId, 'without-id', transactionType, postedAt, related['ORDER_ID'], totalMinor].join(
    '/',
  );
}
