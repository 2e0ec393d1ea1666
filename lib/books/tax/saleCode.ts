import type { DateText } from '../../calendar/calendar';
import type { EventLine } from '../../ledger/event';
import { folded, type Wildcard, wildcard } from '../../rules/wildcard';
import type { Destination } from './destination';
import { onDay } from './onDay';
import type { SaleTaxRow, TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** The code that the seller's rows give a sale on a day; none where no row is for it. */
export function saleCode(
  line: EventLine,
  date: DateText,
  to: Destination,
  codes: TaxCodeSettings,
): TaxCodeChoice | undefined {
  for (const code of saleCodes(line, date, to, codes)) return code;
  return undefined;
}

/** The codes of every row that is for a sale, the first one first: Amazon's figure may be of a later one. */
export function* saleCodes(
  line: EventLine,
  date: DateText,
  to: Destination,
  { sales, area }: TaxCodeSettings,
): Generator<TaxCodeChoice, void> {
  for (const row of sales.rows) {
    const code = fits(row, line, to, area, sales.elsewhere) ? onDay(row.codes, date) : undefined;
    if (code !== undefined) yield code;
  }
}

function fits(
  row: SaleTaxRow,
  { kind, sku }: EventLine,
  to: Destination,
  area: readonly string[],
  elsewhere: SaleTaxRow['elsewhere'],
): boolean {
  return (
    allows(row.marketplaces, to.marketplace) &&
    allows(row.countries, to.country) &&
    allows(row.kinds, kind) &&
    (row.beyondArea === undefined || !area.includes(to.country)) &&
    (row.elsewhere === undefined || row.elsewhere === elsewhere) &&
    (row.regions === undefined || row.regions.some((region) => folded(region) === to.region)) &&
    (row.skus === undefined || (sku !== undefined && matches(row.skus, sku)))
  );
}

function allows<T extends string>(allowed: readonly T[] | undefined, value: T): boolean {
  return allowed === undefined || allowed.includes(value);
}

const patterns = new Map<string, Wildcard>();

/** Whether a text fits one of the patterns, whatever its case. Each pattern is read once. */
export function matches(wanted: readonly string[], text: string): boolean {
  const own = folded(text);
  return wanted.some((pattern) => {
    const known = patterns.get(pattern) ?? wildcard(pattern);
    patterns.set(pattern, known);
    return known.fits(own);
  });
}
