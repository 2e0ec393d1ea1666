import type { OrderPlan } from '../../lib/books/plan';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import { isForeignKey } from '../../lib/posting/foreign';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { draftKeyOf } from '../../lib/posting/postings';

/** The posting that stands for a planned document, if there ever was one. */
export function postingOf(
  document: Pick<PlannedDraft, 'key'>,
  postings: readonly Posting[],
): Posting | undefined {
  return postings.find((posting) => draftKeyOf(posting) === document.key);
}

/** Documents of others that stand for something of the order. */
export function othersDocuments(postings: readonly Posting[]): readonly Posting[] {
  return postings.filter(({ key, state }) => isForeignKey(key) && state === 'exists');
}

const ended: readonly PostingState[] = ['ready', 'undone', 'gone'];

/** Documents of ours that nothing is planned for any more: booked under other settings, or before Amazon's word changed. */
export function unplannedPostings(plan: OrderPlan, postings: readonly Posting[]): readonly Posting[] {
  const planned = new Set(plan.documents.map(({ key }) => key));
  return postings.filter(
    (posting) =>
      !isForeignKey(posting.key) && !planned.has(draftKeyOf(posting)) && !ended.includes(posting.state),
  );
}

const sendableAfter: readonly PostingState[] = ['ready', 'rejected', 'blocked', 'waiting', 'gone', 'undone'];

/** Whether the seller may send a document now, as far as is known here; the background decides again. */
export function canSend(document: PlannedDraft, posting: Posting | undefined): boolean {
  if (document.state !== 'ready' || document.draft === undefined || document.previewHash === undefined)
    return false;
  return posting === undefined || sendableAfter.includes(posting.state);
}

/** Whether what is in QuickBooks is not what would be booked now: it is changed only when the seller asks. */
export function differsNow(document: PlannedDraft, posting: Posting | undefined): boolean {
  return (
    posting?.state === 'posted' &&
    document.state === 'ready' &&
    document.previewHash !== undefined &&
    document.previewHash !== posting.previewHash
  );
}

/** Whether QuickBooks refused the shape that the document has, so that another one may be looked at. */
export function mayHaveOtherShape(posting: Posting | undefined): boolean {
  return posting?.fault !== undefined && (posting.state === 'blocked' || posting.state === 'rejected');
}
