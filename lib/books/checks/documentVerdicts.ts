import type { BookContext } from '../bookContext';
import type { Draft } from '../draft';
import type { Verdict } from '../verdict';

/** What keeps a document back, whatever it is: each check of the table, in the order of telling. */
export function documentVerdicts(_draft: Draft, _context: BookContext): readonly Verdict[] {
  return [];
}
