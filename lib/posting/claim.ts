import { reached, restingWriter, withoutPassing } from './claimMoves';
import { type ClaimNote, readClaim } from './claimNote';
import { afterNotes, sayAgain } from './claimSeen';
import {
  type ClaimObservation,
  type ClaimStep,
  type ClaimWriteOutcome,
  claimHoldMs,
  claimSettlesMs,
  takeOverWithinMs,
  type Writer,
  type WriterWish,
} from './claimState';
import { retryAtMs } from './moves';
import { lookAgainMs } from './times';

/** After this an unfinished wish is looked at by whoever comes after a death. */
const takenUpAfterMs = 60_000;

/**
 * Who sends by itself to a company. The truth is one note in the company, changed by its sync token, so that of
 * two browsers that take it at once exactly one does; this is what one browser knows of it. Pure.
 *
 *     nobody's ──create──▶ ours ──13 minutes──▶ settled ──marks read──▶ sends ──confirmed every 5 minutes──▶ sends
 *        ▲                  ▲ │                                            │
 *        │ gave it up       │ └──────── another took it ──▶ another's ◀────┘
 *        └── ours           └── expired, or the seller wishes it ──┘
 *
 * A death, a lost answer or a late one harms nothing: whoever stands in the note has it, and begins by waiting
 * and looking again. A note that is gone is made anew; of several the oldest counts and the others are removed.
 */
export function nextClaim(before: Writer, observation: ClaimObservation, nowMs: number): ClaimStep {
  switch (observation.seen) {
    case 'wanted':
      return wanted(before, observation.by, nowMs);
    case 'takenUp':
      return takenUp(before, nowMs);
    case 'notes':
      return afterNotes(before, observation, nowMs);
    case 'written':
      return afterWrite(before, observation.outcome, observation.sentAtMs, nowMs);
    case 'marksRead':
      return marksRead(before, nowMs);
    case 'marksUnread':
      return restingWriter({ ...before, nextAtMs: observation.againAtMs });
    case 'failed':
      return restingWriter({
        ...before,
        problem: observation.problem,
        nextAtMs: retryAtMs(observation.problem, nowMs),
      });
  }
}

function wanted(before: Writer, by: WriterWish['by'], nowMs: number): ClaimStep {
  const { own, unclear } = before;
  // What the seller has just asked for is not forgotten for a run on schedule that comes in between.
  const wish: WriterWish =
    before.wish?.by === 'seller' && by === 'schedule'
      ? { ...before.wish, tries: 0 }
      : { by, atMs: nowMs, tries: 0 };
  const writer = awake({ ...before, wish }, nowMs);
  const isSettled = own?.settled === true && own.marksReadAtMs !== undefined && unclear === undefined;
  if (!isSettled || own.confirmedAtMs === undefined || by === 'leave')
    return { writer, effect: { do: 'lookUp' } };
  const ageMs = nowMs - own.confirmedAtMs;
  return ageMs >= 0 && ageMs < claimHoldMs / 2 ? restingWriter(reached(before)) : sayAgain(writer, own);
}

/** Goes on with what a worker before this one may have left. */
function takenUp(before: Writer, nowMs: number): ClaimStep {
  const { wish } = before;
  if (wish === undefined && before.own === undefined) return restingWriter(reached(before));
  const isOld = wish?.by === 'seller' && nowMs - wish.atMs > takeOverWithinMs;
  const writer = isOld ? { ...before, wish: { ...wish, by: 'schedule' as const } } : before;
  return { writer: awake(writer, nowMs), effect: { do: 'lookUp' } };
}

/** What came of creating or changing the note. */
function afterWrite(before: Writer, outcome: ClaimWriteOutcome, sentAtMs: number, nowMs: number): ClaimStep {
  const creations = before.creations + (before.own === undefined ? 1 : 0);
  switch (outcome.outcome) {
    case 'written':
      return written(before, outcome.note, sentAtMs, nowMs);
    case 'stale':
      return {
        writer: awake({ ...withoutPassing(before), creations }, nowMs),
        effect: { do: 'lookUp' },
      };
    case 'rejected': {
      const { problem } = outcome;
      return restingWriter({ ...before, creations, problem, nextAtMs: retryAtMs(problem, nowMs) });
    }
    case 'notSent':
      return restingWriter({ ...before, problem: outcome.problem, nextAtMs: nowMs + outcome.waitMs });
    case 'unknown':
      return restingWriter({ ...before, problem: outcome.problem, nextAtMs: nowMs + lookAgainMs });
  }
}

function written(before: Writer, note: ClaimNote, sentAtMs: number, nowMs: number): ClaimStep {
  const { own, other: _other, ...kept } = before;
  const { id: noteId, syncToken, updatedAtMs: heldFromMs } = note;
  const claim = readClaim(note.text);
  // Given up, or a repeated answer that speaks of another browser's note.
  if (claim?.deviceId !== before.deviceId)
    return before.wish?.by === 'leave'
      ? restingWriter(reached(kept))
      : { writer: awake(withoutPassing(before), nowMs), effect: { do: 'lookUp' } };
  // A claim that was ours before is confirmed by it; everything else is a beginning, and looked at once more.
  if (own?.noteId === noteId && own.settled)
    return restingWriter(reached({ ...kept, own: { ...own, syncToken, confirmedAtMs: sentAtMs } }));
  const { epoch, takenAtMs } = claim;
  const begun = { noteId, syncToken, epoch, takenAtMs, heldFromMs, settled: false };
  return restingWriter({ ...reached({ ...kept, own: begun }), nextAtMs: nowMs + claimSettlesMs });
}

/** The marks were read while the claim may have been lost: it is confirmed before anything is sent. */
function marksRead(before: Writer, nowMs: number): ClaimStep {
  const { own } = before;
  if (own === undefined) return restingWriter(reached(before));
  const read = { ...own, marksReadAtMs: nowMs };
  return sayAgain(awake({ ...before, own: read }, nowMs), read);
}

/** At work: whoever comes after a death goes on a minute later. */
function awake(writer: Writer, nowMs: number): Writer {
  return { ...writer, nextAtMs: nowMs + takenUpAfterMs };
}
