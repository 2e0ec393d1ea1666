import type { DocumentKind } from '../../books/draft';
import { digest } from '../digest';
import type { Posting, PostingKey } from '../posting';
import { removalRequestId } from '../requestIds';
import type { Effect } from '../step';

/** Source: Intuit, batch operations. */
export const mostItems = 30;

/** What one item of a batch asks for. */
export type BatchPart = BatchCreation | BatchRemoval;

/** A new document: the bytes that its posting has frozen. */
export interface BatchCreation {
  readonly operation: 'create';
  readonly key: PostingKey;
  readonly kind: DocumentKind;
  readonly payload: string;
  /** Under which the document would be sent alone: it names this try of this posting. */
  readonly requestId: string;
}

/** One version of a document that is to go. */
export interface BatchRemoval {
  readonly operation: 'delete';
  readonly key: PostingKey;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly syncToken: string;
  readonly requestId: string;
}

/** A part under the name by which the answer calls it, of at most 10 characters. */
export type BatchItem = BatchPart & { readonly bId: string };

/**
 * Several documents in one request. Members, their bytes, their order and names are frozen with the request id,
 * and stored before they are sent; the batch stays until it is known of each what became of it.
 */
export interface Batch {
  /** At most 36 characters. */
  readonly requestId: string;
  readonly realmId: string;
  readonly items: readonly BatchItem[];
  readonly sentAtMs: number;
  /** When it is to be looked at again. Its members have no time of their own meanwhile. */
  readonly nextAtMs: number;
}

/** What a posting's next effect asks of QuickBooks, where a batch can carry it. */
export function partOf(posting: Posting, effect: Effect): BatchPart | undefined {
  const { key, frozen } = posting;
  const kind = posting.remote?.kind ?? posting.kind;
  if (effect.do === 'send' && frozen !== undefined) {
    const { payload, requestId } = frozen;
    return { operation: 'create', key, kind: posting.kind, payload, requestId };
  }
  if (effect.do !== 'remove') return undefined;
  const { id, syncToken } = effect;
  const requestId = removalRequestId(posting.realmId, id, syncToken, posting.refusedRemovals);
  return { operation: 'delete', key, kind, id, syncToken, requestId };
}

/**
 * A batch of these parts. Its request id follows from the requests in it and their order: the same members make
 * the same request in every browser and at every try, and any others make another.
 */
export function batchOf(realmId: string, parts: readonly BatchPart[], nowMs: number): Batch {
  if (parts.length === 0 || parts.length > mostItems)
    throw new RangeError(`${parts.length} items are no batch`);
  return {
    requestId: `cf-${digest(['batch', realmId, ...parts.map(({ requestId }) => requestId)], 32)}`,
    realmId,
    items: parts.map((part, index) => ({ ...part, bId: String(index + 1) })),
    sentAtMs: nowMs,
    nextAtMs: nowMs,
  };
}
