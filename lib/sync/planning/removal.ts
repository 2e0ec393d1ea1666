import type { DraftKey } from '../../books/plannedDraft';

/** What is agreed to where a document is to be taken out: an estimate of which nothing is to be shipped any more. */
export function removalHash(draftKey: DraftKey): string {
  return `remove/${draftKey}`;
}
