import type { Cover, DocumentKind } from '../books/draft';
import type { DateText } from '../calendar/calendar';
import type { Problem } from '../problem/problem';

/** `<realmId>/<key of the draft>`: one posting for one intended document, for good. */
export type PostingKey = string;

/** The life of a posting; `state.ts` draws it. */
export type PostingState =
  | 'ready'
  | 'sending'
  | 'unknown'
  | 'rejected'
  | 'blocked'
  | 'waiting'
  | 'exists'
  | 'posted'
  | 'edited'
  | 'gone'
  | 'undoing'
  | 'undone';

/** The document in QuickBooks that a posting became. */
export interface RemoteDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly syncToken: string;
  readonly number?: string;
  readonly totalMinor: number;
}

/** One line of a posting's history, kept for good. */
export interface HistoryEntry {
  readonly atMs: number;
  readonly what: string;
  /** Intuit's transaction id of the exchange (`intuit_tid`), for their support. */
  readonly intuitTransactionId?: string;
}

/** A posting as it is stored. */
export interface Posting {
  readonly key: PostingKey;
  readonly realmId: string;
  /** The order whose chip and panel show it; absent for days, settlements and the like. */
  readonly orderId?: string;
  readonly state: PostingState;
  /** Grows only after a definite rejection, a confirmed undo or a changed payload; never after an unknown outcome. */
  readonly generation: number;
  /** The hash that the seller agreed to. */
  readonly previewHash: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly date: DateText;
  readonly currency: string;
  readonly totalMinor: number;
  readonly covers: readonly Cover[];
  /** What is sent, byte for byte, frozen with the request id before it is sent. */
  readonly frozen?: { readonly requestId: string; readonly payload: string; readonly frozenAtMs: number };
  /** When the frozen bytes were last sent: an answer about a document older than this is a replay. */
  readonly sentAtMs?: number;
  readonly remote?: RemoteDocument;
  /** When the document was created or found; its number is looked up once more some time after. */
  readonly postedAtMs?: number;
  readonly problem?: Problem;
  /** When the next step may be taken by itself; absent where nothing is to be done. */
  readonly nextAtMs?: number;
  /** When the outcome became unknown, to measure the time until "absent" may be concluded. */
  readonly unknownSinceMs?: number;
  /** While `unknown`: no answer came, or QuickBooks said that number or request id are taken. */
  readonly unknownBecause?: 'noAnswer' | 'duplicate';
  /** While `unknown`: how many look-ups since then have found nothing. */
  readonly absentLooks?: number;
  /** While `undoing`: whose wish it is. A wrong total ends as `blocked`, the seller's wish as `undone`. */
  readonly removal?: 'seller' | 'wrongTotal';
  /** How often QuickBooks refused a removal for good: each refusal uses up a request id. */
  readonly refusedRemovals?: number;
  readonly history: readonly HistoryEntry[];
  readonly updatedAtMs: number;
}
