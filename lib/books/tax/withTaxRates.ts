import { present } from '../../amazon/shapes/present';
import type { CompanyLists } from '../company';
import type { Draft } from '../draft';
import { indexOf } from '../listIndex';

/** The document with the rates of its tax codes, as far as the lists know them. */
export function withTaxRates(draft: Draft, lists: CompanyLists | undefined): Draft {
  if (draft.taxes.length === 0 || lists?.taxCodes === undefined) return draft;
  const { byId } = indexOf(lists.taxCodes);
  const taxes = draft.taxes.map((tax) => present({ ...tax, rates: byId.get(tax.code.id)?.rates }));
  return { ...draft, taxes };
}
