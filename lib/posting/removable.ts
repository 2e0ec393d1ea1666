import { compareDates, type DateText } from '../calendar/calendar';
import { type Problem, problem } from '../problem/problem';
import type { FoundDocument } from './outcome';

/** Intuit counts every update of a document from 0; a document that nobody has touched still has 0. */
export function isUntouched({ syncToken }: Pick<FoundDocument, 'syncToken'>): boolean {
  return syncToken === '0';
}

/** Why a document of ours may not be removed; `createdToken` is the sync token that it was created with. */
export function whyKept(
  held: FoundDocument,
  createdToken: string,
  closedUntil: DateText | undefined,
): Problem | undefined {
  const number = held.number ?? held.id;
  if (held.syncToken !== createdToken) return problem('edited_since', { number });
  if (held.deposited) return problem('document_deposited', { number });
  if (closedUntil !== undefined && compareDates(held.date, closedUntil) <= 0)
    return problem('removal_in_closed_period', { number, date: held.date, closedUntil });
  return undefined;
}
