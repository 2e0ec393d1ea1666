import type { SaleTaxRow, TaxCodeChoice, TaxCodeSettings } from '../taxSettings';
import { always, code, reverseCharge, single, without } from './codeRows';
import { oneStopShop } from './europeanRates';

/** What differs between the countries of the European Union. */
interface EuropeanCountry {
  readonly home: string;
  /** What the tax is called there: `USt`, `TVA`. */
  readonly tax: string;
  /** The standard rate first, in millionths. */
  readonly rates: readonly [number, ...number[]];
}

const area: readonly string[] = Object.keys(oneStopShop);
/** Amazon's letters are ISO's there. */
const marketplaces = ['DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'IE', 'SE', 'PL'] as const;

const countries: readonly EuropeanCountry[] = [
  { home: 'DE', tax: 'USt', rates: [190_000, 70_000] },
  { home: 'FR', tax: 'TVA', rates: [200_000, 100_000, 55_000, 21_000] },
  { home: 'IT', tax: 'IVA', rates: [220_000, 100_000, 50_000, 40_000] },
  { home: 'ES', tax: 'IVA', rates: [210_000, 100_000, 40_000] },
];

/**
 * A country of the European Union: prices hold VAT unless Amazon states it, sales to another country bear the
 * tax that the seller answers, and Amazon bills its services from Luxembourg, so that the seller owes and
 * claims their tax. Advertising is billed from several countries: only its invoice tells.
 */
export const europeanUnion: readonly TaxCodeSettings[] = countries.map(({ home, tax, rates }) => {
  const [standard, ...reduced] = rates.map((rate) => code(`${rate / 10_000}% ${tax}`, rate));
  const own = standard ?? code(tax, 0);
  const zeroRated = code(`0% ${tax}`, 0);
  const reverseCharged = reverseCharge(
    `${own.ratePerMillion / 10_000}% ${tax} reverse charge`,
    own.ratePerMillion,
  );
  const vat = single('VAT', own);
  const selling = [...marketplaces];
  return {
    home,
    area,
    outOfScope: code(`No ${tax}`, 0),
    sales: {
      withoutFigure: always('inPrices'),
      rows: [
        { marketplaces: selling, beyondArea: true, codes: always(zeroRated) },
        { marketplaces: selling, countries: [home], codes: always(own) },
        ...destinations(home, selling),
        { marketplaces: selling, countries: [...area], codes: always(own) },
      ],
      otherCodes: [own, ...reduced].map(always),
      facilitated: zeroRated,
      zeroRated,
      intraCommunity: code(`0% ${tax} EU`, 0),
    },
    fees: {
      stated: [vat],
      rows: [
        {
          kinds: ['advertising'],
          treatments: always({ unstated: 'asked', code: reverseCharged, as: vat }),
        },
        { treatments: always(without(reverseCharged)) },
      ],
      recovers: { VAT: true },
    },
  } satisfies TaxCodeSettings;
});

/** Rows that hold where the seller reports by the country of the buyer. */
function destinations(home: string, selling: readonly string[]): readonly SaleTaxRow[] {
  return Object.entries(oneStopShop)
    .filter(([country]) => country !== home)
    .map(([country, codes]) => ({
      marketplaces: selling,
      countries: [country],
      elsewhere: 'destination' as const,
      codes: codes as readonly { readonly value: TaxCodeChoice }[],
    }));
}
