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
  const lacking: { readonly order: OrderToNumber; readonly series: readonly OrderSeries[] }[] = [];
  for (const order of orders) {
    const series = lackingSeries(order.events, await store.readSuffixes(realmId, order.orderId));
    if (series.length > 0) lacking.push({ order, series });
  }
  const found = new Map<DocumentKind, ReadonlyMap<string, readonly FoundDocument[]>>();
  for (const kind of kindsOf(lacking.flatMap(({ series }) => series))) {
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
    const byPrefix = await batching.findByNumberPrefixes(kind, [...ids].flatMap(numberPrefixes));
    if (!byPrefix.ok) return byPrefix;
    found.set(kind, byPrefix.value);
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
