import type { CompanyLists } from '../books/company';
import type { ListRef } from '../books/draft';
import { orderDocumentOf } from '../books/numbers/orderNumbers';
import { problem } from '../problem/problem';
import { readMark } from './marks';
import { noted, remoteOf } from './moves';
import type { FoundDocument } from './outcome';
import type { Posting, PostingKey } from './posting';
import type { NamedEntries } from './rebuildContent';
import { orderIdOf } from './rebuildFacets';

/** A document with what people and other connectors wrote into it. */
export interface WrittenDocument {
  readonly document: FoundDocument;
  readonly texts: readonly string[];
}

const orderIdPattern = /(?<![0-9A-Z-])[0-9]{3}-[0-9]{7}-[0-9]{7}(?![0-9-])/g;
/** Intuit's own Amazon connector leaves the address of Seller Central's page of the transaction in the note. */
const sellerCentralLink = /\bsellercentral[a-z.-]*\/payments\/event\/details\?([^\s"'<>]*)/i;

/**
 * The orders that a document of others stands for: those that its number, its note, a line, a reference or a
 * field of its own names, or the link to Seller Central that Intuit’s connector leaves. None for documents of
 * ours, and for estimates, which book nothing.
 */
export function foreignOrders({ document: held, texts }: WrittenDocument): readonly string[] {
  if (readMark(held.privateNote) !== undefined || held.kind === 'estimate') return [];
  const number = held.number ?? '';
  const linked = texts.flatMap((text) => linkedOrder(text) ?? []);
  const written = [number, ...texts].flatMap((text) => text.match(orderIdPattern) ?? []);
  // A number of our own making whose mark a person erased, or another connector's of the same form.
  const numbered = orderIdOf(number);
  return [...new Set([...(numbered === undefined ? [] : [numbered]), ...written, ...linked])];
}

function linkedOrder(text: string): string | undefined {
  const query = sellerCentralLink.exec(text)?.[1];
  const orderId = query === undefined ? null : new URLSearchParams(query).get('orderId');
  return orderId !== null && /^[0-9]{3}-[0-9]{7}-[0-9]{7}$/.test(orderId) ? orderId : undefined;
}

/**
 * Whether a document of others is the one of this posting: it bears the number, or names the order; or its day
 * and total are the posting's and it is of Amazon, and of no other order.
 */
export function standsFor(
  held: FoundDocument,
  {
    number,
    orderId,
    date,
    totalMinor,
    currency,
    kind,
  }: Pick<Posting, 'number' | 'orderId' | 'date' | 'totalMinor' | 'currency' | 'kind'>,
): boolean {
  if (readMark(held.privateNote) !== undefined) return false;
  if (held.number === number) return true;
  // A document under the bare order id may stand for all shipments of the order.
  if (kind === 'salesReceipt' && orderId !== undefined && held.number === orderId) return true;
  if (
    orderId !== undefined &&
    held.number !== undefined &&
    orderDocumentOf(orderId, held.number) !== undefined
  )
    return false;
  const isSame = held.date === date && held.totalMinor === totalMinor && held.currency === currency;
  if (!isSame) return false;
  const orders = foreignOrders({ document: held, texts: [held.privateNote] });
  if (orders.length > 0) return orderId !== undefined && orders.includes(orderId);
  return /amazon|sellercentral/i.test(held.privateNote);
}

/** The key under which a document of others stands, once for each order that it names. */
function foreignKey(realmId: string, { kind, id }: FoundDocument, orderId: string): PostingKey {
  return `${realmId}/~${kind}/${id}/${orderId}`;
}

/** Whether this stands for a document of others that was found by itself. */
export function isForeignKey(key: PostingKey): boolean {
  return key.includes('/~');
}

/** A document of others as it is shown with an order; what it covers is known with the order's events. */
export function foreignPosting(
  realmId: string,
  { document: held }: WrittenDocument,
  orderId: string,
  standsOn: ListRef | undefined,
  nowMs: number,
): Posting {
  const number = held.number ?? held.id;
  const posting: Posting = {
    key: foreignKey(realmId, held, orderId),
    realmId,
    orderId,
    state: 'exists',
    generation: 0,
    previewHash: '',
    kind: held.kind,
    number,
    date: held.date,
    currency: held.currency,
    totalMinor: held.totalMinor,
    covers: [],
    ...(standsOn === undefined ? {} : { standsOn }),
    remote: remoteOf(held),
    problem: problem('made_by_others', { number }),
    history: [],
    updatedAtMs: nowMs,
  };
  return noted(posting, nowMs, `QuickBooks has document ${number}, which was not made here`);
}

const moneyTypes: readonly string[] = ['Bank', 'Other Current Asset', 'Accounts Receivable', 'Credit Card'];

/**
 * The account that the money of a document of others stands on: the one that its head names, or of a journal
 * entry the only one of the balance sheet. `undefined` where that is clearing, or where it cannot be told.
 */
export function standsOnOf(
  { headAccountIds, lineAccountIds }: Pick<NamedEntries, 'headAccountIds' | 'lineAccountIds'>,
  { accounts }: Pick<CompanyLists, 'accounts'>,
  clearingAccountId: string | undefined,
): ListRef | undefined {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const [head] = headAccountIds;
  const ofLines = lineAccountIds.filter((id) => moneyTypes.includes(byId.get(id)?.type ?? ''));
  const id = head ?? (ofLines.length === 1 ? ofLines[0] : undefined);
  if (id === undefined || id === clearingAccountId) return undefined;
  return { id, name: byId.get(id)?.name ?? id };
}
