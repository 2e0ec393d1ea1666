import type { BookContext } from '../bookContext';
import type { Draft } from '../draft';
import type { Verdict } from '../verdict';
import { documentChecks } from './documentChecks';

/** What keeps a document back, whatever it is: each check of the table, in the order of telling. */
export function documentVerdicts(draft: Draft, context: BookContext): readonly Verdict[] {
  return Object.values(documentChecks).flatMap((check) => check(draft, context));
}
