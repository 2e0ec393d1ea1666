import type { DocumentKind } from '../books/draft';
import type { Problem } from '../problem/problem';

/** Files that prove documents, and how far they are attached to them in QuickBooks. Stored, one a settlement. */
export interface Evidence {
  /** `<realmId>/evidence/<settlement>`: one for good. */
  readonly key: string;
  readonly realmId: string;
  /** The number of the document that people know it by. */
  readonly number: string;
  /** The documents that each file stands with: those that are in QuickBooks now. */
  readonly documents: readonly EvidenceDocument[];
  readonly files: readonly EvidenceFile[];
  /** Why a file that should be among them is not. */
  readonly problem?: Problem;
  readonly nextAtMs?: number;
  readonly updatedAtMs: number;
}

/** A document in QuickBooks. */
export interface EvidenceDocument {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** What is attached, before anything is known of it in QuickBooks. */
export interface FileToAttach {
  /** With its ending, by which QuickBooks judges it: `Amazon settlement 12395580393.txt`. */
  readonly name: string;
  readonly contentType: 'text/plain' | 'text/csv' | 'text/xml';
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** What it is, for those who find it in QuickBooks. */
  readonly words: string;
}

/** One file on its way to its documents. */
export interface EvidenceFile extends FileToAttach {
  /**
   * `waiting` to be looked at; `uploading`: it may be in QuickBooks; `attached` to all its documents. What fails
   * waits and says why.
   */
  readonly state: 'waiting' | 'uploading' | 'attached';
  readonly attachmentId?: string;
  /** When it was last sent without a clear answer. */
  readonly unclearSinceMs?: number;
  /** Refusals in a row: each makes the next try later, and uses up a request id. */
  readonly refusals: number;
  readonly problem?: Problem;
  readonly nextAtMs?: number;
}

/** A file as QuickBooks' list of attachments has it. */
export interface AttachedFile {
  readonly id: string;
  readonly syncToken: string;
  readonly fileName: string;
  readonly contentType?: string;
  readonly note: string;
  readonly sizeBytes?: number;
  /** Entities that it stands with, whichever they are; a `kind` where it is one of ours. */
  readonly links: readonly AttachedLink[];
  readonly createdAtMs: number;
}

/** What an attachment stands with. */
export interface AttachedLink {
  /** QuickBooks' word: `JournalEntry`. */
  readonly entity: string;
  readonly id: string;
  readonly kind?: DocumentKind;
}

/** How an upload or a new link ended. */
export type AttachOutcome =
  | { readonly outcome: 'attached'; readonly file: AttachedFile }
  /** Another version is there, or none. */
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'rejected'; readonly problem: Problem }
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  | { readonly outcome: 'unknown'; readonly problem: Problem };

/** What was seen of one file. */
export type EvidenceObservation =
  | { readonly seen: 'takenUp' }
  /** Everything in QuickBooks under its name or with its mark. */
  | { readonly seen: 'found'; readonly files: readonly AttachedFile[]; readonly cleaned: boolean }
  | { readonly seen: 'sent'; readonly outcome: AttachOutcome }
  /** The file is not in this browser any more. */
  | { readonly seen: 'missing' }
  | { readonly seen: 'failed'; readonly problem: Problem };

/** What is to be done next about one file. */
export type EvidenceEffect =
  | { readonly do: 'find' }
  | { readonly do: 'upload'; readonly requestId: string; readonly note: string }
  /** `documents` are all that it is to stand with; what people have put it to stays. */
  | { readonly do: 'link'; readonly file: AttachedFile; readonly documents: readonly EvidenceDocument[] }
  | { readonly do: 'removeYounger'; readonly files: readonly AttachedFile[] }
  | { readonly do: 'rest' };

/** The file as it is now to be stored, and what comes next. */
export interface EvidenceStep {
  readonly file: EvidenceFile;
  readonly effect: EvidenceEffect;
}
