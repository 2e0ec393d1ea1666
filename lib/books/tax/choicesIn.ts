import { folded } from '../../rules/wildcard';
import type { TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** Settings are never changed in place, so each is looked through once. */
const known = new WeakMap<TaxCodeSettings, ReadonlyMap<string, TaxCodeChoice>>();

/** Every code that the settings name, by its folded name; of equal names the first. */
export function choicesIn(codes: TaxCodeSettings): ReadonlyMap<string, TaxCodeChoice> {
  const found = known.get(codes);
  if (found !== undefined) return found;
  const byName = new Map(
    [...listed(codes)].reverse().map((choice) => [folded(choice.name), choice] as const),
  );
  known.set(codes, byName);
  return byName;
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
