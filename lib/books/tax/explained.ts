import { addedPerMillion, distance, halfUnit } from './rate';
import type { TaxCodeChoice } from './taxSettings';

/** Amazon rounds each component, and sometimes cuts: a fiftieth of the tax, at least a unit a component. */
export function explains(
  netMinor: number,
  taxMinor: number,
  ratePerMillion: number,
  components: number,
): boolean {
  const ofTax = BigInt(Math.abs(taxMinor)) * (halfUnit / 25n);
  const ofComponents = BigInt(components) * 2n * halfUnit;
  return (
    ratePerMillion > 0 &&
    distance(netMinor, taxMinor, ratePerMillion) <= (ofTax > ofComponents ? ofTax : ofComponents)
  );
}

/** What a tax can be, the likeliest first: of those whose rate explains it, by how close they come. */
export function likeliest<T>(
  netMinor: number,
  taxMinor: number,
  rates: readonly { readonly ratePerMillion: number; readonly value: T }[],
  components = 1,
): readonly T[] {
  return rates
    .filter(({ ratePerMillion }) => explains(netMinor, taxMinor, ratePerMillion, components))
    .map((each) => ({ ...each, away: distance(netMinor, taxMinor, each.ratePerMillion) }))
    .sort((a, b) => (a.away === b.away ? 0 : a.away < b.away ? -1 : 1))
    .map(({ value }) => value);
}

/** Codes with what they add, as `likeliest` takes them. */
export function withRates(codes: readonly TaxCodeChoice[]): readonly {
  readonly ratePerMillion: number;
  readonly value: TaxCodeChoice;
}[] {
  return codes.map((value) => ({ ratePerMillion: addedPerMillion(value), value }));
}
