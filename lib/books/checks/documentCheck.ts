import type { BookContext } from '../bookContext';
import type { Draft } from '../draft';
import type { Books } from '../setup';
import type { Verdict } from '../verdict';

/** One reason to hold a document back, whatever kind it is of, or several of one sort. */
export type DocumentCheck = (draft: Draft, context: BookContext) => readonly Verdict[];

/** A check that needs the company: without one nothing can be said of its lists. */
export function inBooks(
  check: (draft: Draft, books: Books, context: BookContext) => readonly Verdict[],
): DocumentCheck {
  return (draft, context) => (context.books === undefined ? [] : check(draft, context.books, context));
}
