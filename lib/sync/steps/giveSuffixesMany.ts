import { numberPrefixes } from '../../books/numbers/orderNumbers';
import { salesInOrder } from '../../books/salesInOrder';
import type { AmazonEvent } from '../../ledger/event';
import { ok, type Result } from '../../problem/problem';
import type { BatchPorts, NumberPrefixesPort, QuickBooksBatchPort } from '../batch/ports';
import type { QuickBooksPort } from '../ports';
import { giveSuffixes } from './giveSuffixes';

/** The ports of batches, of which one also asks for numbers by what they begin with. */
export interface NumberingPorts extends BatchPorts {
  readonly batching: QuickBooksBatchPort & NumberPrefixesPort;
}

/** An order whose shipments need their numbers. */
export interface OrderToNumber {
  readonly orderId: string;
  readonly events: readonly AmazonEvent[];
}

/**
 * Gives the shipments of many orders the suffixes of their numbers, as `giveSuffixes` does for one. The first
 * document of an order bears its id alone, so one query tells for many orders that there is none; only where there
 * is one, all documents of the order are asked for. To be called under the company's lock.
 */
export async function giveSuffixesMany(
  { quickbooks, batching, store }: NumberingPorts,
  realmId: string,
  orders: readonly OrderToNumber[],
): Promise<Result<null>> {
  const lacking: OrderToNumber[] = [];
  for (const order of orders) {
    const given = await store.readSuffixes(realmId, order.orderId);
    const numbered = new Set(given.map(({ eventKey }) => eventKey));
    if (salesInOrder(order.events).some(({ key }) => !numbered.has(key))) lacking.push(order);
  }
  if (lacking.length === 0) return ok(null);
  const found = await batching.findByNumbers(
    'salesReceipt',
    lacking.map(({ orderId }) => orderId),
  );
  if (!found.ok) return found;
  const taken = new Set(found.value.map(({ number }) => number));
  const prefixes = lacking.flatMap(({ orderId }) => (taken.has(orderId) ? numberPrefixes(orderId) : []));
  const byPrefix = await batching.findByNumberPrefixes('salesReceipt', prefixes);
  if (!byPrefix.ok) return byPrefix;
  const asFound: QuickBooksPort = {
    ...quickbooks,
    findByNumberPrefix: async (_kind, prefix) => ok(byPrefix.value.get(prefix) ?? []),
  };
  for (const { orderId, events } of lacking) {
    const given = await giveSuffixes({ store, quickbooks: asFound }, realmId, orderId, events);
    if (!given.ok) return given;
  }
  return ok(null);
}
