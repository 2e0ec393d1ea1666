import type { Draft } from '../../lib/books/draft';
import type { PlannedDocument } from '../../lib/books/plan';
import { itemRoles } from '../../lib/books/roles';

/** What the documents of one entry of Amazon's say, beside Amazon's own total of it. */
export interface AmazonControl {
  readonly documentsMinor: number;
  readonly amazonMinor: number;
  /** Numbers of the documents that are added up, where they are several. */
  readonly numbers: readonly string[];
}

const ofAmazon: ReadonlySet<string> = new Set(itemRoles.map(({ role }) => role));

/**
 * Amazon's total of an entry beside what its documents say together: a sale whose fees stand apart is in two. None
 * where a part of the entry is booked elsewhere, or waits to be drawn.
 */
export function amazonControl(
  document: PlannedDocument,
  documents: readonly PlannedDocument[],
): AmazonControl | undefined {
  if (document.part !== 'event' && document.part !== 'fees') return undefined;
  const siblings = documents.filter(
    ({ eventKey, part }) => eventKey === document.eventKey && (part === 'event' || part === 'fees'),
  );
  const drafts = siblings.flatMap(({ draft }) => draft ?? []);
  if (drafts.length < siblings.length || siblings.some(isInPart)) return undefined;
  return {
    documentsMinor: drafts.reduce((sum, draft) => sum + amazonMinor(draft), 0),
    amazonMinor: document.amazonTotalMinor,
    numbers: drafts.length > 1 ? drafts.map(({ number }) => number) : [],
  };
}

/** Whether a part of the entry is on other documents, so that its own are not all of it. */
function isInPart({ inBooks, problems }: PlannedDocument): boolean {
  return inBooks !== undefined || problems.some(({ code }) => code === 'partly_in_books');
}

/** A document's amounts in Amazon's sign; a journal entry's balancing line is none of Amazon's. */
function amazonMinor({ lines, taxes }: Draft): number {
  const ofLines = lines.filter(({ role }) => ofAmazon.has(role));
  return (
    ofLines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) +
    taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0)
  );
}
