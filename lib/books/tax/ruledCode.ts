import { problem } from '../../problem/problem';
import { folded } from '../../rules/wildcard';
import { resolved } from '../matching/resolved';
import type { Books } from '../setup';
import { blocked } from '../verdict';
import { choicesIn } from './choicesIn';
import type { TaxDesk } from './taxDesk';
import type { TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** The code that a rule names, with its rate: as the settings know it, else as QuickBooks has it. */
export function ruledCode(
  name: string | undefined,
  codes: TaxCodeSettings,
  books: Books | undefined,
  desk: TaxDesk,
): TaxCodeChoice | undefined {
  if (name === undefined) return undefined;
  const known = choicesIn(codes).get(folded(name));
  if (known !== undefined) return known;
  const found = resolved(books?.lists.taxCodes, { id: '', name }, 'tax code');
  if (!found.ok) {
    desk.say(blocked(found.problem));
    return undefined;
  }
  const { id, salesPerMillion, purchasesPerMillion } = found.entry;
  const ratePerMillion = salesPerMillion ?? purchasesPerMillion;
  if (ratePerMillion !== undefined) return { id, name: found.entry.name, ratePerMillion };
  desk.say(blocked(problem('tax_rate_unknown', { name })));
  return undefined;
}
