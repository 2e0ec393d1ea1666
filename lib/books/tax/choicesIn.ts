import { folded } from '../../rules/wildcard';
import { addedPerMillion } from './rate';
import type { TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** What the settings say of one name: codes change their rates, and keep their names. */
interface NamedChoices {
  readonly first: ReadonlyMap<string, TaxCodeChoice>;
  readonly rates: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Settings are never changed in place, so each is looked through once. */
const known = new WeakMap<TaxCodeSettings, NamedChoices>();

/** Every code that the settings name, by its folded name; of equal names the first. */
export function choicesIn(codes: TaxCodeSettings): ReadonlyMap<string, TaxCodeChoice> {
  return namedIn(codes).first;
}

/** What codes of a name add, on any day. */
export function ratesIn(codes: TaxCodeSettings, name: string): ReadonlySet<number> {
  return namedIn(codes).rates.get(folded(name)) ?? new Set();
}

function namedIn(codes: TaxCodeSettings): NamedChoices {
  const found = known.get(codes);
  if (found !== undefined) return found;
  const first = new Map<string, TaxCodeChoice>();
  const rates = new Map<string, Set<number>>();
  for (const choice of listed(codes)) {
    const name = folded(choice.name);
    if (!first.has(name)) first.set(name, choice);
    rates.set(name, (rates.get(name) ?? new Set()).add(addedPerMillion(choice)));
  }
  const made = { first, rates };
  known.set(codes, made);
  return made;
}

function* listed({ sales, fees, outOfScope }: TaxCodeSettings): Generator<TaxCodeChoice> {
  for (const { codes } of sales.rows) for (const { value } of codes) yield value;
  for (const codes of sales.otherCodes) for (const { value } of codes) yield value;
  yield sales.facilitated;
  yield sales.zeroRated;
  if (sales.intraCommunity !== undefined) yield sales.intraCommunity;
  for (const { parts, together } of fees.stated) {
    for (const { code } of parts) yield code;
    if (together !== undefined) yield together;
  }
  for (const { treatments } of fees.rows)
    for (const { value } of treatments) {
      if (value.unstated !== 'included') yield value.code;
      if (value.unstated !== 'none') for (const { code } of value.as.parts) yield code;
    }
  yield outOfScope;
}
