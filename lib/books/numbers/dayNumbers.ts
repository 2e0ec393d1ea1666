import { marketplaces } from '../../amazon/shapes/marketplaces';
import type { DateText } from '../../calendar/calendar';
import { firstFitting, type NumberPart, partText } from './fitting';

/** Whose day or month a summary is: never shared by two, so that their numbers are not either. */
export interface SummaryScope {
  /** Two or three capitals of a second connection; see `connectionCode` of the settings. */
  readonly connectionCode?: string;
  /** As Amazon's marketplaces write it, `UK`; absent for what belongs to no marketplace. */
  readonly country?: string;
  readonly currency: string;
}

/** Which of the documents of one day or month. */
export interface SummaryForm extends NumberPart {
  readonly form?: 'document' | 'refunds' | 'fees' | 'cost';
  /** Of events whose money stands on the deferred balances. */
  readonly deferred?: boolean;
}

const formLetters = { document: '', refunds: 'R', fees: 'F', cost: 'C' } as const;

/** Stands for no marketplace; ISO 3166 leaves it to its users. */
const noCountry = 'ZZ';

/**
 * Number of a day's summary: `AZ-US-2026-11-22`, with `.2` for its second part, `+1` for its first
 * supplement, `R`, `F`, `C` for refunds, fees and cost apart, `D` for deferred sales. Where that is too
 * long the date loses its hyphens. `undefined` where no number can stand for it.
 */
export function dayNumber(scope: SummaryScope, date: DateText, form: SummaryForm = {}): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? summaryNumber(scopeWords(scope), date, form) : undefined;
}

/** Number of the deferred sales of a month (`2026-12`): `AZ-US-DEF-2026-12`. */
export function deferralNumber(
  scope: SummaryScope,
  month: string,
  form: SummaryForm = {},
): string | undefined {
  const words = scopeWords(scope);
  if (words === undefined || !/^\d{4}-\d{2}$/.test(month)) return undefined;
  return summaryNumber([...words, deferralWord], month, form);
}

const deferralWord = 'DEF';

function summaryNumber(
  words: readonly string[] | undefined,
  period: string,
  { form = 'document', deferred = false, ...part }: SummaryForm,
): string | undefined {
  const behind = partText(part);
  if (words === undefined || behind === undefined) return undefined;
  const ending = `${deferred ? 'D' : ''}${formLetters[form]}${behind}`;
  const code = words.join('-');
  const compact = period.replaceAll('-', '');
  return firstFitting([
    `AZ-${code}-${period}${ending}`,
    `AZ-${code}-${compact}${ending}`,
    `AZ${code}${compact}${ending}`,
  ]);
}

/**
 * The country; the connection's code in the place of `US` and before any other; a currency that is not the
 * marketplace's own behind. A code that reads as a country would be taken for one.
 */
function scopeWords({ connectionCode, country, currency }: SummaryScope): readonly string[] | undefined {
  if (!/^[A-Z]{3}$/.test(currency) || currency === deferralWord) return undefined;
  const own = country === undefined ? undefined : currencies.get(country);
  if (country !== undefined && own === undefined) return undefined;
  const foreign = own === currency ? [] : [currency];
  if (connectionCode === undefined) return [country ?? noCountry, ...foreign];
  if (!isConnectionCode(connectionCode)) return undefined;
  return [connectionCode, ...(country === 'US' ? [] : [country ?? noCountry]), ...foreign];
}

/** Whether a second connection may be called so in numbers. */
export function isConnectionCode(code: string): boolean {
  return /^[A-Z]{2,3}$/.test(code) && !currencies.has(code) && code !== noCountry && code !== deferralWord;
}

const currencies = new Map(marketplaces.map(({ country, currency }) => [country, currency]));
