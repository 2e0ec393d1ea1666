import type { ClaimNote } from '../posting/claimNote';
import type { ClaimWriteOutcome, Writer } from '../posting/claimState';
import type { Result } from '../problem/problem';
import type { ClockPort, LockPort } from './ports';

/** What taking and keeping a claim needs of the outside. */
export interface ClaimPorts {
  readonly clock: ClockPort;
  readonly lock: LockPort;
  readonly notes: ClaimNotesPort;
  readonly store: WriterStorePort;
  /**
   * Reads the marks of what other browsers have sent, before this one sends anything by itself. It may take
   * several wakes: then it says when to go on.
   */
  readonly readMarks: (realmId: string) => Promise<Result<MarksRead>>;
}

/** How far the marks are read. */
export type MarksRead = { readonly done: true } | { readonly done: false; readonly againAtMs: number };

/** The notes in a company that say who sends by itself. */
export interface ClaimNotesPort {
  /** All of them, and what QuickBooks' clock says. */
  readClaims(): Promise<Result<{ readonly notes: readonly ClaimNote[]; readonly serverNowMs: number }>>;
  /** Never throws; an unclear end is `unknown`. */
  createClaim(text: string, requestId: string): Promise<ClaimWriteOutcome>;
  /** Changes one version alone. Never throws. */
  changeClaim(id: string, syncToken: string, text: string): Promise<ClaimWriteOutcome>;
  /** Whether it is gone; a version that somebody has changed stays. */
  removeClaim(id: string, syncToken: string): Promise<boolean>;
}

/** What this browser remembers of the claims. Every method is one transaction. */
export interface WriterStorePort {
  /** The writer of a company; a new one, which wants nothing, where there is none yet. */
  readWriter(realmId: string): Promise<Writer>;
  /** Writes it where the store still holds the version `expected`; says whether it was written. */
  writeWriter(writer: Writer, expected: number): Promise<boolean>;
}
