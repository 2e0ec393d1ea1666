import { problem } from '../problem/problem';
import { adopt } from './adopt';
import { agreedEntry, entered, sentEntry } from './historyEntry';
import { moved, nextGeneration, noted, remoteOf, resting, withoutRemote } from './moves';
import type { Posting, RemoteDocument } from './posting';
import type { Looked, Step } from './step';
import { absentAfterMs, lookAgainMs, settledAfterMs } from './times';

/** What a look-up says of a posting. While it is sent, changed or removed, a look-up says nothing yet. */
export function afterLook(posting: Posting, looked: Looked, nowMs: number): Step {
  if (posting.state === 'sending' || posting.state === 'changing' || posting.state === 'undoing')
    return resting(posting);
  const { remote, state } = posting;
  // A query may be behind what was done: what it does not show of our own, but of copies, is read by itself.
  if (remote !== undefined && (state === 'posted' || state === 'edited') && !shows(looked, remote)) {
    const after = { ...looked, askedAtMs: looked.askedAtMs ?? nowMs };
    return { posting, effect: { do: 'readBack', id: remote.id, after } };
  }
  const [first] = looked.ours;
  if (first !== undefined) return adopt(posting, first, looked, nowMs);
  if (posting.state === 'unknown') return stillUnknown(posting, looked, nowMs);
  return looked.others.length > 0 ? others(posting, looked, nowMs) : nothingThere(posting, looked, nowMs);
}

function shows({ ours }: Looked, { kind, id }: RemoteDocument): boolean {
  return ours.some((each) => each.id === id && each.kind === kind);
}

function others(posting: Posting, { others: [other] }: Looked, nowMs: number): Step {
  if (other === undefined) return resting(posting);
  const number = other.number ?? other.id;
  const found = moved(withoutRemote(posting), 'exists', {
    remote: remoteOf(other),
    problem: problem('made_by_others', { number }),
  });
  if (posting.state === 'exists' && posting.remote?.id === other.id) return resting(found);
  return resting(noted(found, nowMs, `QuickBooks has document ${number}, which was not made here`));
}

function nothingThere(posting: Posting, { mayResend }: Looked, nowMs: number): Step {
  switch (posting.state) {
    case 'ready':
      return sendNow(posting, nowMs);
    case 'waiting':
      return mayResend ? sendNow(posting, nowMs) : blockedUnattended(posting, nowMs);
    case 'rejected': {
      // A twin of an earlier try may still land: what was undone a moment ago, and is refused now.
      const again = posting.generation > 1 ? { nextAtMs: nowMs + settledAfterMs } : {};
      const blocked = moved(posting, 'blocked', { ...withProblem(posting), ...again });
      return resting(noted(blocked, nowMs, 'Nothing was created in QuickBooks'));
    }
    case 'exists':
      return resting(
        noted(
          moved(withoutRemote(posting), 'gone', {
            problem: problem('document_deleted', { number: posting.remote?.number ?? posting.number }),
          }),
          nowMs,
          'The document that was not made here is no longer in QuickBooks',
        ),
      );
    case 'blocked':
    case 'gone':
    case 'undone':
      return resting(posting.nextAtMs === undefined ? posting : withoutTime(posting));
    default:
      return resting(posting);
  }
}

/**
 * Nothing is there yet. "Absent" needs time, because a request may still be at work, and a second look,
 * because the first may have been too early.
 */
function stillUnknown(posting: Posting, looked: Looked, nowMs: number): Step {
  const duplicate = posting.unknownBecause === 'duplicate';
  if (duplicate && looked.others.length > 0) return others(posting, looked, nowMs);
  // A clock that was set back must not make the wait longer than it is.
  const sinceMs = Math.min(posting.unknownSinceMs ?? nowMs, nowMs);
  const looksBefore = posting.absentLooks ?? 0;
  const askedAtMs = Math.min(looked.askedAtMs ?? nowMs, nowMs);
  if (askedAtMs < sinceMs + absentAfterMs || looksBefore === 0) {
    const againMs = nowMs < sinceMs + lookAgainMs ? sinceMs + lookAgainMs : sinceMs + absentAfterMs;
    return resting({
      ...posting,
      unknownSinceMs: sinceMs,
      absentLooks: looksBefore + 1,
      nextAtMs: Math.max(againMs, nowMs + 1),
    });
  }
  if (looked.others.length > 0) return others(posting, looked, nowMs);
  if (duplicate) {
    const notFound = problem('duplicate_not_found', { number: posting.number });
    return resting(
      noted(moved(nextGeneration(posting), 'blocked', { problem: notFound }), nowMs, notFound.sentence),
    );
  }
  const absent = noted(posting, nowMs, 'It is not in QuickBooks: the request did not arrive');
  if (looked.mayResend) return sendNow(absent, nowMs);
  // Should its sender only have slept, it is found once more.
  const { posting: blocked } = blockedUnattended(absent, nowMs);
  return resting({ ...blocked, nextAtMs: nowMs + settledAfterMs });
}

/** To be stored before anything is sent: from here on, what was sent is known whatever happens. */
function sendNow(posting: Posting, nowMs: number): Step {
  const { frozen } = posting;
  if (frozen === undefined) return resting(moved(posting, 'blocked', { problem: problem('internal') }));
  const intent = posting.state === 'ready' ? { ...frozen, frozenAtMs: nowMs } : frozen;
  const sending = moved(posting, 'sending', { frozen: intent, sentAtMs: nowMs, nextAtMs: nowMs });
  const agreed = posting.state === 'ready' ? entered(sending, agreedEntry(posting, nowMs)) : sending;
  const what = `Sent under request id ${frozen.requestId}`;
  const sent = sentEntry(what, frozen, posting.generation, nowMs, 'kept');
  return { posting: entered(agreed, sent), effect: { do: 'send' } };
}

function blockedUnattended(posting: Posting, nowMs: number): Step {
  const reason = problem('send_again_yourself');
  return resting(noted(moved(posting, 'blocked', { problem: reason }), nowMs, reason.sentence));
}

function withoutTime({ nextAtMs: _next, ...posting }: Posting): Posting {
  return posting;
}

function withProblem({ problem: kept }: Posting): Partial<Posting> {
  return kept === undefined ? {} : { problem: kept };
}
