import { present } from '../amazon/shapes/present';
import type { Cover, Draft } from '../books/draft';
import type { DocumentContent, FrozenBytes, Posting } from './posting';

/** What a draft makes a document say. */
export function contentOfDraft(
  draft: Draft,
  {
    previewHash,
    generation,
    frozen,
  }: Pick<DocumentContent, 'previewHash' | 'generation'> & {
    readonly frozen: FrozenBytes;
  },
): DocumentContent {
  const { number, date, currency, totalMinor, covers, clears } = draft;
  const pays = draft.kind === 'payment' ? draft.pays.map((paid) => paid.number) : undefined;
  return present({
    generation,
    previewHash,
    number,
    date,
    currency,
    totalMinor,
    covers,
    clears,
    pays,
    uses: usesOf(draft),
    frozen,
  });
}

/** What a posting's document says. */
export function contentOf(posting: Posting): DocumentContent {
  const { generation, previewHash, number, date, currency, totalMinor, covers, clears, pays, uses, frozen } =
    posting;
  return present({
    generation,
    previewHash,
    number,
    date,
    currency,
    totalMinor,
    covers,
    clears,
    pays,
    uses,
    frozen,
  });
}

/** The posting with another content. */
export function withContent(posting: Posting, content: DocumentContent): Posting {
  const { clears: _clears, pays: _pays, uses: _uses, frozen: _frozen, ...kept } = posting;
  return { ...kept, ...content };
}

/** What either of two contents covers: while one becomes the other, nobody else may book any of it. */
export function coversOfBoth(a: readonly Cover[], b: readonly Cover[]): readonly Cover[] {
  const facets = new Map(a.map((cover) => [cover.eventKey, cover.facets]));
  for (const { eventKey, facets: more } of b) {
    const before = facets.get(eventKey) ?? [];
    facets.set(eventKey, [...before, ...more.filter((facet) => !before.includes(facet))]);
  }
  return [...facets].map(([eventKey, all]) => ({ eventKey, facets: all }));
}

function usesOf(draft: Draft): readonly string[] | undefined {
  const items = draft.lines.flatMap(({ item }) => (item.id === '' ? [] : [`item/${item.id}`]));
  const customers = 'customer' in draft && draft.customer !== undefined ? [draft.customer.id] : [];
  const uses = [...new Set([...customers.map((id) => `customer/${id}`), ...items])];
  return uses.length === 0 ? undefined : uses;
}
