import type { DocumentKind } from '../../books/draft';
import { numberPrefixes, type OrderSeries } from '../../books/numbers/orderNumbers';
import type { AmazonEvent } from '../../ledger/event';
import { ok, type Result } from '../../problem/problem';
import type { BatchPorts, NumberPrefixesPort, QuickBooksBatchPort } from '../batch/ports';
import type { FoundDocument } from '../ports';
import { firstNumbers, giveSuffixes, kindsOf, lackingSeries } from './giveSuffixes';

/** The ports of batches, of which one also asks for numbers by what they begin with. */
export interface NumberingPorts extends BatchPorts {
  readonly batching: QuickBooksBatchPort & NumberPrefixesPort;
}

/** An order whose events need their numbers. */
export interface OrderToNumber {
  readonly orderId: string;
  readonly events: readonly AmazonEvent[];
}

/**
 * Gives the events of many orders the suffixes of their numbers, as `giveSuffixes` does for one. The first document
 * of a series bears the bare number of one of its forms, so one query a kind tells for many orders that there is
 * none; only where there is one, all documents of the order are asked for. To be called under the company's lock.
 */
export async function giveSuffixesMany(
  { batching, store }: Pick<NumberingPorts, 'batching' | 'store'>,
  realmId: string,
  orders: readonly OrderToNumber[],
): Promise<Result<null>> {
  const lacking: Lacking[] = [];
  for (const order of orders) {
    const series = lackingSeries(order.events, await store.readSuffixes(realmId, order.orderId));
    if (series.length > 0) lacking.push({ order, series });
  }
  // Kinds side by side: the first documents wait for these.
  const kinds = kindsOf(lacking.flatMap(({ series }) => series));
  const all = await Promise.all(
    kinds.map(async (kind) => ({ kind, documents: await documentsOf(batching, kind, lacking) })),
  );
  const found = new Map<DocumentKind, ReadonlyMap<string, readonly FoundDocument[]>>();
  for (const { kind, documents } of all) {
    if (!documents.ok) return documents;
    found.set(kind, documents.value);
  }
  const quickbooks = {
    findByNumberPrefix: async (kind: DocumentKind, prefix: string) => ok(found.get(kind)?.get(prefix) ?? []),
  };
  for (const { order } of lacking) {
    const given = await giveSuffixes({ store, quickbooks }, realmId, order.orderId, order.events);
    if (!given.ok) return given;
  }
  return ok(null);
}

/** An order and the series in which its events have no number yet. */
interface Lacking {
  readonly order: OrderToNumber;
  readonly series: readonly OrderSeries[];
}

/** Documents of a kind that bear numbers of these orders, by what their numbers begin with. */
async function documentsOf(
  batching: NumberingPorts['batching'],
  kind: DocumentKind,
  lacking: readonly Lacking[],
): Promise<Result<ReadonlyMap<string, readonly FoundDocument[]>>> {
  const wanted = lacking.flatMap(({ order: { orderId }, series }) =>
    series.flatMap((each) => firstNumbers(orderId, each, kind)).map((number) => ({ orderId, number })),
  );
  const first = await batching.findByNumbers(
    kind,
    wanted.map(({ number }) => number),
  );
  if (!first.ok) return first;
  const taken = new Set(first.value.map(({ number }) => number));
  const ids = new Set(wanted.flatMap(({ orderId, number }) => (taken.has(number) ? orderId : [])));
  return batching.findByNumberPrefixes(kind, [...ids].flatMap(numberPrefixes));
}
