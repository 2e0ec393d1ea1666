import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../bookContext';
import { chosenItem } from '../chosen';
import { itemProblems } from '../itemProblems';
import { accountById } from '../listIndex';
import type { Books } from '../setup';
import { documentText } from '../text';
import { blocked } from '../verdict';
import { longestName } from './productName';
import { resolved } from './resolved';
import { onItem } from './soldLines';
import type { FoundLines, Unmatched } from './unmatched';

/** The lines of an amount for which a rule names the item. */
export function ruledLines(
  unmatched: Unmatched,
  name: string,
  books: Books,
  context: BookContext,
): FoundLines {
  const { taxed, role, label, ruled } = unmatched;
  const found = resolved(books.lists.items, { id: '', name }, 'item');
  if (found.ok && role.role === 'sales') return onItem(unmatched, found.entry, 1, books, context);
  const account = found.ok ? accountById(books.lists, found.entry.incomeAccountId) : undefined;
  const line = present({
    role: role.role,
    item: found.ok ? { id: found.entry.id, name: found.entry.name } : { id: '', name },
    account: account === undefined ? chosenItem(books, role).account : { id: account.id, name: account.name },
    description: documentText(ruled.description ?? label, longestName),
    amountMinor: taxed.netMinor,
    tax: taxed.tax,
  });
  const problems = found.ok ? itemProblems(found.entry, account, role) : [found.problem];
  return { lines: [line], verdicts: problems.map(blocked) };
}
