import { addedPerMillion, distance, halfUnit } from './rate';
import type { TaxCodeChoice } from './taxSettings';

/** Amazon rounds each component, and sometimes cuts: a fiftieth of the tax, at least a unit a component. */
function tolerance(taxMinor: number, components: number): number {
  return Math.max((Math.abs(taxMinor) * halfUnit) / 25, components * 2 * halfUnit);
}

/** Whether a rate explains a tax. */
export function explains(
  netMinor: number,
  taxMinor: number,
  ratePerMillion: number,
  components: number,
): boolean {
  return (
    ratePerMillion > 0 && distance(netMinor, taxMinor, ratePerMillion) <= tolerance(taxMinor, components)
  );
}

/** What a tax can be, the likeliest first: of those whose rate explains it, by how close they come. */
export function likeliest<T>(
  netMinor: number,
  taxMinor: number,
  rates: readonly { readonly ratePerMillion: number; readonly value: T }[],
  components = 1,
): readonly T[] {
  const farthest = tolerance(taxMinor, components);
  const near: { readonly away: number; readonly value: T }[] = [];
  for (const { ratePerMillion, value } of rates) {
    const away = distance(netMinor, taxMinor, ratePerMillion);
    if (ratePerMillion > 0 && away <= farthest) near.push({ away, value });
  }
  return near.sort((a, b) => a.away - b.away).map(({ value }) => value);
}

/** Codes with what they add, as `likeliest` takes them. */
export function withRates(codes: readonly TaxCodeChoice[]): readonly {
  readonly ratePerMillion: number;
  readonly value: TaxCodeChoice;
}[] {
  return codes.map((value) => ({ ratePerMillion: addedPerMillion(value), value }));
}
