import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { postingStandings, type Standing } from '../engine/standings';

/** States of which the plan says more than what was tried before. */
const plansWord: readonly PostingState[] = ['ready', 'waiting', 'gone', 'undone'];

const byPlan: Readonly<Record<PlannedDocument['state'], Standing>> = {
  ready: { words: 'Not sent', tone: 'plain' },
  waiting: { words: 'Waiting', tone: 'warn' },
  blocked: { words: 'Blocked', tone: 'bad' },
  leftOut: { words: 'No document', tone: 'plain' },
};

const inAnother: Standing = { words: 'Booked', tone: 'good' };

/** What stands on the chip of a document that was sent, is being sent, or was made by others. */
export function postingState({ state }: Posting): Standing | undefined {
  return plansWord.includes(state) ? undefined : postingStandings[state];
}

/** What stands on a document's chip. */
export function documentState(document: PlannedDocument, posting: Posting | undefined): Standing {
  return (
    (posting && postingState(posting)) ??
    (document.inBooks === undefined ? byPlan[document.state] : inAnother)
  );
}
