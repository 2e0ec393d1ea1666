import type { ListTaxCode } from '../company';
import { resolved } from '../matching/resolved';
import type { TaxCodeSettings } from './taxSettings';

/** The settings with the ids of codes that the company has, so that a new name in QuickBooks does no harm. */
export function withCodeIds(codes: TaxCodeSettings, taxCodes: readonly ListTaxCode[]): TaxCodeSettings {
  return identified(codes, taxCodes) as TaxCodeSettings;
}

/** Settings are plain data: what has a name and a rate is a code, wherever it stands. */
function identified(value: unknown, taxCodes: readonly ListTaxCode[]): unknown {
  if (Array.isArray(value)) return value.map((each) => identified(each, taxCodes));
  if (typeof value !== 'object' || value === null) return value;
  if ('ratePerMillion' in value && 'name' in value && typeof value.name === 'string') {
    const found = resolved(taxCodes, { id: '', name: value.name }, 'tax code');
    return found.ok ? { ...value, id: found.entry.id } : value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, identified(each, taxCodes)]));
}
