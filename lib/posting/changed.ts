import { compareDates, type DateText } from '../calendar/calendar';
import { type Problem, problem } from '../problem/problem';
import { withContent } from './content';
import { differenceProblem, isAsSent } from './differs';
import { entered, sentEntry } from './historyEntry';
import { changedElsewhere } from './markedContent';
import { hasMark } from './marks';
import { moved, noted, remoteOf, resting } from './moves';
import type { ChangeOutcome, FoundDocument } from './outcome';
import type { DocumentChange, DocumentContent, Posting } from './posting';
import { isNextVersion, whyKept } from './removable';
import { gone, heldUp } from './removed';
import { changeRequestId } from './requestIds';
import { lookedForOnceMore, settling } from './settling';
import type { Step } from './step';
import { absentAfterMs, clockSkewMs, lookAgainMs } from './times';

/** A posting whose document is being changed. */
type Changing = Posting & { readonly change: DocumentChange };

/**
 * What reading a document says of its change. QuickBooks changes one version only, so that the same request
 * may go out again at any time: it lands once, or meets another version.
 */
export function afterReadOfChange(
  posting: Posting,
  held: FoundDocument | 'absent',
  closedUntil: DateText | undefined,
  nowMs: number,
): Step {
  if (!isChanging(posting)) return resting(posting);
  const { change } = posting;
  if (held === 'absent') return gone(withContent(posting, change.from), nowMs);
  if (held.syncToken !== change.syncToken)
    return !bears(posting, held, targetOf(change))
      ? changedByOthers(posting, held, nowMs)
      : isNextVersion(change.syncToken, held.syncToken)
        ? landed(posting, held, nowMs)
        : editedSince(posting, held, nowMs);
  const reason = change.refusal ?? whyNotChanged(change, held, closedUntil);
  if (reason === undefined) return sendChange(posting, nowMs);
  const settledMs = change.unclear === true ? (change.sentAtMs ?? nowMs) + absentAfterMs : nowMs;
  if (nowMs < settledMs) return resting({ ...posting, nextAtMs: settledMs });
  return refused(posting, held, reason, nowMs);
}

/** What the answer to a change says of its posting. */
export function afterChange(posting: Posting, outcome: ChangeOutcome, nowMs: number): Step {
  if (!isChanging(posting)) return resting(posting);
  const { change } = posting;
  const traced = 'intuitTransactionId' in outcome ? outcome.intuitTransactionId : undefined;
  switch (outcome.outcome) {
    case 'changed': {
      const { document: held } = outcome;
      // A replay tells what once was made of it; people may have been at it since.
      const isReplay = held.updatedAtMs < (change.sentAtMs ?? nowMs) - clockSkewMs;
      if (isReplay || !bears(posting, held, targetOf(change)))
        return readAgain(noted(posting, nowMs, 'QuickBooks repeated an earlier answer', traced));
      return landed(noted(posting, nowMs, 'QuickBooks made the change', traced), held, nowMs);
    }
    case 'rejected': {
      const told = `QuickBooks refused the change: ${outcome.problem.said ?? outcome.problem.sentence}`;
      const against = { ...posting, change: { ...change, refusal: outcome.problem } };
      return readAgain(noted(against, nowMs, told, traced));
    }
    case 'notSent':
      return heldUp(posting, outcome.problem, nowMs);
    case 'unknown': {
      const unclear = { ...posting, change: { ...change, unclear: true as const } };
      const told = `No clear answer to the change: ${outcome.problem.sentence}`;
      const noticed = noted(unclear, nowMs, told, outcome.intuitTransactionId);
      return resting({ ...noticed, nextAtMs: nowMs + lookAgainMs });
    }
  }
}

/** Whoever worked on the change is gone, and what it sent last may still be at work. */
export function changeTakenUp(posting: Posting): Step {
  if (!isChanging(posting)) return resting(posting);
  const { problem: _problem, ...kept } = posting;
  const { change } = posting;
  return readAgain(
    change.sentAtMs === undefined ? kept : { ...kept, change: { ...change, unclear: true as const } },
  );
}

function isChanging(posting: Posting): posting is Changing {
  return posting.state === 'changing' && posting.change !== undefined && posting.remote !== undefined;
}

/** What the document is to say in the end. */
function targetOf({ puttingBack, from, to }: DocumentChange): DocumentContent {
  return puttingBack === undefined ? to : from;
}

function bears({ key }: Posting, held: FoundDocument, content: DocumentContent): boolean {
  return hasMark(held.privateNote, key, content.generation, content);
}

function readAgain(posting: Posting): Step {
  const { remote } = posting;
  return remote === undefined ? resting(posting) : { posting, effect: { do: 'readBack', id: remote.id } };
}

/** What stands against it before it is sent: deposited, or in a closed period before or after. */
function whyNotChanged(
  change: DocumentChange,
  held: FoundDocument,
  closedUntil: DateText | undefined,
): Problem | undefined {
  const number = held.number ?? held.id;
  const { code } = whyKept(held, change.syncToken, closedUntil) ?? {};
  if (code === 'document_deposited') return problem('deposited_not_changed', { number });
  const { date } = targetOf(change);
  const isClosed = closedUntil !== undefined && compareDates(date, closedUntil) <= 0;
  return code === undefined && !isClosed
    ? undefined
    : problem('change_in_closed_period', { number, closedUntil: closedUntil ?? '' });
}

