import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting, PostingState } from '../../lib/posting/posting';

/** The posting that stands for a planned document, if there ever was one. */
export function postingOf(document: PlannedDocument, postings: readonly Posting[]): Posting | undefined {
  return postings.find((posting) => posting.covers.some((cover) => cover.eventKey === document.eventKey));
}

const sendableAfter: readonly PostingState[] = ['ready', 'rejected', 'blocked', 'waiting', 'gone', 'undone'];

/** Whether the seller may send a document now, as far as is known here; the background decides again. */
export function canSend(document: PlannedDocument, posting: Posting | undefined): boolean {
  if (document.state !== 'ready' || document.draft === undefined || document.previewHash === undefined)
    return false;
  return posting === undefined || sendableAfter.includes(posting.state);
}
