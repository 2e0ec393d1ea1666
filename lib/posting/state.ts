import { problem } from '../problem/problem';
import { askChange } from './change';
import { afterChange, afterReadOfChange, changeTakenUp } from './changed';
import { afterLook } from './looked';
import { moved, noted, resting, retryAtMs, withRefusedRemoval } from './moves';
import type { Posting } from './posting';
import { afterRead, afterRemove, askUndo, heldUp } from './removed';
import { afterSend, unclear } from './sent';
import type { Observation, Step } from './step';
import { lookAgainMs, settledAfterMs } from './times';

/**
 * The life of a posting. Pure: what was seen, and when, gives the posting to store and what to do next.
 *
 *                     ┌───────────────── found with our mark ─────────────────┐
 *     ready ──look──▶ sending ──created──▶ posted ◀──▶ edited (others changed it)
 *       │  ▲            │  │ │               │  └──read: absent──▶ gone
 *       │  │ nothing    │  │ │               └──undo──▶ undoing ──▶ undone
 *       │  └─ waiting ◀─┘  │ └─ wrong total ──────────▶ undoing ──▶ blocked
 *       │     (not sent)   ├─ refused ──▶ rejected ──look: nothing──▶ blocked
 *       │                  └─ no answer, number or request taken ──▶ unknown
 *       │                        unknown ──found──▶ posted
 *       │                        unknown ──absent after 120 s and a second look──▶ sending
 *       │                                   (the same bytes, generation and request id), or blocked
 *       └─ a document that others made ──▶ exists ──deleted──▶ gone
 *
 *     posted ──change asked──▶ changing ──made as it was to be, or refused──▶ posted
 *                                │  └─ read: others changed it ──▶ edited, absent ──▶ gone
 *                                └─ made otherwise ──▶ changing (put back) ──▶ posted, or edited
 *
 * `rejected`, `blocked`, `gone` and `undone` begin again as `ready` when the seller sends once more.
 * What is due again carries `nextAtMs`; `sending` is due at once, for whoever comes after a death.
 */
export function next(posting: Posting, observation: Observation, nowMs: number): Step {
  switch (observation.seen) {
    case 'documents':
      return afterLook(posting, observation, nowMs);
    case 'sent':
      return afterSend(posting, observation.outcome, observation.mayResend, nowMs);
    case 'read':
      return posting.state === 'changing'
        ? afterReadOfChange(posting, observation.document, observation.closedUntil, nowMs)
        : afterRead(posting, observation, nowMs);
    case 'removed':
      return afterRemove(posting, observation.outcome, nowMs);
    case 'duplicatesRemoved':
      return afterDuplicates(posting, observation, nowMs);
    case 'failed':
      return afterFailure(posting, observation, nowMs);
    case 'takenUp':
      return takenUp(posting, nowMs);
    case 'undoAsked':
      return askUndo(posting, nowMs);
    case 'changeAsked':
      return askChange(posting, observation.change, nowMs);
    case 'changed':
      return afterChange(posting, observation.outcome, nowMs);
  }
}

/** A new worker does not know what the last one still did: what was being sent is unknown from now on. */
function takenUp(posting: Posting, nowMs: number): Step {
  switch (posting.state) {
    case 'sending': {
      const unknown = unclear(posting, 'noAnswer', nowMs);
      return {
        posting: noted(unknown, nowMs, 'Interrupted while it was sent: it is looked for'),
        effect: { do: 'lookUp' },
      };
    }
    case 'undoing': {
      if (posting.remote === undefined) return resting(posting);
      const { problem: reason, ...rest } = posting;
      // A wrong total stays the reason to the end; what was in the way of the seller's wish is tried anew.
      const kept = reason === undefined || posting.removal !== 'wrongTotal' ? {} : { problem: reason };
      const asked = { ...rest, ...kept, unknownSinceMs: posting.unknownSinceMs ?? nowMs };
      return { posting: asked, effect: { do: 'readBack', id: posting.remote.id } };
    }
    case 'changing':
      return changeTakenUp(posting);
    case 'ready':
    case 'waiting':
    case 'unknown':
    case 'rejected':
    case 'exists':
    case 'posted':
    case 'edited':
      return { posting, effect: { do: 'lookUp' } };
    case 'blocked':
    case 'gone':
    case 'undone':
      // One that has a time was made a moment before it went: its twin may have landed.
      return posting.nextAtMs === undefined ? resting(posting) : { posting, effect: { do: 'lookUp' } };
  }
}

/** Nothing was learnt. What may not rest is tried again; the rest stays as it was. */
function afterFailure(
  posting: Posting,
  { problem: reason }: Extract<Observation, { seen: 'failed' }>,
  nowMs: number,
): Step {
  switch (posting.state) {
    case 'sending':
      return resting({ ...unclear(posting, 'noAnswer', nowMs), nextAtMs: nowMs + lookAgainMs });
    case 'waiting':
      // Nothing of it is on its way: what only the seller can mend is not waited for.
      return reason.retry.kind === 'after'
        ? resting({ ...posting, nextAtMs: retryAtMs(reason, nowMs) })
        : resting(
            noted(moved(posting, 'blocked', { problem: reason }), nowMs, `Not sent: ${reason.sentence}`),
          );
    case 'changing':
    case 'undoing':
      return heldUp(posting, reason, nowMs);
    case 'unknown':
    case 'rejected':
    case 'posted':
    case 'edited':
    case 'blocked':
    case 'gone':
    case 'undone':
      return posting.nextAtMs === undefined
        ? resting(posting)
        : resting({ ...posting, nextAtMs: retryAtMs(reason, nowMs) });
    case 'ready':
    case 'exists':
      return resting(posting);
  }
}

/** The younger duplicates are gone; it is looked once more when everything has settled. */
function afterDuplicates(
  posting: Posting,
  { removed, failed, refused }: Extract<Observation, { seen: 'duplicatesRemoved' }>,
  nowMs: number,
): Step {
  const told = removed.reduce(
    (sofar, { id }) => noted(sofar, nowMs, `Duplicate found and removed: document ${id}`),
    posting,
  );
  const { nextAtMs: _next, ...still } = told;
  if (refused.length > 0) {
    const number = posting.remote?.number ?? posting.number;
    return resting({ ...withRefusedRemoval(still), problem: problem('duplicate_remains', { number }) });
  }
  return resting({ ...still, nextAtMs: nowMs + (failed.length > 0 ? lookAgainMs : settledAfterMs) });
}
