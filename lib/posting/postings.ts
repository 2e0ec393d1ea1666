import type { Draft } from '../books/draft';
import type { DraftKey } from '../books/plannedDraft';
import type { EventKey } from '../ledger/event';
import { contentOfDraft } from './content';
import { withBytesInHistory } from './historyEntry';
import { markedNote } from './marks';
import { nextGeneration } from './moves';
import { holdsOwnership } from './ownership';
import type { AgreedBy, Fault, MadeEntry, Posting, PostingKey } from './posting';
import { creationRequestId } from './requestIds';

/** Makes the bytes that QuickBooks is sent of a draft and its note. Pure: equal drafts give equal bytes. */
export type Freeze = (draft: Draft, privateNote: string) => string;

/** What the seller agreed to. */
export interface Agreed {
  readonly realmId: string;
  readonly draftKey: DraftKey;
  /** The order whose chip and panel show it. */
  readonly orderId?: string;
  /** What is sent together with others, by one click or one wake: it can be undone together. */
  readonly run?: string;
  /** What was made in the company's lists for it. */
  readonly made?: readonly MadeEntry[];
  /** The fault for which this is another shape of what was planned. */
  readonly answers?: Fault;
  readonly previewHash: string;
  /** Whose word it is; for the history. */
  readonly by?: AgreedBy;
  readonly draft: Draft;
}

/** The key of the one posting that an intended document ever has in a company. */
export function postingKey(realmId: string, draftKey: DraftKey): PostingKey {
  return `${realmId}/${draftKey}`;
}

/** The key of the draft that a posting is of. */
export function draftKeyOf({ key, realmId }: Pick<Posting, 'key' | 'realmId'>): DraftKey {
  return key.slice(realmId.length + 1);
}

/** The key of the draft of an event's sale. */
export function saleDraftKey(eventKey: EventKey): DraftKey {
  return `sale/${eventKey}`;
}

/** The key of the one posting that an event's sale ever has in a company. */
export function saleKey(realmId: string, eventKey: EventKey): PostingKey {
  return postingKey(realmId, saleDraftKey(eventKey));
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
  const { realmId, draftKey, orderId, run, made, answers, previewHash, by, draft } = agreed;
  const key = postingKey(realmId, draftKey);
  const bytes = (generation: number): string => freeze(draft, markedNote(draft.memo, key, generation, draft));
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
    ...(orderId === undefined ? {} : { orderId }),
    ...(by === undefined ? {} : { agreedBy: by }),
    ...(run === undefined ? {} : { run }),
    ...(made === undefined ? {} : { made }),
    ...(answers === undefined ? {} : { answers }),
    state: 'ready',
    kind: draft.kind,
    ...contentOfDraft(draft, { previewHash, generation, frozen }),
    history: before === undefined ? [] : (same ? before : withBytesInHistory(before)).history,
    updatedAtMs: before?.updatedAtMs ?? 0,
  };
}
