import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting, PostingState } from '../../lib/posting/posting';
import type { Tone } from '../parts/tone';

/** A state in words and how it looks. */
export interface StateWords {
  readonly words: string;
  readonly tone: Tone;
}

/** States of a document that was sent or is being sent. The others are the plan's. */
const byPosting: Readonly<Partial<Record<PostingState, StateWords>>> = {
  sending: { words: 'Sending', tone: 'accent' },
  unknown: { words: 'No answer yet', tone: 'warn' },
  rejected: { words: 'Refused', tone: 'bad' },
  blocked: { words: 'Blocked', tone: 'bad' },
  exists: { words: 'Already there', tone: 'warn' },
  posted: { words: 'Sent', tone: 'good' },
  edited: { words: 'Sent, edited since', tone: 'warn' },
  changing: { words: 'Changing', tone: 'accent' },
  undoing: { words: 'Removing', tone: 'accent' },
};

const byPlan: Readonly<Record<PlannedDocument['state'], StateWords>> = {
  ready: { words: 'Not sent', tone: 'plain' },
  waiting: { words: 'Waiting', tone: 'warn' },
  blocked: { words: 'Blocked', tone: 'bad' },
  leftOut: { words: 'No document', tone: 'plain' },
};

const inAnother: StateWords = { words: 'Booked', tone: 'good' };

/** What stands on the chip of a document that was sent, is being sent, or was made by others. */
export function postingState({ state }: Posting): StateWords | undefined {
  return byPosting[state];
}

/** What stands on a document's chip. */
export function documentState(document: PlannedDocument, posting: Posting | undefined): StateWords {
  return (
    (posting && postingState(posting)) ??
    (document.inBooks === undefined ? byPlan[document.state] : inAnother)
  );
}
