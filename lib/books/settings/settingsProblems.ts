import { type Problem, problem } from '../../problem/problem';
import type { ProblemCode } from '../../problem/table';
import type { CompanyFacts } from '../company';
import type { BookSettings } from './bookSettings';

/** Settings that each are well-formed and together make no sense, or none in this company. */
interface Contradiction {
  readonly code: ProblemCode;
  /** The facts of each case of it. */
  readonly cases: (
    settings: BookSettings,
    company: CompanyFacts,
  ) => readonly Readonly<Record<string, string>>[];
}

const once = (holds: boolean): readonly Readonly<Record<string, string>>[] => (holds ? [{}] : []);

/** Every contradiction that is looked for; a test has a case for each. */
export const contradictions: readonly Contradiction[] = [
  { code: 'settings_no_mode', cases: ({ modes }) => once(modes.length === 0) },
  {
    code: 'settings_mode_twice',
    cases: ({ modes }) => repeated(modes.map(({ from = 'the beginning' }) => from)).map((from) => ({ from })),
  },
  {
    code: 'settings_zone_unknown',
    cases: ({ timeZone }) => (timeZone === undefined || isZone(timeZone) ? [] : [{ zone: timeZone }]),
  },
  {
    code: 'settings_released_at_shipment',
    cases: ({ saleDate, recognition }) =>
      once(saleDate === 'released' && Object.values(recognition).includes('atShipment')),
  },
  {
    code: 'settings_fees_in_sales',
    cases: ({ fees }, { country, usesSalesTax }) =>
      fees === 'lines' && country !== 'US' && usesSalesTax ? [{ place: country }] : [],
  },
  {
    code: 'settings_no_fallback',
    cases: ({ matching: { products, missing, fallbackItem } }) =>
      once(products === 'matched' && missing === 'fallback' && fallbackItem === undefined),
  },
  {
    code: 'settings_stock_without_items',
    cases: ({ modes, settlement, matching: { products, inventoryItems } }) =>
      once(
        products === 'matched' &&
          inventoryItems === 'use' &&
          settlement.form === 'journalEntry' &&
          modes.some(({ value }) => value === 'settlement'),
      ),
  },
  {
    code: 'settings_row_twice',
    cases: ({ matching: { map }, cost: { unitCosts }, feeMapping: { rows } }) => [
      ...twice(
        'products',
        map.map(({ sku, from = '' }) => [sku.trim().toLowerCase(), from]),
      ),
      ...twice(
        'unit costs',
        unitCosts.map(({ sku, from = '' }) => [sku.trim().toLowerCase(), from]),
      ),
      ...twice(
        'fees',
        rows.map(({ kind, label = '', from = '' }) => [kind, label.toLowerCase(), from]),
      ),
    ],
  },
];

/** What in the settings contradicts itself or the company, in whole sentences. */
export function settingsProblems(settings: BookSettings, company: CompanyFacts): readonly Problem[] {
  return contradictions.flatMap(({ code, cases }) =>
    cases(settings, company).map((facts) => problem(code, facts)),
  );
}

function twice(table: string, keys: readonly (readonly string[])[]): readonly Record<string, string>[] {
  const named = keys.map((key) => key.filter((part) => part !== '').join(', '));
  return repeated(named).map((row) => ({ table, row }));
}

function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) again.add(key);
    seen.add(key);
  }
  return [...again];
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
