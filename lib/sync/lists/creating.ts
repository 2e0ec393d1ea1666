import type { CompanyLists } from '../../books/company';
import { type ChartProposal, proposeChart } from '../../books/proposeChart';
import { type CurrencyProposal, proposeInCurrency } from '../../books/proposeInCurrency';
import { proposedSettings } from '../../books/settings/proposedSettings';
import type { BookSetup, Books, CurrencySetup } from '../../books/setup';
import type { CreatingPort } from './creation';

/** What creating takes. */
export interface CreatingParts {
  readonly client: CreatingPort;
  /** Stores each step as it is done, so that what was created before a failure stays chosen. */
  readonly keep: (before: Books, lists: CompanyLists, choice: Partial<BookSetup>) => Promise<Books>;
}

/** What came to be there. */
export interface Made {
  readonly id: string;
  readonly lists: CompanyLists;
}

/** The currency, where the company keeps entries in it apart. */
export function foreign({ company }: Books, currency: string | undefined): string | undefined {
  return company.multiCurrency && currency !== company.homeCurrency ? currency : undefined;
}

/** What the company is proposed to have. */
export function chartOf({ company, lists }: Books): ChartProposal {
  return proposeChart(company, lists, proposedSettings(company, lists));
}

/** What is proposed for a currency that is not the company's own. */
export function inCurrency({ lists }: Books, currency: string | undefined): CurrencyProposal | undefined {
  return currency === undefined ? undefined : proposeInCurrency(lists, currency);
}

/** A choice for the company's own currency, or for another one. */
export function choose(
  { setup }: Books,
  choice: CurrencySetup,
  currency: string | undefined,
): Partial<BookSetup> {
  if (currency === undefined) return choice;
  const before = setup.inCurrency?.[currency];
  return { inCurrency: { ...setup.inCurrency, [currency]: { ...before, ...choice } } };
}

/** A company with one currency takes no currency on its entries. */
export function currencyOf({ company }: Books, currency: string | undefined): { readonly currency?: string } {
  return company.multiCurrency ? { currency: currency ?? company.homeCurrency } : {};
}

/** What was known of the entry and is not told again stays. */
export function withEntry<T extends { readonly id: string }>(entries: readonly T[], entry: T): readonly T[] {
  const before = entries.find(({ id }) => id === entry.id);
  return [...entries.filter(({ id }) => id !== entry.id), { ...before, ...entry }];
}
