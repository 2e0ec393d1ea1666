import { assignSuffixes, type TakenNumber } from '../../books/assignSuffixes';
import { numberPrefixes, saleIndex } from '../../books/numbers/orderNumbers';
import { salesInOrder } from '../../books/salesInOrder';
import type { AmazonEvent } from '../../ledger/event';
import { eventHash, keyHash, readMark } from '../../posting/marks';
import { saleKey } from '../../posting/postings';
import { ok, type Result } from '../../problem/problem';
import type { FoundDocument, Ports, ShipmentSuffix } from '../ports';

/**
 * Gives each shipment of an order the suffix of its number, for good. QuickBooks is asked first: a document
 * of ours there, made in another browser, keeps its number. To be called under the company's lock.
 */
export async function giveSuffixes(
  { quickbooks, store }: Pick<Ports, 'quickbooks' | 'store'>,
  realmId: string,
  orderId: string,
  events: readonly AmazonEvent[],
): Promise<Result<readonly ShipmentSuffix[]>> {
  const existing = await store.readSuffixes(realmId, orderId);
  const numbered = new Set(existing.map(({ eventKey }) => eventKey));
  if (salesInOrder(events).every(({ key }) => numbered.has(key))) return ok(existing);
  const taken: TakenNumber[] = [];
  for (const prefix of numberPrefixes(orderId)) {
    const found = await quickbooks.findByNumberPrefix('salesReceipt', prefix);
    if (!found.ok) return found;
    taken.push(...found.value.flatMap((document) => takenBy(document, realmId, orderId, events)));
  }
  const given = assignSuffixes(existing, taken, events).map((each) => ({ ...each, realmId, orderId }));
  if (given.length > 0) await store.addSuffixes(given);
  return ok([...existing, ...given]);
}

/** Only documents of ours take a number; those of others are met when the document is looked for. */
function takenBy(
  { number, privateNote }: FoundDocument,
  realmId: string,
  orderId: string,
  events: readonly AmazonEvent[],
): readonly TakenNumber[] {
  const mark = readMark(privateNote);
  const index = number === undefined ? undefined : saleIndex(orderId, number);
  if (mark === undefined || index === undefined) return [];
  const event = events.find(
    ({ key }) => mark.keyHash === keyHash(saleKey(realmId, key)) || mark.eventHashes.includes(eventHash(key)),
  );
  return [event === undefined ? { index } : { index, eventKey: event.key }];
}
