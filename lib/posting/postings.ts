import type { SalesReceipt } from '../books/draft';
import type { EventKey } from '../ledger/event';
import { markedNote } from './marks';
import { nextGeneration, withoutRemote } from './moves';
import { holdsOwnership } from './ownership';
import type { Posting, PostingKey } from './posting';
import { creationRequestId } from './requestIds';

/** Makes the bytes that QuickBooks is sent of a draft and its note. Pure: equal drafts give equal bytes. */
export type Freeze = (draft: SalesReceipt, privateNote: string) => string;

/** What the seller agreed to. */
export interface Agreed {
  readonly realmId: string;
  readonly orderId: string;
  readonly eventKey: EventKey;
  readonly previewHash: string;
  readonly draft: SalesReceipt;
}

/** The key of the one posting that an event's sale ever has in a company. */
export function saleKey(realmId: string, eventKey: EventKey): PostingKey {
  return `${realmId}/sale/${eventKey}`;
}

/** The event of a sale's posting key. */
export function eventKeyOf({ key, realmId }: Pick<Posting, 'key' | 'realmId'>): EventKey {
  return key.slice(`${realmId}/sale/`.length);
}

/**
 * A posting that is ready to be sent: the first one, or the next try of one that has let go. The bytes of a
 * try whose request id is not used up stay as they are; other bytes are another generation.
 */
export function readyPosting(
  agreed: Agreed,
  before: Posting | undefined,
  freeze: Freeze,
  nowMs: number,
): Posting {
  if (before !== undefined && holdsOwnership(before.state)) return before;
  const { realmId, orderId, previewHash, draft } = agreed;
  const key = saleKey(realmId, agreed.eventKey);
  const bytes = (generation: number): string =>
    freeze(draft, markedNote(draft.memo, key, generation, draft.covers));
  const same = before?.frozen !== undefined && before.frozen.payload === bytes(before.generation);
  const generation = before === undefined ? 0 : same ? before.generation : nextGeneration(before).generation;
  const frozen = same
    ? before.frozen
    : {
        requestId: creationRequestId(realmId, key, generation),
        payload: bytes(generation),
        frozenAtMs: nowMs,
      };
  return {
    key,
    realmId,
    orderId,
    state: 'ready',
    generation,
    previewHash,
    kind: draft.kind,
    number: draft.number,
    date: draft.date,
    currency: draft.currency,
    totalMinor: draft.totalMinor,
    covers: draft.covers,
    frozen,
    history: before === undefined ? [] : withoutRemote(before).history,
    updatedAtMs: before?.updatedAtMs ?? 0,
  };
}
