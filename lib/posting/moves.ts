import type { Problem } from '../problem/problem';
import { withBytesInHistory } from './historyEntry';
import type { FoundDocument } from './outcome';
import type { Posting, PostingState, RemoteDocument } from './posting';
import type { Effect, Step } from './step';
import { sellerActsWaitMs } from './times';

/** Fields that belong to a passing state; each move drops them and sets those of its own. */
type Passing =
  | 'nextAtMs'
  | 'unknownSinceMs'
  | 'unknownBecause'
  | 'absentLooks'
  | 'unsettled'
  | 'removal'
  | 'change'
  | 'problem';

/** The posting in another state, without what only the old state needed. */
export function moved(
  posting: Posting,
  state: PostingState,
  change: Partial<Omit<Posting, 'key' | 'state'>> = {},
): Posting {
  const {
    nextAtMs: _next,
    unknownSinceMs: _since,
    unknownBecause: _because,
    absentLooks: _looks,
    unsettled: _unsettled,
    removal: _removal,
    change: _change,
    problem: _problem,
    ...kept
  }: Posting & Partial<Record<Passing, unknown>> = posting;
  return { ...kept, ...change, state };
}

/** The posting with a line added to its history. */
export function noted<P extends Posting>(
  posting: P,
  atMs: number,
  what: string,
  intuitTransactionId?: string,
): P {
  const entry = intuitTransactionId === undefined ? { atMs, what } : { atMs, what, intuitTransactionId };
  return { ...posting, history: [...posting.history, entry] };
}

/** At rest: until its time comes where it has one. */
export function resting(posting: Posting): Step {
  return { posting, effect: restOf(posting) };
}

function restOf({ nextAtMs }: Posting): Effect {
  return nextAtMs === undefined ? { do: 'nothing' } : { do: 'wait', untilMs: nextAtMs };
}

/** What a posting keeps of a document that it found. */
export function remoteOf(held: FoundDocument): RemoteDocument {
  const { kind, id, syncToken, number, totalMinor } = held;
  return number === undefined
    ? { kind, id, syncToken, totalMinor }
    : { kind, id, syncToken, number, totalMinor };
}

/** The request id is used up: the next try is another generation, with bytes of its own. */
export function nextGeneration(posting: Posting): Posting {
  const { frozen, sentAtMs: _sent, ...kept } = withBytesInHistory(posting);
  return frozen === undefined ? kept : { ...kept, generation: posting.generation + 1 };
}

/** Its document was there and is gone: whoever made it, the request id of its generation is used up. */
export function nextTry(posting: Posting): Posting {
  const { frozen: _frozen, sentAtMs: _sent, ...kept } = withBytesInHistory(posting);
  return { ...kept, generation: posting.generation + 1 };
}

/** A removal was refused for good: the next try is another request. */
export function withRefusedRemoval(posting: Posting): Posting {
  return { ...posting, refusedRemovals: (posting.refusedRemovals ?? 0) + 1 };
}

/** The same posting without its document in QuickBooks. */
export function withoutRemote(posting: Posting): Posting {
  const { remote: _remote, postedAtMs: _posted, ...kept } = posting;
  return kept;
}

/** When to try again after a failure. */
export function retryAtMs({ retry }: Problem, nowMs: number): number {
  return nowMs + (retry.kind === 'after' ? retry.waitMs : sellerActsWaitMs);
}
