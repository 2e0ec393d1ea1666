import type { FeeTaxRow, TaxCodeSettings, TaxName, TaxSettings } from './taxSettings';

/** A choice about tax as a settings page shows it. */
export interface TaxQuestion {
  /** Names it for `withTaxAnswer`. */
  readonly id: TaxQuestionId;
  readonly text: string;
  readonly answers: readonly TaxAnswer[];
  /** What holds now; absent: it is open, and documents that depend on it are kept back. */
  readonly answer?: string;
}

/** One thing that can be said. */
export interface TaxAnswer {
  readonly value: string;
  readonly text: string;
}

/** Recoverability is a question for each tax. */
export type TaxQuestionId =
  | 'facilitatorTax'
  | 'withoutFigure'
  | 'elsewhere'
  | 'region'
  | 'unstatedFees'
  | `recovers${TaxName}`;

/** How one question stands in the settings. */
interface QuestionRow {
  readonly id: TaxQuestionId;
  readonly text: string;
  answers(codes: TaxCodeSettings | undefined): readonly TaxAnswer[];
  /** Not asked where it makes no difference. */
  isAsked(codes: TaxCodeSettings | undefined): boolean;
  current(settings: TaxSettings): string | undefined;
  answered(settings: TaxSettings, value: string): TaxSettings;
}

const yesNo: readonly TaxAnswer[] = [
  { value: 'yes', text: 'Yes, it is claimed back' },
  { value: 'no', text: 'No, it is part of the expense' },
];

const taxNames: readonly TaxName[] = ['VAT', 'GST', 'HST', 'PST', 'QST'];

/** Every question, in the order of asking. */
const rows: readonly QuestionRow[] = [
  {
    id: 'facilitatorTax',
    text: 'Where Amazon collects the tax and keeps it, what do the books show?',
    answers: () => [
      { value: 'leaveOut', text: 'Nothing: it cancels' },
      { value: 'liability', text: 'Tax in and tax out, on one liability account' },
    ],
    isAsked: () => true,
    current: ({ facilitatorTax }) => facilitatorTax,
    answered: (settings, value) => ({
      ...settings,
      facilitatorTax: value === 'liability' ? 'liability' : 'leaveOut',
    }),
  },
  {
    id: 'withoutFigure',
    text: 'Where Amazon states no tax for a sale of yours, is tax in the price?',
    answers: () => [
      { value: 'inPrices', text: 'Yes, prices hold the tax' },
      { value: 'none', text: 'No, Amazon computes the tax, and there is none' },
    ],
    isAsked: (codes) => codes !== undefined,
    current: ({ codes }) => codes?.sales.withoutFigure.at(-1)?.value,
    answered: (settings, value) =>
      withSales(settings, { withoutFigure: [{ value: value === 'none' ? 'none' : 'inPrices' }] }),
  },
  {
    id: 'elsewhere',
    text: 'Which tax do sales to buyers in other countries of the European Union bear?',
    answers: () => [
      { value: 'home', text: 'That of your own country' },
      { value: 'destination', text: 'That of the buyer’s country (One Stop Shop, or registered there)' },
    ],
    isAsked: (codes) => codes?.sales.rows.some(({ elsewhere }) => elsewhere !== undefined) ?? false,
    current: ({ codes }) => codes?.sales.elsewhere,
    answered: (settings, value) =>
      withSales(settings, { elsewhere: value === 'destination' ? 'destination' : 'home' }),
  },
  {
    id: 'region',
    text: 'In which province or territory is your company established?',
    answers: (codes) => regionsOf(codes).map((region) => ({ value: region, text: region })),
    isAsked: (codes) => regionsOf(codes).length > 0,
    current: ({ codes }) => codes?.fees.region,
    answered: (settings, value) => withFees(settings, { region: value }),
  },
  ...taxNames.map(
    (tax): QuestionRow => ({
      id: `recovers${tax}`,
      text: `Does your company get back the ${tax} on Amazon’s fees?`,
      answers: () => yesNo,
      isAsked: (codes) =>
        codes?.fees.stated.some(({ parts }) => parts.some((part) => part.tax === tax)) ?? false,
      current: ({ codes }) => {
        const recovered = codes?.fees.recovers[tax];
        return recovered === undefined ? undefined : recovered ? 'yes' : 'no';
      },
      answered: (settings, value) =>
        withFees(settings, { recovers: { ...settings.codes?.fees.recovers, [tax]: value === 'yes' } }),
    }),
  ),
  {
    id: 'unstatedFees',
    text: 'Do Amazon’s invoices for advertising state tax?',
    answers: () => [
      { value: 'included', text: 'Yes, it is in the amount' },
      { value: 'none', text: 'No, your company owes the tax itself (reverse charge)' },
    ],
    isAsked: (codes) => codes?.fees.rows.some(isOpen) ?? false,
    current: () => undefined,
    answered: (settings, value) =>
      withFees(settings, {
        rows: (settings.codes?.fees.rows ?? []).map((row) => (isOpen(row) ? closed(row, value) : row)),
      }),
  },
];

/** What is asked of these settings, with what holds now. */
export function taxQuestions(settings: TaxSettings): readonly TaxQuestion[] {
  return rows
    .filter(({ isAsked }) => isAsked(settings.codes))
    .map(({ id, text, answers, current }) => {
      const answer = current(settings);
      const question = { id, text, answers: answers(settings.codes) };
      return answer === undefined ? question : { ...question, answer };
    });
}

/** The settings after an answer; those that the question does not offer change nothing. */
export function withTaxAnswer(settings: TaxSettings, id: TaxQuestionId, value: string): TaxSettings {
  const row = rows.find((each) => each.id === id);
  const isOffered = row?.answers(settings.codes).some((answer) => answer.value === value) ?? false;
  return row === undefined || !isOffered || !row.isAsked(settings.codes)
    ? settings
    : row.answered(settings, value);
}

function isOpen({ treatments }: FeeTaxRow): boolean {
  return treatments.some(({ value }) => value.unstated === 'asked');
}

function closed(row: FeeTaxRow, answer: string): FeeTaxRow {
  return {
    ...row,
    treatments: row.treatments.map((each) => {
      if (each.value.unstated !== 'asked') return each;
      const { as, code } = each.value;
      return {
        ...each,
        value: answer === 'included' ? { unstated: 'included', as } : { unstated: 'none', code },
      };
    }),
  };
}

function regionsOf(codes: TaxCodeSettings | undefined): readonly string[] {
  return [...new Set(codes?.fees.stated.flatMap(({ regions }) => regions ?? []) ?? [])].sort();
}

function withSales(settings: TaxSettings, change: Partial<TaxCodeSettings['sales']>): TaxSettings {
  const { codes } = settings;
  return codes === undefined
    ? settings
    : { ...settings, codes: { ...codes, sales: { ...codes.sales, ...change } } };
}

function withFees(settings: TaxSettings, change: Partial<TaxCodeSettings['fees']>): TaxSettings {
  const { codes } = settings;
  return codes === undefined
    ? settings
    : { ...settings, codes: { ...codes, fees: { ...codes.fees, ...change } } };
}
