import type { CompanyFacts } from '../../books/company';
import type { DocumentKind } from '../../books/draft';
import type { Posting, PostingKey } from '../../posting/posting';
import type { Effect, Observation } from '../../posting/step';
import type { FoundDocument, QuickBooksPort } from '../ports';

/** A posting whose document is to be read, and for what. */
export interface ToRead {
  readonly posting: Posting;
  readonly effect: Extract<Effect, { do: 'readBack' }>;
}

/**
 * Reads the documents of many postings by their ids. A query may be behind what was done: what it does not show
 * is read by itself before it counts as gone.
 */
export async function readMany(
  quickbooks: Pick<QuickBooksPort, 'readDocument' | 'readDocuments'>,
  { booksClosedUntil }: CompanyFacts,
  asked: readonly ToRead[],
): Promise<ReadonlyMap<PostingKey, Observation>> {
  const closed = booksClosedUntil === undefined ? {} : { closedUntil: booksClosedUntil };
  const seen = new Map<PostingKey, Observation>();
  const kindOf = ({ posting: { remote, kind } }: ToRead): DocumentKind => remote?.kind ?? kind;
  for (const kind of new Set(asked.map(kindOf))) {
    const ofKind = asked.filter((each) => kindOf(each) === kind);
    const ids = ofKind.map(({ effect }) => effect.id);
    const found = await quickbooks.readDocuments(kind, ids);
    const byId = new Map<string, FoundDocument>(found.ok ? found.value.map((each) => [each.id, each]) : []);
    for (const { posting, effect } of ofKind) {
      const { key } = posting;
      const { id, after } = effect;
      const told = { ...closed, ...(after === undefined ? {} : { after }) };
      const document = byId.get(id);
      if (!found.ok) seen.set(key, { seen: 'failed', problem: found.problem });
      else if (document !== undefined) seen.set(key, { seen: 'read', document, ...told });
      else {
        const read = await quickbooks.readDocument(kind, id);
        seen.set(
          key,
          read.ok
            ? { seen: 'read', document: read.value, ...told }
            : { seen: 'failed', problem: read.problem },
        );
      }
    }
  }
  return seen;
}
