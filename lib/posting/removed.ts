import type { DateText } from '../calendar/calendar';
import { type Problem, problem } from '../problem/problem';
import { adopt, verified } from './adopt';
import { differenceProblem, hasSentTotal, isAsSent } from './differs';
import { withMarked } from './markedContent';
import {
  moved,
  nextTry,
  noted,
  remoteOf,
  resting,
  retryAtMs,
  withoutRemote,
  withRefusedRemoval,
} from './moves';
import type { FoundDocument, RemoveOutcome } from './outcome';
import type { Posting } from './posting';
import { isUntouched, whyKept } from './removable';
import { lookedForOnceMore, unsettledOf } from './settling';
import type { Looked, Observation, Step } from './step';
import { lookAgainMs, settledAfterMs } from './times';

/** What reading the document by its id says of its posting. */
export function afterRead(
  posting: Posting,
  { document, closedUntil, after }: Extract<Observation, { seen: 'read' }>,
  nowMs: number,
): Step {
  switch (posting.state) {
    case 'posted':
    case 'edited':
      return readAfterLook(posting, document, after, nowMs);
    case 'sending':
      return document === 'absent' ? gone(posting, nowMs) : replayed(posting, document, nowMs);
    case 'undoing':
      if (document !== 'absent') return toRemove(posting, document, closedUntil, nowMs);
      return posting.unknownSinceMs === undefined && posting.removal !== 'wrongTotal'
        ? gone(posting, nowMs)
        : confirmed(posting, nowMs);
    default:
      return resting(posting);
  }
}

/** The document that the posting knows, beside what the look-up showed of its copies and twins. */
function readAfterLook(
  posting: Posting,
  document: FoundDocument | 'absent',
  after: Looked | undefined,
  nowMs: number,
): Step {
  const [first] = after?.ours ?? [];
  if (after === undefined || first === undefined)
    return document === 'absent'
      ? gone(posting, nowMs)
      : verified(posting, document, nowMs, after?.askedAtMs);
  return document === 'absent'
    ? adopt(posting, first, after, nowMs)
    : adopt(posting, document, { ...after, ours: [document, ...after.ours] }, nowMs);
}

/** What the answer to a removal says of its posting. */
export function afterRemove(posting: Posting, outcome: RemoveOutcome, nowMs: number): Step {
  if (posting.state !== 'undoing') return resting(posting);
  switch (outcome.outcome) {
    case 'removed':
    case 'absent':
      return confirmed(posting, nowMs, outcome.intuitTransactionId);
    case 'stale': {
      const reason = problem('edited_since', { number: numberOf(posting) });
      return kept(posting, reason, 'edited', nowMs, outcome.intuitTransactionId);
    }
    case 'rejected': {
      const counted = withRefusedRemoval(posting);
      return kept(counted, outcome.problem, 'posted', nowMs, outcome.intuitTransactionId);
    }
    case 'notSent':
      return heldUp(posting, outcome.problem, nowMs);
    case 'unknown': {
      const unclear = { ...posting, unknownSinceMs: nowMs, nextAtMs: nowMs + lookAgainMs };
      const what = `No clear answer to the removal: ${outcome.problem.sentence}`;
      return resting(noted(unclear, nowMs, what, outcome.intuitTransactionId));
    }
  }
}

/** The removal is tried again by itself; where only the seller can make it possible, that is said meanwhile. */
export function heldUp(posting: Posting, reason: Problem, nowMs: number): Step {
  const waits = { ...posting, nextAtMs: Math.max(retryAtMs(reason, nowMs), nowMs + lookAgainMs) };
  const told = reason.retry.kind !== 'after' && posting.removal !== 'wrongTotal';
  return resting(told ? { ...waits, problem: reason } : waits);
}

/** The seller's wish to take a document out again. Only what is ours and as we sent it can go. */
export function askUndo(posting: Posting, nowMs: number): Step {
  // What is wrong with it says more than that it was changed.
  if (posting.state === 'edited')
    return resting({
      ...posting,
      problem: posting.problem ?? problem('edited_since', { number: numberOf(posting) }),
    });
  if (posting.state !== 'posted' || posting.remote === undefined) return resting(posting);
  const undoing = moved(posting, 'undoing', {
    removal: 'seller',
    nextAtMs: nowMs,
    ...unsettledOf(posting),
  });
  return {
    posting: noted(undoing, nowMs, 'Undo asked for'),
    effect: { do: 'readBack', id: posting.remote.id },
  };
}

function toRemove(
  posting: Posting,
  held: FoundDocument,
  closedUntil: DateText | undefined,
  nowMs: number,
): Step {
  const reason = whyKept(held, posting.remote?.syncToken ?? '', closedUntil);
  if (reason !== undefined)
    return kept(posting, reason, reason.code === 'edited_since' ? 'edited' : 'posted', nowMs);
  return { posting, effect: { do: 'remove', id: held.id, syncToken: held.syncToken } };
}

/** It stays in QuickBooks, and so in our books; with the wrong total it is no longer as we sent it. */
function kept(
  posting: Posting,
  reason: Problem,
  state: 'posted' | 'edited',
  nowMs: number,
  traced?: string,
): Step {
  const wrong = posting.removal === 'wrongTotal';
  const stays = moved(posting, wrong ? 'edited' : state, {
    problem: reason,
    postedAtMs: posting.postedAtMs ?? nowMs,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(stays, nowMs, `Not removed: ${reason.sentence}`, traced));
}

function confirmed(posting: Posting, nowMs: number, traced?: string): Step {
  const wrong = posting.removal === 'wrongTotal';
  const change = wrong && posting.problem !== undefined ? { problem: posting.problem } : {};
  const ended = moved(withoutRemote(nextTry(posting)), wrong ? 'blocked' : 'undone', {
    ...change,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(ended, nowMs, `Document ${numberOf(posting)} was removed from QuickBooks`, traced));
}

/** The document is no longer there. `postedAtMs` stays with what was posted once; without it, only a used-up request id was met. */
export function gone(posting: Posting, nowMs: number): Step {
  const reason = problem('document_deleted', { number: numberOf(posting) });
  const { remote: _remote, ...kept } = moved(nextTry(posting), 'gone', {
    problem: reason,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(kept, nowMs, reason.sentence));
}

/** A replayed document as it is today. It may be older than this browser's intent: it is never removed. */
function replayed(posting: Posting, held: FoundDocument, nowMs: number): Step {
  const marked = withMarked(posting, held, isUntouched(held));
  // Lines are compared with what was sent here: another browser's are not known.
  const isSent = marked === posting ? isAsSent(posting, held) : hasSentTotal(marked, held);
  const same = isSent && isUntouched(held);
  const differs = isSent ? {} : { problem: differenceProblem('kept', marked, held) };
  const found = moved(marked, same ? 'posted' : 'edited', {
    remote: remoteOf(held),
    postedAtMs: nowMs,
    nextAtMs: nowMs + settledAfterMs,
    ...differs,
  });
  return resting(noted(found, nowMs, `In QuickBooks as document ${held.number ?? held.id}`));
}

function numberOf(posting: Posting): string {
  return posting.remote?.number ?? posting.number;
}
