import type { CompanyFacts, CompanyLists } from '../company';
import { resolved } from '../matching/resolved';
import { choicesIn } from './choicesIn';
import { canada } from './countries/canada';
import { europeanUnion } from './countries/europeanUnion';
import { unitedKingdom } from './countries/unitedKingdom';
import { isoCountry } from './destination';
import type { TaxQuestion } from './taxQuestion';
import { taxQuestions } from './taxQuestions';
import { type TaxCodeSettings, type TaxSettings, unitedStatesTax } from './taxSettings';
import { withCodeIds } from './withCodeIds';

/** What a company's tax is proposed to be, as a settings page shows it. */
export interface TaxProposal {
  readonly settings: TaxSettings;
  /** What only the seller can say; those that are open keep documents back. */
  readonly questions: readonly TaxQuestion[];
  /** Codes that the company does not have, by name: to be created in QuickBooks, or others chosen. */
  readonly missingCodes: readonly string[];
  /** The company keeps tax in a country for which nothing is proposed: its codes have to be entered. */
  readonly isUnknownCountry: boolean;
}

/** Every country for which tax codes are proposed. */
const countries: ReadonlyMap<string, TaxCodeSettings> = new Map(
  [unitedKingdom, canada, ...europeanUnion].map((each) => [each.home, each]),
);

/** The tax of a company by its country. One in the US, or that keeps no sales tax, has no codes. */
export function proposeTax(
  { country, usesSalesTax }: Pick<CompanyFacts, 'country' | 'usesSalesTax'>,
  lists?: Pick<CompanyLists, 'taxCodes'>,
): TaxProposal {
  const letters = isoCountry(country);
  const proposed = letters === 'US' || !usesSalesTax ? undefined : countries.get(letters);
  const isUnknownCountry = letters !== 'US' && usesSalesTax && proposed === undefined;
  const taxCodes = lists?.taxCodes;
  if (proposed === undefined) {
    const questions = taxQuestions(unitedStatesTax);
    return { settings: unitedStatesTax, questions, missingCodes: [], isUnknownCountry };
  }
  const settings = { ...unitedStatesTax, codes: withCodeIds(proposed, taxCodes ?? []) };
  const missing =
    taxCodes === undefined
      ? []
      : [...choicesIn(settings.codes).values()].filter(
          ({ id = '', name }) => !resolved(taxCodes, { id, name }, 'tax code').ok,
        );
  return {
    settings,
    questions: taxQuestions(settings),
    missingCodes: missing.map(({ name }) => name),
    isUnknownCountry,
  };
}
