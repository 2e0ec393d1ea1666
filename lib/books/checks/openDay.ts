import { compareDates, type DateText } from '../../calendar/calendar';
import type { BookContext } from '../bookContext';

/** The last day on which nothing may be booked any more: the company's or the seller's own, whichever is later. */
export function closedUntil({
  books,
  settings,
}: Pick<BookContext, 'books' | 'settings'>): DateText | undefined {
  const theirs = books?.company.booksClosedUntil;
  const ours = settings.lockedUntil;
  if (theirs === undefined || ours === undefined) return theirs ?? ours;
  return compareDates(theirs, ours) < 0 ? ours : theirs;
}

/** A document's day, and a word for its memo where that is not the day of its events. */
export interface OpenDay {
  readonly date: DateText;
  readonly word?: string;
}

/**
 * The day on which a document may be dated: its own, or the first open one where its own is closed and the
 * seller agreed to that. Every document is dated through this when it is drawn.
 */
export function openDay(date: DateText, context: Pick<BookContext, 'books' | 'settings'>): OpenDay {
  const closed = closedUntil(context);
  if (closed === undefined || !context.settings.redateClosed || compareDates(date, closed) > 0)
    return { date };
  const open = Temporal.PlainDate.from(closed).add({ days: 1 }).toString();
  return { date: open, word: `belongs to ${date}, which is closed` };
}
