import type { CompanyFacts } from '../../books/company';
import type { DocumentKind } from '../../books/draft';
import type { Posting, PostingKey } from '../../posting/posting';
import type { Observation } from '../../posting/step';
import type { FoundDocument, QuickBooksPort } from '../ports';

/**
 * Reads the documents of many postings by their ids. A query may be behind what was done: what it does not show
 * is read by itself before it counts as gone.
 */
export async function readMany(
  quickbooks: Pick<QuickBooksPort, 'readDocument' | 'readDocuments'>,
  { booksClosedUntil }: CompanyFacts,
  postings: readonly Posting[],
): Promise<ReadonlyMap<PostingKey, Observation>> {
  const closed = booksClosedUntil === undefined ? {} : { closedUntil: booksClosedUntil };
  const seen = new Map<PostingKey, Observation>();
  const kindOf = ({ remote, kind }: Posting): DocumentKind => remote?.kind ?? kind;
  for (const kind of new Set(postings.map(kindOf))) {
    const ofKind = postings.filter((posting) => kindOf(posting) === kind);
    const ids = ofKind.flatMap(({ remote }) => remote?.id ?? []);
    const found = await quickbooks.readDocuments(kind, ids);
    const byId = new Map<string, FoundDocument>(found.ok ? found.value.map((each) => [each.id, each]) : []);
    for (const { key, remote } of ofKind) {
      const document = byId.get(remote?.id ?? '');
      if (!found.ok) seen.set(key, { seen: 'failed', problem: found.problem });
      else if (document !== undefined) seen.set(key, { seen: 'read', document, ...closed });
      else {
        const read = await quickbooks.readDocument(kind, remote?.id ?? '');
        seen.set(
          key,
          read.ok
            ? { seen: 'read', document: read.value, ...closed }
            : { seen: 'failed', problem: read.problem },
        );
      }
    }
  }
  return seen;
}
