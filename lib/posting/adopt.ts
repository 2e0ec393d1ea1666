import { problem } from '../problem/problem';
import { differenceProblem, hasSentTotal, isAsSent } from './differs';
import { judgeDuplicates } from './duplicates';
import { changedElsewhere, withMarked } from './markedContent';
import { hasMark, readMark } from './marks';
import { moved, noted, remoteOf, resting } from './moves';
import type { FoundDocument } from './outcome';
import type { Posting } from './posting';
import { isUntouched } from './removable';
import type { Looked, Step } from './step';
import { clockSkewMs, settledAfterMs } from './times';

/** Documents with this posting's mark were found: one of them is the posting's, the younger ones go. */
export function adopt(posting: Posting, first: FoundDocument, looked: Looked, nowMs: number): Step {
  const rest = looked.ours.filter((each) => each !== first);
  const own = posting.state === 'posted' ? posting.remote : undefined;
  const { winner, remove, keep } = judgeDuplicates(first, rest, looked.closedUntil, own);
  const taken = takenAs(posting, winner, looked, nowMs);
  if (taken.posting.state === 'undoing') return taken;
  if (remove.length > 0) {
    const numbers = remove.map(({ id }) => id).join(', ');
    const what = `Duplicate found: document ${winner.id} stays, the younger ${numbers} is to be removed`;
    return {
      posting: { ...noted(taken.posting, nowMs, what), nextAtMs: nowMs },
      effect: { do: 'removeDuplicates', winner, documents: remove },
    };
  }
  return keep.length > 0 ? resting(twice(taken.posting, winner)) : taken;
}

/** The posting with this one document as its own. */
function takenAs(posting: Posting, winner: FoundDocument, { askedAtMs }: Looked, nowMs: number): Step {
  if (posting.state === 'posted' || posting.state === 'edited') {
    if (posting.remote?.id === winner.id) return verified(posting, winner, nowMs, askedAtMs);
    return adopted(posting, winner, nowMs);
  }
  if (!isAsSent(posting, winner) && isJustMade(posting, winner)) return wrongTotal(posting, winner, nowMs);
  return adopted(posting, winner, nowMs);
}

function adopted(before: Posting, winner: FoundDocument, nowMs: number): Step {
  const posting = withMarked(before, winner, isUntouched(winner));
  const generation = readMark(winner.privateNote)?.generation ?? posting.generation;
  const same = hasSentTotal(posting, winner) && isUntouched(winner);
  const what = `Found in QuickBooks as document ${winner.number ?? winner.id} (id ${winner.id})`;
  const change = {
    generation: Math.max(generation, posting.generation),
    remote: remoteOf(winner),
    postedAtMs: nowMs,
    nextAtMs: nowMs + settledAfterMs,
  };
  if (same) return resting(noted(moved(posting, 'posted', change), nowMs, what));
  const differs = hasSentTotal(posting, winner)
    ? change
    : { ...change, problem: differenceProblem('kept', posting, winner) };
  return resting(noted(moved(posting, 'edited', differs), nowMs, `${what}; it was changed there`));
}

/**
 * The document is where it was: is it as it was? A look-up that was asked before all had settled says nothing of
 * what landed while its worker slept: then it is looked for once more.
 */
export function verified(posting: Posting, held: FoundDocument, nowMs: number, lookedAtMs = nowMs): Step {
  const settled = (posting.postedAtMs ?? 0) + settledAfterMs;
  const next = Math.min(lookedAtMs, nowMs) < settled ? { nextAtMs: Math.max(settled, nowMs) } : {};
  if (posting.state === 'posted' && held.syncToken === posting.remote?.syncToken)
    return resting(moved(posting, 'posted', { ...next, ...stillSaid(posting) }));
  const elsewhere = changedElsewhere(posting, held, next, nowMs);
  if (elsewhere !== undefined) return resting(elsewhere);
  const differs = hasSentTotal(posting, held)
    ? next
    : { ...next, problem: differenceProblem('kept', posting, held) };
  const edited = moved(posting, 'edited', { ...differs, remote: remoteOf(held) });
  return resting(
    posting.state === 'edited' ? edited : noted(edited, nowMs, 'Changed in QuickBooks by someone else'),
  );
}

/** Why it was not removed or changed is said until somebody asks for something again, not until the next look alone. */
function stillSaid({ problem: reason, nextAtMs }: Posting): Partial<Posting> {
  const isSaid = reason !== undefined && reason.code !== 'duplicate_remains' && nextAtMs !== undefined;
  return isSaid ? { problem: reason } : {};
}

/** Our new document says something else than was sent: it is taken out again. */
export function wrongTotal(posting: Posting, held: FoundDocument, nowMs: number): Step {
  const differs = differenceProblem('removed', posting, held);
  const undoing = moved(posting, 'undoing', {
    removal: 'wrongTotal',
    unsettled: true,
    remote: remoteOf(held),
    problem: differs,
    nextAtMs: nowMs,
  });
  return {
    posting: noted(undoing, nowMs, differs.sentence),
    effect: { do: 'remove', id: held.id, syncToken: held.syncToken },
  };
}

/**
 * A document that nobody has touched, that is not older than our intent and stands for the same events: the one
 * that we sent. Another browser that knows of other events makes another total, and that one is right too.
 */
function isJustMade(posting: Posting, held: FoundDocument): boolean {
  const { frozen, sentAtMs, state, key, generation } = posting;
  return (
    (state === 'unknown' || state === 'rejected' || state === 'sending') &&
    frozen !== undefined &&
    sentAtMs !== undefined &&
    isUntouched(held) &&
    hasMark(held.privateNote, key, generation, posting) &&
    held.createdAtMs >= frozen.frozenAtMs - clockSkewMs
  );
}

function twice(posting: Posting, winner: FoundDocument): Posting {
  return { ...posting, problem: problem('duplicate_remains', { number: winner.number ?? winner.id }) };
}
