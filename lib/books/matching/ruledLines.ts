import { present } from '../../amazon/shapes/present';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import { chosenItem } from '../chosen';
import { accountById } from '../listIndex';
import type { Books } from '../setup';
import { documentText } from '../text';
import { blocked } from '../verdict';
import { isPlain } from './productLines';
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
  if (!found.ok) return { lines: [line], verdicts: [blocked(found.problem)] };
  const { name: itemName, type } = found.entry;
  const misfit = problem('item_type', { name: itemName, type, role: role.inWords });
  return { lines: [line], verdicts: isPlain(found.entry) ? [] : [blocked(misfit)] };
}
