import { present } from '../amazon/shapes/present';
import { wrongTotal } from './adopt';
import { isAsSent } from './differs';
import { hasMark, readMark } from './marks';
import { moved, nextGeneration, noted, remoteOf, resting } from './moves';
import type { SendOutcome } from './outcome';
import type { Posting } from './posting';
import type { Step } from './step';
import { clockSkewMs } from './times';

/** What the answer to a request says of its posting. */
export function afterSend(posting: Posting, outcome: SendOutcome, mayResend: boolean, nowMs: number): Step {
  if (posting.state !== 'sending') return late(posting, outcome, nowMs);
  switch (outcome.outcome) {
    case 'created':
      return created(posting, outcome, nowMs);
    case 'rejected': {
      // An earlier try of the same request may have landed meanwhile: it is looked for before this counts.
      const { said } = outcome.problem;
      const fault =
        outcome.faultCode === undefined ? {} : { fault: present({ code: outcome.faultCode, said }) };
      const rejected = moved(nextGeneration(posting), 'rejected', {
        ...fault,
        problem: outcome.problem,
        nextAtMs: nowMs,
      });
      const what = `QuickBooks refused it: ${outcome.problem.said ?? outcome.problem.sentence}`;
      return { posting: noted(rejected, nowMs, what, outcome.intuitTransactionId), effect: { do: 'lookUp' } };
    }
    case 'duplicate': {
      const unknown = unclear(posting, 'duplicate', nowMs);
      const what = 'QuickBooks says that the number or the request is taken';
      return { posting: noted(unknown, nowMs, what, outcome.intuitTransactionId), effect: { do: 'lookUp' } };
    }
    case 'unknown': {
      const unknown = { ...unclear(posting, 'noAnswer', nowMs), problem: outcome.problem };
      return {
        posting: noted(
          unknown,
          nowMs,
          `No clear answer: ${outcome.problem.sentence}`,
          outcome.intuitTransactionId,
        ),
        effect: { do: 'lookUp' },
      };
    }
    case 'notSent':
      return notSent(posting, outcome, mayResend, nowMs);
  }
}

/** An answer that came when another worker had taken the posting up: what was made must not be lost. */
function late(posting: Posting, outcome: SendOutcome, nowMs: number): Step {
  if (outcome.outcome !== 'created') return resting(posting);
  const { document: made } = outcome;
  if (made.id === posting.remote?.id) return resting(posting);
  return posting.state === 'unknown'
    ? created(posting, outcome, nowMs)
    : { posting, effect: { do: 'lookUp' } };
}

function created(
  posting: Posting,
  { document: held, intuitTransactionId }: Extract<SendOutcome, { outcome: 'created' }>,
  nowMs: number,
): Step {
  // A replay tells what once was created, here or in a browser that knew of other events under the same request
  // id; the document may have been changed or deleted since.
  const isOlder = held.createdAtMs < (posting.sentAtMs ?? nowMs) - clockSkewMs;
  const { key, generation } = posting;
  const isOfOthers =
    readMark(held.privateNote)?.generation === generation &&
    !hasMark(held.privateNote, key, generation, posting);
  if (isOlder || isOfOthers)
    return {
      posting: noted(posting, nowMs, 'QuickBooks repeated an earlier answer', intuitTransactionId),
      effect: { do: 'readBack', id: held.id },
    };
  const what = `Created in QuickBooks as document ${held.number ?? held.id} (id ${held.id})`;
  if (!isAsSent(posting, held))
    return wrongTotal(noted(posting, nowMs, what, intuitTransactionId), held, nowMs);
  const posted = moved(posting, 'posted', {
    remote: remoteOf(held),
    postedAtMs: nowMs,
    nextAtMs: nowMs,
  });
  return { posting: noted(posted, nowMs, what, intuitTransactionId), effect: { do: 'lookUp' } };
}

/** Nothing was created, and the same request may be sent again: by itself where that helps and is allowed. */
function notSent(
  posting: Posting,
  { problem, waitMs }: Extract<SendOutcome, { outcome: 'notSent' }>,
  mayResend: boolean,
  nowMs: number,
): Step {
  const state = mayResend && problem.retry.kind === 'after' ? 'waiting' : 'blocked';
  const change = state === 'waiting' ? { problem, nextAtMs: nowMs + Math.max(waitMs, 1) } : { problem };
  return resting(noted(moved(posting, state, change), nowMs, `Not sent: ${problem.sentence}`));
}

/** From now on nobody knows whether the document exists, until a look-up tells. */
export function unclear(posting: Posting, unknownBecause: 'noAnswer' | 'duplicate', nowMs: number): Posting {
  return moved(posting, 'unknown', {
    unknownSinceMs: nowMs,
    unknownBecause,
    absentLooks: 0,
    nextAtMs: nowMs,
  });
}
