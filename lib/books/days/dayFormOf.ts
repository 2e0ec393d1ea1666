import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import { dayNumber, type SummaryForm, type SummaryScope } from '../numbers/dayNumbers';

/** What stands behind the date. */
const endingPattern = /(?<=\d)(D?)([RFC]?)(?:\+(\d{1,3}))?(?:\.(\d{1,3}))?$/;

const forms = { '': 'document', R: 'refunds', F: 'fees', C: 'cost' } as const;

/** Which document of a day a number is; `undefined` for a number that is none of the day's. */
export function dayFormOf(scope: SummaryScope, date: DateText, number: string): SummaryForm | undefined {
  const [, deferred = '', letter = '', supplement, part] = endingPattern.exec(number) ?? [];
  const form: SummaryForm = present({
    deferred: deferred !== '',
    form: forms[letter as keyof typeof forms],
    supplement: supplement === undefined ? undefined : Number(supplement),
    part: part === undefined ? undefined : Number(part),
  });
  return dayNumber(scope, date, form) === number ? form : undefined;
}
