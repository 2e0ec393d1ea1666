import { assignSuffixes, type TakenNumber } from '../../books/assignSuffixes';
import type { DocumentKind } from '../../books/draft';
import {
  numberPrefixes,
  type OrderForm,
  type OrderSeries,
  orderDocumentOf,
  orderNumber,
} from '../../books/numbers/orderNumbers';
import { lackingSuffixes } from '../../books/orders/orderIndexes';
import { ownKeys } from '../../books/orders/ownKeys';
import type { AmazonEvent } from '../../ledger/event';
import { eventHash, hashesIn, keyHash, readMark } from '../../posting/marks';
import { postingKey } from '../../posting/postings';
import { ok, type Result } from '../../problem/problem';
import type { FoundDocument, Ports, ShipmentSuffix } from '../ports';

/** What the documents of a series can be, whatever the settings of the browser that made them, and how numbered. */
const documentsOfSeries: Readonly<
  Record<OrderSeries, readonly { readonly kind: DocumentKind; readonly forms: readonly OrderForm[] }[]>
> = {
  sale: [
    { kind: 'salesReceipt', forms: ['document'] },
    { kind: 'invoice', forms: ['document'] },
    { kind: 'journalEntry', forms: ['journal'] },
  ],
  refund: [
    { kind: 'refundReceipt', forms: ['document'] },
    { kind: 'creditMemo', forms: ['document'] },
    { kind: 'journalEntry', forms: ['journal'] },
  ],
  adjustment: [
    { kind: 'salesReceipt', forms: ['document'] },
    { kind: 'refundReceipt', forms: ['document'] },
    { kind: 'purchase', forms: ['fees'] },
    { kind: 'journalEntry', forms: ['journal', 'fees'] },
  ],
  multiChannel: [
    { kind: 'purchase', forms: ['document'] },
    { kind: 'journalEntry', forms: ['document'] },
  ],
  estimate: [],
};

/** The kinds in which documents of a series can stand in QuickBooks. */
export function kindsOf(series: readonly OrderSeries[]): readonly DocumentKind[] {
  return [...new Set(series.flatMap((each) => documentsOfSeries[each].map(({ kind }) => kind)))];
}

/** The numbers that the first document of a series can bear in one kind. */
export function firstNumbers(orderId: string, series: OrderSeries, kind: DocumentKind): readonly string[] {
  const forms = documentsOfSeries[series].flatMap((each) => (each.kind === kind ? each.forms : []));
  return forms.flatMap((form) => orderNumber(orderId, series, 0, form) ?? []);
}

/** The series in which events of an order still lack their numbers. */
export function lackingSeries(
  events: readonly AmazonEvent[],
  stored: readonly ShipmentSuffix[],
): readonly OrderSeries[] {
  return [...new Set(lackingSuffixes(events, stored).map(({ series = 'sale' }) => series))];
}

/**
 * Gives each event of an order the suffix of its number, for good. QuickBooks is asked first: a document of ours
 * there, made in another browser, keeps its number. To be called under the company's lock.
 */
export async function giveSuffixes(
  {
    quickbooks,
    store,
  }: Pick<Ports, 'store'> & { readonly quickbooks: Pick<Ports['quickbooks'], 'findByNumberPrefix'> },
  realmId: string,
  orderId: string,
  events: readonly AmazonEvent[],
): Promise<Result<readonly ShipmentSuffix[]>> {
  const existing = await store.readSuffixes(realmId, orderId);
  const lacking = lackingSeries(events, existing);
  if (lacking.length === 0) return ok(existing);
  const found: FoundDocument[] = [];
  for (const kind of kindsOf(lacking)) {
    for (const prefix of numberPrefixes(orderId)) {
      const documents = await quickbooks.findByNumberPrefix(kind, prefix);
      if (!documents.ok) return documents;
      found.push(...documents.value);
    }
  }
  const byKey = new Map(
    found.flatMap((document) => {
      const event = eventByKey(document, realmId, events);
      return event === undefined ? [] : [[document, event] as const];
    }),
  );
  const given = lacking.flatMap((series) => {
    const taken = found.flatMap((document) => takenBy(document, orderId, series, byKey, events));
    return assignSuffixes(existing, taken, events, series).map((each) => ({ ...each, realmId, orderId }));
  });
  if (given.length > 0) await store.addSuffixes(given);
  return ok([...existing, ...given]);
}

/** The event whose document this is, by the long hash of its key. */
function eventByKey(
  { privateNote }: FoundDocument,
  realmId: string,
  events: readonly AmazonEvent[],
): AmazonEvent | undefined {
  const mark = readMark(privateNote);
  if (mark === undefined) return undefined;
  return events.find(({ key }) =>
    [...ownKeys(key).keys()].some((each) => mark.keyHash === keyHash(postingKey(realmId, each))),
  );
}

/** Only documents of ours take a number; those of others are met when the document is looked for. */
function takenBy(
  document: FoundDocument,
  orderId: string,
  series: OrderSeries,
  byKey: ReadonlyMap<FoundDocument, AmazonEvent>,
  events: readonly AmazonEvent[],
): readonly TakenNumber[] {
  const { number, privateNote } = document;
  const mark = readMark(privateNote);
  const named = number === undefined ? undefined : orderDocumentOf(orderId, number);
  if (mark === undefined || named?.series !== series) return [];
  const { index } = named;
  // Short hashes: of two events that share one neither is meant for certain, nor one that has a document of its own.
  const own = new Set([...byKey.values()].map(({ key }) => key));
  const { booked } = hashesIn(mark);
  const byHash = events.filter(({ key }) => !own.has(key) && booked.includes(eventHash(key)));
  const event = byKey.get(document) ?? (byHash.length === 1 ? byHash[0] : undefined);
  return [event === undefined ? { index } : { index, eventKey: event.key }];
}
