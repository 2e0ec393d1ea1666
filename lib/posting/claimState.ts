import type { Problem } from '../problem/problem';
import type { ClaimNote } from './claimNote';

/** What this browser knows of who sends by itself to a company. Stored, one a company. */
export interface Writer {
  readonly realmId: string;
  readonly deviceId: string;
  readonly deviceName: string;
  /** What is wanted and not reached yet. */
  readonly wish?: WriterWish;
  /** The claim is ours. */
  readonly own?: OwnClaim;
  /** The claim is another browser's, as it was last read. */
  readonly other?: OtherClaim;
  /** A write is on its way or had no clear end: the note may say something newer than is known. */
  readonly unclear?: true;
  /** How many notes were asked for in vain or are gone again: each has used up a request id. */
  readonly creations: number;
  readonly problem?: Problem;
  /** When to go on by itself; absent where nothing is to be done. */
  readonly nextAtMs?: number;
  readonly updatedAtMs: number;
}

/** Why the claim is wanted, or no longer. */
export interface WriterWish {
  /**
   * `schedule` takes what is free or has expired; `seller` takes it from a browser that is at work too;
   * `leave` gives up what is ours.
   */
  readonly by: 'schedule' | 'seller' | 'leave';
  /** Whose claim is being taken over; another holder means that somebody else was quicker. */
  readonly over?: string;
  readonly atMs: number;
  /** Writes for this wish so far. */
  readonly tries: number;
}

/** A claim of ours. */
export interface OwnClaim {
  readonly noteId: string;
  readonly syncToken: string;
  readonly epoch: number;
  /** When it became ours, by the clock of the browser. */
  readonly takenAtMs: number;
  /** The same by QuickBooks' clock: until some time later the browser before us may still be at work. */
  readonly heldFromMs: number;
  /** That time has passed and the note was still ours. */
  readonly settled: boolean;
  /** When the request was sent that last found it to be ours, by our own clock. */
  readonly confirmedAtMs?: number;
  /** When the marks of what other browsers sent were read to the end. */
  readonly marksReadAtMs?: number;
}

/** A claim of another browser. */
export interface OtherClaim {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly takenAtMs: number;
  /** When it last said that it is there, by QuickBooks' clock. */
  readonly lastSeenAtMs: number;
  readonly expired: boolean;
}

/** What was seen of the claim. */
export type ClaimObservation =
  /** A run on schedule, the seller, or a new worker wants it. */
  | { readonly seen: 'wanted'; readonly by: WriterWish['by'] }
  /** Its time has come: whoever worked on it before may be dead. */
  | { readonly seen: 'takenUp' }
  /** Every note of ours in the company; `cleaned` where the younger ones were removed, or refused to go. */
  | {
      readonly seen: 'notes';
      readonly notes: readonly ClaimNote[];
      /** What QuickBooks' clock said. */
      readonly serverNowMs: number;
      readonly askedAtMs: number;
      readonly cleaned: boolean;
    }
  | { readonly seen: 'written'; readonly outcome: ClaimWriteOutcome; readonly sentAtMs: number }
  | { readonly seen: 'marksRead' }
  /** Reading the marks goes on later. */
  | { readonly seen: 'marksUnread'; readonly againAtMs: number }
  | { readonly seen: 'failed'; readonly problem: Problem };

/** How creating or changing the note ended. */
export type ClaimWriteOutcome =
  | { readonly outcome: 'written'; readonly note: ClaimNote }
  /** Another version is there, or none: it was not written. */
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'rejected'; readonly problem: Problem }
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  | { readonly outcome: 'unknown'; readonly problem: Problem };

/** What is to be done next about the claim. */
export type ClaimEffect =
  | { readonly do: 'lookUp' }
  | { readonly do: 'create'; readonly text: string; readonly requestId: string }
  /** Only this version is changed: QuickBooks refuses every other. */
  | { readonly do: 'change'; readonly id: string; readonly syncToken: string; readonly text: string }
  /** The oldest counts; these go, and it is looked once more. */
  | { readonly do: 'removeYounger'; readonly notes: readonly ClaimNote[] }
  | { readonly do: 'readMarks' }
  | { readonly do: 'wait'; readonly untilMs: number }
  | { readonly do: 'nothing' };

/** The writer as it is now to be stored, and what comes next. */
export interface ClaimStep {
  readonly writer: Writer;
  readonly effect: ClaimEffect;
}

/** Without a sign for so long a claim may be taken without asking: longer than a weekend. */
export const claimLeaseMs = 72 * 3_600_000;

/** For so long after it was confirmed a claim counts without another look. */
export const claimHoldMs = 600_000;

/**
 * So long after a change of hands nothing is sent: the browser before us may believe in its claim for
 * `claimHoldMs`, and Intuit lets what it sent then take 120 seconds; a minute is for clocks that run apart.
 */
export const claimSettlesMs = claimHoldMs + 120_000 + 60_000;

/** A wish to take over that is older is not carried out by itself any more: the seller may have forgotten it. */
export const takeOverWithinMs = 600_000;

/** Whether this browser may send by itself at this moment. Whoever sends asks again before every document. */
export function maySendByItself({ own, wish }: Writer, nowMs: number): boolean {
  if (own === undefined || wish?.by === 'leave' || !own.settled) return false;
  if (own.confirmedAtMs === undefined || own.marksReadAtMs === undefined) return false;
  const ageMs = nowMs - own.confirmedAtMs;
  return ageMs >= 0 && ageMs < claimHoldMs;
}
