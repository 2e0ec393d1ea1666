import type { Cover, DocumentKind, ListRef } from '../books/draft';
import type { DateText } from '../calendar/calendar';
import type { EventKey } from '../ledger/event';
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
  | 'changing'
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

/** What QuickBooks said against a document: its code without leading zeros, and its words. */
export interface Fault {
  readonly code: string;
  readonly said?: string;
}

/** One line of a posting's history, kept for good. */
export interface HistoryEntry {
  readonly atMs: number;
  readonly what: string;
  /** Intuit's transaction id of the exchange (`intuit_tid`), for their support. */
  readonly intuitTransactionId?: string;
  /** The hash that was agreed to at this moment, and by whom. */
  readonly agreed?: { readonly previewHash: string; readonly by?: AgreedBy };
  readonly sent?: SentBytes;
}

/** Whose word a document was sent on. */
export interface AgreedBy {
  readonly how: 'click' | 'schedule';
  /** What people call the browser: `Chrome on Windows`. */
  readonly deviceName?: string;
}

/** What went out with one request. */
export interface SentBytes {
  readonly requestId: string;
  readonly generation: number;
  /** Of the bytes, 64 hex digits. */
  readonly sha256: string;
  /** The bytes, once the posting itself keeps them no longer. */
  readonly payload?: string;
}

/** What a posting's document says, wherever it is. */
export interface DocumentContent {
  /** Grows only after a definite rejection, a confirmed undo or a changed payload; never after an unknown outcome. */
  readonly generation: number;
  /** The hash that the seller agreed to. */
  readonly previewHash: string;
  readonly number: string;
  readonly date: DateText;
  readonly currency: string;
  readonly totalMinor: number;
  readonly covers: readonly Cover[];
  /** Events that other documents booked and that this one settles: those cannot be undone before it. */
  readonly clears?: readonly EventKey[];
  /** Numbers of the documents that this one pays: they cannot be undone before it. */
  readonly pays?: readonly string[];
  /** Items and customers that it names: `item/12`, `customer/3`. */
  readonly uses?: readonly string[];
  /** What is sent, byte for byte, frozen with the request id before it is sent. */
  readonly frozen?: FrozenBytes;
}

/** Bytes as they are sent, however often, and the request id under which QuickBooks knows them. */
export interface FrozenBytes {
  readonly requestId: string;
  readonly payload: string;
  readonly frozenAtMs: number;
}

/** An entry of the company's lists that was made so that a document could be sent. */
export interface MadeEntry {
  readonly list: 'item' | 'customer';
  readonly id: string;
  readonly name: string;
}

/** A change of a document in QuickBooks that the seller asked for. */
export interface DocumentChange {
  /** What it says until then: stays where the change is refused, put back where it comes out wrong. */
  readonly from: DocumentContent;
  readonly to: DocumentContent;
  /** The version that is changed: QuickBooks refuses to change any other. */
  readonly syncToken: string;
  /** When the bytes were last sent. */
  readonly sentAtMs?: number;
  /** One of the requests had no clear end: until some time after the last it may still be at work. */
  readonly unclear?: true;
  /** What QuickBooks said against it; counts once nothing can be at work any more. */
  readonly refusal?: Problem;
  /** What came out wrong, while the old content is being put back. */
  readonly puttingBack?: Problem;
}

/** What is to become of a document that somebody else changed or deleted. */
export interface SweepAnswered {
  /** `keep`: as it is now; `sendAgain`: ours again; `leaveOut`: it stays away. */
  readonly answer: 'keep' | 'leaveOut' | 'sendAgain';
  /** Which version, or which try, it is about: another one is asked about anew. */
  readonly of: string;
  readonly atMs: number;
}

/** A posting as it is stored. */
export interface Posting extends DocumentContent {
  readonly key: PostingKey;
  readonly realmId: string;
  /** The order whose chip and panel show it; absent for days, settlements and the like. */
  readonly orderId?: string;
  readonly state: PostingState;
  readonly kind: DocumentKind;
  /** Whose word it is sent on. */
  readonly agreedBy?: AgreedBy;
  /** What was sent together, by one click or one wake. */
  readonly run?: string;
  /** Of a document of others: the account that its money stands on, where that is not clearing. */
  readonly standsOn?: ListRef;
  /** What was made in the company's lists for it. */
  readonly made?: readonly MadeEntry[];
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
  /** While `undoing` or `changing`: its twins were still to be looked for when that began. */
  readonly unsettled?: true;
  /** While `undoing`: whose wish it is. A wrong total ends as `blocked`, the seller's wish as `undone`. */
  readonly removal?: 'seller' | 'wrongTotal';
  /** While `changing`: what is to become of the document. `covers` then holds what both contents cover. */
  readonly change?: DocumentChange;
  /** The fault with which QuickBooks refused the last try: another shape may be proposed for it. */
  readonly fault?: Fault;
  /** The fault that this shape answers: it is planned in the same shape again. */
  readonly answers?: Fault;
  /** What the seller said about a change or a deletion by hand. */
  readonly answered?: SweepAnswered;
  /** How often QuickBooks refused a change for good: each refusal uses up a request id. */
  readonly refusedChanges?: number;
  /** How often QuickBooks refused a removal for good: each refusal uses up a request id. */
  readonly refusedRemovals?: number;
  readonly history: readonly HistoryEntry[];
  readonly updatedAtMs: number;
}
