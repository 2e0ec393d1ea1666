import { isAtWork } from './atWork';
import { isForeignKey } from './foreign';
import type { FoundDocument } from './outcome';
import type { Posting, SweepAnswered } from './posting';
import type { Observation } from './step';

/**
 * What a document that QuickBooks says was changed, or deleted, means for the posting whose document it is.
 * `undefined` where it says nothing new: our own making of it is a change as well.
 */
export function swept(
  posting: Pick<Posting, 'key' | 'state' | 'remote' | 'problem'>,
  held: FoundDocument | 'absent',
): Observation | undefined {
  const { state, remote, key } = posting;
  if (remote === undefined || isAtWork(state)) return undefined;
  if (state === 'exists') {
    if (held !== 'absent' && held.syncToken === remote.syncToken) return undefined;
    const others = held === 'absent' ? [] : [held];
    return { seen: 'documents', ours: [], others, mayResend: false };
  }
  if (isForeignKey(key) || (state !== 'posted' && state !== 'edited')) return undefined;
  if (held !== 'absent' && held.syncToken === remote.syncToken) return undefined;
  return { seen: 'read', document: held };
}

/** What the seller is asked about a document that somebody else changed or deleted. */
export interface SweepQuestion {
  readonly key: Posting['key'];
  readonly number: string;
  readonly found: 'edited' | 'deleted' | 'deletedByOthers';
  /** What may be answered; the first changes nothing. */
  readonly answers: readonly SweepAnswer[];
}

/** What the seller may say. */
export type SweepAnswer = SweepAnswered['answer'];

/** The question that a posting's state after a sweep puts to the seller; none where all is as it was sent. */
export function questionOf(
  posting: Pick<Posting, 'key' | 'state' | 'remote' | 'number'>,
): SweepQuestion | undefined {
  const { key, state, remote } = posting;
  const number = remote?.number ?? posting.number;
  if (state === 'edited') return { key, number, found: 'edited', answers: ['keep'] };
  if (state !== 'gone') return undefined;
  return isForeignKey(key)
    ? { key, number, found: 'deletedByOthers', answers: ['leaveOut', 'sendAgain'] }
    : { key, number, found: 'deleted', answers: ['leaveOut', 'sendAgain'] };
}
