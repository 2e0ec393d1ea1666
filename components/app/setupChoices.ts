import type { SaleRole } from '../../lib/books/roles';
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

/** The setup as it would be saved: chosen ids only. */
export function setupOf(rows: readonly SetupRow[], choices: Choices): BookSetup {
  const idOf = (key: SetupKey): string | undefined => {
    const chosen = choices.get(key);
    return chosen === 'create' || chosen === 'none' ? undefined : chosen;
  };
  const itemIds: Partial<Record<SaleRole, string>> = {};
  for (const { key } of rows) {
    const id = idOf(key);
    if (key !== 'clearingAccount' && key !== 'customer' && id !== undefined) itemIds[key] = id;
  }
  const clearingAccountId = idOf('clearingAccount');
  const customerId = idOf('customer');
  return {
    ...(clearingAccountId !== undefined && { clearingAccountId }),
    ...(customerId !== undefined && { customerId }),
    itemIds,
  };
}

/** How a row stands with what is chosen on the page. */
export function rowStanding(row: SetupRow, chosen: string): { readonly tone: Tone; readonly words: string } {
  if (chosen === 'create') return { tone: 'accent', words: 'To be created' };
  if (chosen === 'none') return { tone: 'warn', words: 'Missing' };
  const code = row.check(chosen).problems[0]?.code;
  if (code === 'choice_inactive') return { tone: 'bad', words: 'Inactive' };
  if (code === 'choice_gone') return { tone: 'bad', words: 'No longer there' };
  if (code !== undefined) return { tone: 'bad', words: 'Wrong type' };
  return row.savedId === chosen ? { tone: 'good', words: 'Chosen' } : { tone: 'accent', words: 'Proposed' };
}
