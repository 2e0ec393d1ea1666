import type { DocumentKind } from '../books/draft';
import type { InstantText } from '../calendar/calendar';
import type { FoundDocument } from '../posting/outcome';
import type { Result } from '../problem/problem';
import type { Ports } from './ports';

/** Where a reading of all documents of a kind stands: what was made, or changed, from then on is next. */
export interface ScanCursor {
  readonly from: InstantText;
  /** Documents of just that moment that were read already, where a page holds no others. */
  readonly offset: number;
}

/** A document with what tells whose it is and what it stands for. */
export interface ScannedDocument {
  readonly document: FoundDocument;
  /** What people and other connectors write into it: note, memo, lines, fields of their own, references. */
  readonly texts: readonly string[];
  /** Accounts that its head names: where the money of it stands. */
  readonly headAccountIds: readonly string[];
  readonly lineAccountIds: readonly string[];
  readonly itemIds: readonly string[];
}

/** One answer of QuickBooks, at most a thousand documents. */
export interface ScanPage {
  readonly documents: readonly ScannedDocument[];
  /** Documents that could not be read, by id. */
  readonly unreadable: readonly string[];
  /** Absent at the end. */
  readonly next?: ScanCursor;
  /** QuickBooks’ own time of the answer. */
  readonly time?: InstantText;
}

/** What changed since a moment. */
export interface DocumentChanges {
  readonly changed: readonly ScannedDocument[];
  readonly deleted: readonly { readonly kind: DocumentKind; readonly id: string }[];
  readonly unreadable: readonly string[];
  /** Kinds of which QuickBooks could not tell all changes: they have to be read otherwise. */
  readonly untold: readonly DocumentKind[];
  /** QuickBooks’ own time of the answer: from when on to ask next time. */
  readonly time?: InstantText;
}

/** QuickBooks, read as a whole. */
export interface ScanPort {
  /** A page of the documents of a kind, in the order in which they were made or last changed. */
  scanDocuments(
    kind: DocumentKind,
    by: 'created' | 'changed',
    cursor?: ScanCursor,
  ): Promise<Result<ScanPage>>;
  readDocumentChanges(kinds: readonly DocumentKind[], since: InstantText): Promise<Result<DocumentChanges>>;
  /** The texts of notes that begin so, attached to documents. */
  readNotes(start: string): Promise<Result<readonly string[]>>;
  /** Attaches a note to a document. The same request id again makes no second one. */
  attachNote(kind: DocumentKind, id: string, note: string, requestId: string): Promise<Result<null>>;
}

/** How far a rebuild has come; it goes on from here. */
export interface RebuildProgress {
  readonly realmId: string;
  readonly startedAtMs: number;
  /** The kind being read is the first. */
  readonly kindsLeft: readonly DocumentKind[];
  readonly cursor?: ScanCursor;
  readonly documents: number;
  readonly ours: number;
  readonly byOthers: number;
  readonly unreadable: number;
  /** What Intuit counts of it: one a page. */
  readonly reads: number;
  readonly endedAtMs?: number;
}

/** From when on changes are asked for. */
export interface SweepProgress {
  readonly realmId: string;
  readonly since: InstantText;
  readonly sweptAtMs: number;
}

/** Where the progress of long readings is kept. Each write is one transaction. */
export interface ScanStorePort {
  readRebuild(realmId: string): Promise<RebuildProgress | undefined>;
  writeRebuild(progress: RebuildProgress): Promise<void>;
  readSweep(realmId: string): Promise<SweepProgress | undefined>;
  writeSweep(progress: SweepProgress): Promise<void>;
}

/** What finding documents again needs beside the usual ports. */
export interface ScanPorts extends Ports {
  readonly scan: ScanPort;
  readonly scans: ScanStorePort;
}
