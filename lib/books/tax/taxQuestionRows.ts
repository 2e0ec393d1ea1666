import { feeTaxRate } from './feeTaxRate';
import { percentText } from './percentText';
import type { TaxAnswer, TaxQuestionId } from './taxQuestion';
import type { FeeTax, FeeTaxRow, FeeTreatment, TaxCodeSettings, TaxName, TaxSettings } from './taxSettings';

/** How one question stands in the settings. */
export interface TaxQuestionRow {
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
export const taxQuestionRows: readonly TaxQuestionRow[] = [
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
    (tax): TaxQuestionRow => ({
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
    isAsked: (codes) => codes?.fees.rows.some((row) => isOpen(row) && row.inFiles === undefined) ?? false,
    current: () => undefined,
    answered: (settings, value) =>
      withRows(settings, (row) =>
        row.inFiles === undefined
          ? closed(row, ({ as, code }) =>
              value === 'included' ? { unstated: 'included', as } : { unstated: 'none', code },
            )
          : row,
      ),
  },
  {
    id: 'filedFees',
    text: 'Settlement files show most fees with their tax in them. Which tax does Amazon charge your company?',
    answers: (codes) => [
      { value: 'none', text: 'None' },
      ...[...new Set(codes?.fees.stated.map(toldFeeTax))].map((told) => ({ value: told, text: told })),
    ],
    isAsked: (codes) => codes?.fees.rows.some((row) => isOpen(row) && row.inFiles === true) ?? false,
    current: () => undefined,
    answered: (settings, value) => {
      const { stated = [], region } = settings.codes?.fees ?? {};
      const called = stated.filter((each) => toldFeeTax(each) === value);
      const as = called.find(({ regions }) => regions?.includes(region ?? '')) ?? called[0];
      return withRows(settings, (row) =>
        row.inFiles === true
          ? closed(row, ({ code }) =>
              as === undefined ? { unstated: 'none', code } : { unstated: 'included', as },
            )
          : row,
      );
    },
  },
];

function isOpen({ treatments }: FeeTaxRow): boolean {
  return treatments.some(({ value }) => value.unstated === 'asked');
}

function closed(row: FeeTaxRow, answer: (asked: AskedTreatment) => FeeTreatment): FeeTaxRow {
  const treatments = row.treatments.map((each) =>
    each.value.unstated === 'asked' ? { ...each, value: answer(each.value) } : each,
  );
  return { ...row, treatments };
}

type AskedTreatment = Extract<FeeTreatment, { readonly unstated: 'asked' }>;

/** `GST and PST 12%`. */
function toldFeeTax(tax: FeeTax): string {
  return `${tax.parts.map((part) => part.tax).join(' and ')} ${percentText(feeTaxRate(tax))}`;
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

function withRows(settings: TaxSettings, change: (row: FeeTaxRow) => FeeTaxRow): TaxSettings {
  return withFees(settings, { rows: settings.codes?.fees.rows.map(change) ?? [] });
}

function withFees(settings: TaxSettings, change: Partial<TaxCodeSettings['fees']>): TaxSettings {
  const { codes } = settings;
  return codes === undefined
    ? settings
    : { ...settings, codes: { ...codes, fees: { ...codes.fees, ...change } } };
}
