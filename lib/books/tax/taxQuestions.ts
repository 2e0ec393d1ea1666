import type { TaxQuestion, TaxQuestionId } from './taxQuestion';
import { taxQuestionRows } from './taxQuestionRows';
import type { TaxSettings } from './taxSettings';

/** What is asked of these settings, with what holds now. */
export function taxQuestions(settings: TaxSettings): readonly TaxQuestion[] {
  return taxQuestionRows
    .filter(({ isAsked }) => isAsked(settings.codes))
    .map(({ id, text, answers, current }) => {
      const answer = current(settings);
      const question = { id, text, answers: answers(settings.codes) };
      return answer === undefined ? question : { ...question, answer };
    });
}

/** The settings after an answer; those that the question does not offer change nothing. */
export function withTaxAnswer(settings: TaxSettings, id: TaxQuestionId, value: string): TaxSettings {
  const row = taxQuestionRows.find((each) => each.id === id);
  const isOffered = row?.answers(settings.codes).some((answer) => answer.value === value) ?? false;
  return row === undefined || !isOffered || !row.isAsked(settings.codes)
    ? settings
    : row.answered(settings, value);
}
