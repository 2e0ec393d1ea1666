import { useState } from 'preact/hooks';

/** Where in a long list one is: each page begins after what the one before it ended with. */
export interface Paging {
  /** What the page that is shown begins after; absent on the first. */
  readonly after: string | undefined;
  readonly page: number;
  forth(next: string): void;
  back(): void;
}

/** Pages of a list; another `key` is another list, and begins at its first page. */
export function usePaging(key: string): Paging {
  const [place, setPlace] = useState<{ readonly key: string; readonly starts: readonly string[] }>({
    key,
    starts: [],
  });
  const starts = place.key === key ? place.starts : [];
  return {
    after: starts.at(-1),
    page: starts.length + 1,
    forth: (next) => setPlace({ key, starts: [...starts, next] }),
    back: () => setPlace({ key, starts: starts.slice(0, -1) }),
  };
}

/** Leads through the pages of a list; nothing where there is one page. */
export function Pages(props: { readonly paging: Paging; readonly next: string | undefined }) {
  const { paging, next } = props;
  if (paging.page === 1 && next === undefined) return null;
  return (
    <nav class="cf-pages" aria-label="Pages of the list">
      <button type="button" class="cf-button" disabled={paging.page === 1} onClick={paging.back}>
        Back
      </button>
      <span class="cf-soft">Page {paging.page}</span>
      <button
        type="button"
        class="cf-button"
        disabled={next === undefined}
        onClick={() => next !== undefined && paging.forth(next)}
      >
        Next
      </button>
    </nav>
  );
}