/** To be stored before the request goes out. */
function sendChange(posting: Changing, nowMs: number): Step {
  const { change, realmId, remote, refusedChanges } = posting;
  const [target, before] =
    change.puttingBack === undefined ? [change.to, change.from] : [change.from, change.to];
  if (target.frozen === undefined || remote === undefined)
    return resting(moved(posting, 'edited', { problem: problem('internal') }));
  const { payload } = target.frozen;
  const { syncToken } = change;
  const requestId = changeRequestId(realmId, remote.id, syncToken, payload, refusedChanges);
  const sending = { ...posting, change: { ...change, sentAtMs: nowMs }, nextAtMs: nowMs };
  const what = `Change sent under request id ${requestId}`;
  const told = sending.history.some(({ sent }) => sent?.requestId === requestId) ? 'kept' : 'here';
  const sent = sentEntry(what, { requestId, payload }, target.generation, nowMs, told);
  return {
    posting: entered(sending, sent),
    effect: {
      do: 'change',
      id: remote.id,
      syncToken,
      payload,
      requestId,
      ...(before.frozen === undefined ? {} : { replaces: before.frozen.payload }),
    },
  };
}

/** The change is made: is the document what it was to be? If not, it is put back as it was. */
function landed(posting: Changing, held: FoundDocument, nowMs: number): Step {
  const { change } = posting;
  const target = targetOf(change);
  if (isAsSent(target, held)) {
    const { puttingBack } = change;
    const told = puttingBack === undefined ? {} : { problem: puttingBack };
    const posted = moved(withContent(posting, target), 'posted', {
      remote: remoteOf(held),
      ...settling(posting, nowMs),
      ...told,
    });
    const what = puttingBack === undefined ? 'was changed' : 'is as it was before the change';
    return resting(noted(posted, nowMs, `Document ${held.number ?? held.id} ${what}`));
  }
  // Bytes that another browser sent are not known here, so they cannot be put back.
  const known = change.from.frozen !== undefined && posting.sentAtMs !== undefined;
  if (change.puttingBack !== undefined || !known) return isOtherwise(posting, target, held, nowMs);
  const puttingBack = differenceProblem('putBack', target, held);
  const back = {
    ...posting,
    remote: remoteOf(held),
    change: { from: change.from, to: change.to, syncToken: held.syncToken, puttingBack },
  };
  return sendChange(noted(back, nowMs, puttingBack.sentence), nowMs);
}

/** The change is made, and somebody changed it since: theirs stays, whatever it says. */
function editedSince(posting: Changing, held: FoundDocument, nowMs: number): Step {
  const target = targetOf(posting.change);
  if (!isAsSent(target, held)) return isOtherwise(posting, target, held, nowMs);
  const { puttingBack } = posting.change;
  const edited = moved(withContent(posting, target), 'edited', {
    remote: remoteOf(held),
    ...settling(posting, nowMs),
    ...(puttingBack === undefined ? {} : { problem: puttingBack }),
  });
  return resting(noted(edited, nowMs, 'Changed in QuickBooks by someone else'));
}

/** Somebody else changed it first, or after us: theirs stays. */
function changedByOthers(posting: Changing, held: FoundDocument, nowMs: number): Step {
  const { change } = posting;
  const isNew = bears(posting, held, change.to);
  if (change.puttingBack !== undefined)
    return isOtherwise(posting, isNew ? change.to : change.from, held, nowMs);
  const reason = problem('edited_not_changed', { number: held.number ?? held.id });
  const before = withContent(posting, change.from);
  const elsewhere = changedElsewhere(before, held, lookedForOnceMore(posting, nowMs), nowMs);
  if (elsewhere !== undefined) return resting({ ...elsewhere, problem: reason });
  const edited = moved(before, 'edited', {
    remote: remoteOf(held),
    problem: reason,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(edited, nowMs, reason.sentence));
}

/** A definite no: the document stays as it is. */
function refused(posting: Changing, held: FoundDocument, reason: Problem, nowMs: number): Step {
  const { change, refusedChanges = 0 } = posting;
  const counted = { ...posting, refusedChanges: refusedChanges + 1 };
  if (change.puttingBack !== undefined) return isOtherwise(counted, change.to, held, nowMs);
  const stays = moved(withContent(counted, change.from), 'posted', {
    problem: reason,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(stays, nowMs, `Not changed: ${reason.sentence}`));
}

/** It says something else than either content; only a person can mend it. */
function isOtherwise(posting: Changing, content: DocumentContent, held: FoundDocument, nowMs: number): Step {
  const reason = differenceProblem('kept', content, held);
  const edited = moved(withContent(posting, content), 'edited', {
    remote: remoteOf(held),
    problem: reason,
    ...lookedForOnceMore(posting, nowMs),
  });
  return resting(noted(edited, nowMs, reason.sentence));
}
