import { type Problem, problem } from '../../problem/problem';
import { folded } from '../../rules/wildcard';
import type { ListRef } from '../draft';
import { indexOf } from '../listIndex';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** An entry of a list of the company, or why what was asked for is none. */
export type Resolved<T> =
  | { readonly ok: true; readonly entry: T }
  | { readonly ok: false; readonly problem: Problem };

/**
 * The active entry that a setting or a rule means: by id where it has one, so that a new name in QuickBooks
 * does no harm, else by name. `what` says which list: `class`.
 */
export function resolved<T extends Entry>(
  list: readonly T[] | undefined,
  { id, name }: ListRef,
  what: string,
): Resolved<T> {
  const index = indexOf(list ?? none);
  if (id !== '') {
    const entry = index.byId.get(id) as T | undefined;
    if (entry === undefined) return failing(problem('entry_gone', { what, name }));
    return entry.active
      ? { ok: true, entry }
      : failing(problem('choice_inactive', { what, name: entry.name }));
  }
  const called = (index.byName.get(folded(name)) ?? []) as readonly T[];
  const [first, ...others] = called.filter(({ active }) => active);
  if (first !== undefined && others.length === 0) return { ok: true, entry: first };
  if (first !== undefined) return failing(problem('name_ambiguous', { what, name }));
  return failing(problem(called.length === 0 ? 'name_not_found' : 'choice_inactive', { what, name }));
}

const none: readonly never[] = [];

function failing(reason: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: reason };
}
