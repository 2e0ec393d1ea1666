import { orderDocumentOf } from '../books/numbers/orderNumbers';
import { ownKeys } from '../books/orders/ownKeys';
import type { AmazonEvent } from '../ledger/event';
import { isForeignKey } from '../posting/foreign';
import { coveringForeign } from '../posting/foreignShares';
import type { Posting } from '../posting/posting';
import { draftKeyOf } from '../posting/postings';
import { isHashed, keyAmong, named } from '../posting/rebuildJoin';
import { foreignOwner, setOwnership } from './ownership';
import type { Writing } from './schema';
import { addSuffixes, readSuffixes } from './suffixes';

/**
 * Gives the postings of an order that were found again in QuickBooks their names, now that its events are
 * known: to be called in the transaction that stores the events, so that no event is ever seen without what
 * owns it. A shipment keeps the suffix that its document bears.
 */
export async function nameFoundAgain(
  transaction: Writing,
  orderId: string,
  events: readonly AmazonEvent[],
): Promise<void> {
  const store = transaction.objectStore('postings');
  const ofOrder = await store.index('byOrder').getAll(orderId);
  for (const posting of ofOrder.filter(({ key }) => isForeignKey(key)))
    await coverForeign(transaction, posting, events);
  const found = ofOrder.filter(isHashed);
  const eventKeys = events.map(({ key }) => key);
  for (const posting of found) {
    const key = keyAmong(posting, eventKeys);
    if (key === undefined || (await store.get(key)) !== undefined) continue;
    const known = named(posting, key, eventKeys);
    if ((await foreignOwner(transaction, known)) !== undefined) continue;
    await setOwnership(transaction, known);
    await store.delete(posting.key);
    await store.put(known);
    await keepSuffix(transaction, orderId, known);
  }
}

/** What a document of others is of the order's events, as far as nobody else books them. */
async function coverForeign(
  transaction: Writing,
  posting: Posting,
  events: readonly AmazonEvent[],
): Promise<void> {
  if (posting.state !== 'exists' || posting.covers.length > 0) return;
  const covering = coveringForeign(posting, events);
  if (covering.covers.length === 0 || (await foreignOwner(transaction, covering)) !== undefined) return;
  await setOwnership(transaction, covering);
  await transaction.objectStore('postings').put(covering);
}

async function keepSuffix(transaction: Writing, orderId: string, posting: Posting): Promise<void> {
  const { realmId, number, covers } = posting;
  const draftKey = draftKeyOf(posting);
  const eventKey = covers.find((cover) => ownKeys(cover.eventKey).has(draftKey))?.eventKey;
  const named = orderDocumentOf(orderId, number);
  if (eventKey === undefined || named === undefined) return;
  const { series, index } = named;
  const suffixes = await readSuffixes(transaction, realmId, orderId);
  const isGiven = suffixes.some(
    (each) => each.eventKey === eventKey || (each.index === index && (each.series ?? 'sale') === series),
  );
  if (!isGiven) await addSuffixes(transaction, [{ realmId, orderId, eventKey, series, index }]);
}
