import { present } from '../../amazon/shapes/present';
import type { SummaryForm } from '../numbers/dayNumbers';

/** What stands behind the period. */
const endingPattern = /(?<=\d)(D?)([RFC]?)(?:\+(\d{1,3}))?(?:\.(\d{1,3}))?$/;

const forms = { '': 'document', R: 'refunds', F: 'fees', C: 'cost' } as const;

/** Which of a summary's documents a number is; `undefined` for a number that is none of them. */
export function numberForm(
  number: string,
  numberOf: (form: SummaryForm) => string | undefined,
): SummaryForm | undefined {
  const [, deferred = '', letter = '', supplement, part] = endingPattern.exec(number) ?? [];
  const form: SummaryForm = present({
    deferred: deferred !== '',
    form: forms[letter as keyof typeof forms],
    supplement: supplement === undefined ? undefined : Number(supplement),
    part: part === undefined ? undefined : Number(part),
  });
  return numberOf(form) === number ? form : undefined;
}
