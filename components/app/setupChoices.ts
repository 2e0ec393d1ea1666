import { present } from '../../lib/amazon/shapes/present';
import { itemRoles } from '../../lib/books/roles';
import type { BookSetup } from '../../lib/books/setup';
import type { Tone } from '../parts/tone';
import type { SetupKey, SetupRow } from './setupRows';

/** What is chosen on the page, saved or not: an id, `create`, or `none`. */
export type Choices = ReadonlyMap<SetupKey, string>;

/** What was saved before, and what is proposed for the rest. */
export function firstChoices(rows: readonly SetupRow[]): Choices {
  return new Map(rows.map((row) => [row.key, row.savedId ?? row.proposed]));
}

/** The rows whose thing is to be created. */
export function creationsOf(rows: readonly SetupRow[], choices: Choices): readonly SetupRow[] {
  return rows.filter((row) => choices.get(row.key) === 'create' && row.creates.length > 0);
}

/** The setup as it would be saved: what was chosen before, with what the rows show in its place. */
export function setupOf(rows: readonly SetupRow[], choices: Choices, before: BookSetup): BookSetup {
  return rows.reduce((setup, { key }) => {
    const chosen = choices.get(key);
    const id = chosen === 'create' || chosen === 'none' ? undefined : chosen;
    return withChoice(setup, key, id);
  }, before);
}

function withChoice(setup: BookSetup, key: SetupKey, id: string | undefined): BookSetup {
  switch (key) {
    case 'clearingAccount':
      return present({ ...setup, clearingAccountId: id });
    case 'customer':
      return present({ ...setup, customerId: id });
    case 'vendor':
      return present({ ...setup, vendorId: id });
    case 'dayCustomer':
      return present({ ...setup, dayCustomerId: id });
    default: {
      if (isItem(key)) return { ...setup, itemIds: present({ ...setup.itemIds, [key]: id }) };
      const role = key.slice('account/'.length);
      const accountIds = present({ ...setup.accountIds, [role]: id });
      return Object.keys(accountIds).length === 0 ? setup : { ...setup, accountIds };
    }
  }
}

function isItem(key: SetupKey): boolean {
  return itemRoles.some(({ role }) => role === key);
}

/** How a row stands with what is chosen on the page. */
export function rowStanding(row: SetupRow, chosen: string): { readonly tone: Tone; readonly words: string } {
  if (chosen === 'create') return { tone: 'accent', words: 'To be created' };
  if (chosen === 'none')
    return row.mayWait === true ? { tone: 'plain', words: 'Not chosen' } : { tone: 'warn', words: 'Missing' };
  const code = row.check(chosen).problems[0]?.code;
  if (code === 'choice_inactive') return { tone: 'bad', words: 'Inactive' };
  if (code === 'choice_gone') return { tone: 'bad', words: 'No longer there' };
  if (code !== undefined) return { tone: 'bad', words: 'Wrong type' };
  return row.savedId === chosen ? { tone: 'good', words: 'Chosen' } : { tone: 'accent', words: 'Proposed' };
}
