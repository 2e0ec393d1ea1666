import { compareDates, type DateText, dateIn } from '../../calendar/calendar';
import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import type { DocumentCheck } from './documentCheck';

/** The books are open on the document's day, in QuickBooks and by the seller's own lock. */
export const period: DocumentCheck = ({ kind, date }, { books, settings }) => {
  if (kind === 'estimate') return [];
  const isClosed = (until: DateText | undefined): until is DateText =>
    until !== undefined && compareDates(date, until) <= 0;
  const theirs = books?.company.booksClosedUntil;
  if (isClosed(theirs)) return [blocked(problem('document_in_closed_period', { date, closedUntil: theirs }))];
  const { lockedUntil } = settings;
  return isClosed(lockedUntil)
    ? [blocked(problem('document_in_locked_period', { date, closedUntil: lockedUntil }))]
    : [];
};

/** It is not dated before the day on which these books begin. */
export const start: DocumentCheck = ({ date }, { settings }) => {
  if (settings.start === undefined) return [];
  // The earliest day anywhere: what zone the document's day was counted in is not its to say.
  const first = dateIn(settings.start.from, settings.timeZone ?? 'Etc/GMT+12');
  return compareDates(date, first) < 0
    ? [blocked(problem('document_before_start', { date, start: first }))]
    : [];
};
