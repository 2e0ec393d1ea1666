import { type Problem, problem } from '../../problem/problem';
import { chosenAccount } from '../chosenAccount';
import type { CompanyLists } from '../company';
import type { ListRef } from '../draft';
import { resolved } from '../matching/resolved';
import type { Books } from '../setup';
import { percentText } from './percentText';
import { addedPerMillion } from './rate';
import type { TaxCodeChoice } from './taxSettings';

/** Whether a code stands on what is sold or on what is bought: its rates may differ. */
export type TaxSide = 'sales' | 'purchases';

/** A tax code of the company, and what is wrong with the choice of it. */
export interface FoundTaxCode {
  /** Without an id where it was not found: the name that was looked for. */
  readonly ref: ListRef;
  readonly problems: readonly Problem[];
}

/** Lists and choices are never changed in place, so each choice is looked for once, however many lines ask. */
const found: Readonly<Record<TaxSide, WeakMap<CompanyLists, WeakMap<TaxCodeChoice, FoundTaxCode>>>> = {
  sales: new WeakMap(),
  purchases: new WeakMap(),
};

/** The code of the company that a choice means; `rates` are what codes of its name add, on any day. */
export function foundTaxCode(
  choice: TaxCodeChoice,
  rates: ReadonlySet<number>,
  side: TaxSide,
  books: Books | undefined,
): FoundTaxCode {
  if (books === undefined) return { ref: { id: '', name: choice.name }, problems: [] };
  const ofLists = found[side].get(books.lists) ?? new WeakMap<TaxCodeChoice, FoundTaxCode>();
  found[side].set(books.lists, ofLists);
  const known = ofLists.get(choice) ?? look(choice, rates, side, books.lists);
  ofLists.set(choice, known);
  return known;
}

function look(
  choice: TaxCodeChoice,
  rates: ReadonlySet<number>,
  side: TaxSide,
  { taxCodes }: CompanyLists,
): FoundTaxCode {
  const named = { id: choice.id ?? '', name: choice.name };
  if (taxCodes === undefined) return { ref: named, problems: [problem('tax_codes_not_read')] };
  const code = resolved(taxCodes, named, 'tax code');
  if (!code.ok) return { ref: { id: '', name: choice.name }, problems: [code.problem] };
  const { id, name, salesPerMillion, purchasesPerMillion } = code.entry;
  const listed = side === 'sales' ? salesPerMillion : purchasesPerMillion;
  const wanted = addedPerMillion(choice);
  const facts = { name, wanted: percentText(wanted), listed: percentText(listed ?? wanted) };
  return {
    ref: { id, name },
    problems:
      listed === undefined || listed === wanted || rates.has(listed)
        ? []
        : [problem('tax_rate_differs', facts)],
  };
}

/** Where QuickBooks keeps the tax of codes. It posts there by itself, so that no choice is needed. */
export function taxAccount(books: Books | undefined): FoundTaxCode {
  const { ref, problems } = chosenAccount(books, 'taxAgency');
  return { ref, problems };
}
