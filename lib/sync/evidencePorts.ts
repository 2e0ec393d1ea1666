import type {
  AttachedFile,
  AttachOutcome,
  Evidence,
  EvidenceDocument,
  FileToAttach,
} from '../posting/evidenceState';
import type { Result } from '../problem/problem';
import type { ClockPort, LockPort } from './ports';

/** What attaching evidence needs of the outside. */
export interface EvidencePorts {
  readonly clock: ClockPort;
  readonly lock: LockPort;
  readonly attachments: AttachmentsPort;
  readonly store: EvidenceStorePort;
  /** Tells our pages that what is attached has changed. */
  readonly announce: (change: { readonly what: 'postings' }) => void;
}

/** QuickBooks' list of attachments. */
export interface AttachmentsPort {
  /** Files whose note begins with `notePrefix`, and files of this name. */
  findFiles(notePrefix: string, fileName: string): Promise<Result<readonly AttachedFile[]>>;
  /** Sends a file, tied to its documents. Never throws; an unclear end is `unknown`. */
  uploadFile(
    file: FileToAttach,
    bytes: Uint8Array<ArrayBuffer>,
    note: string,
    documents: readonly EvidenceDocument[],
    requestId: string,
  ): Promise<AttachOutcome>;
  /** Ties a file that is there to more documents; what it stands with already stays. */
  linkFile(file: AttachedFile, documents: readonly EvidenceDocument[]): Promise<AttachOutcome>;
  /** Whether it is gone; a version that somebody has changed stays. */
  removeFile(file: AttachedFile): Promise<boolean>;
}

/** What this browser keeps of evidence. Every method is one transaction. */
export interface EvidenceStorePort {
  readEvidence(key: string): Promise<Evidence | undefined>;
  /** Those with a time at which they go on, earliest first. */
  readDueEvidence(): Promise<readonly Evidence[]>;
  /** Writes it where the store still holds the version `expected` (`undefined`: none); says whether it did. */
  writeEvidence(evidence: Evidence, expected: number | undefined): Promise<boolean>;
  /** Keeps the bytes of files under their hashes until they are attached. */
  keepFiles(
    files: readonly { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
  ): Promise<void>;
  readFile(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets the bytes of what is attached. */
  dropFiles(hashes: readonly string[]): Promise<void>;
}
