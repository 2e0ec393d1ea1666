import type { LineKind } from '../../ledger/lineKind';
import type { Dated } from '../settings/dated';

/** How a company treats the tax on sales and on fees. Plain data: it is stored. */
export interface TaxSettings {
  /** Tax that Amazon collects and keeps: left out where it cancels, or shown in and out on one liability. */
  readonly facilitatorTax: 'leaveOut' | 'liability';
  /** Absent where lines bear no tax codes: companies in the US, and those that keep no tax. */
  readonly codes?: TaxCodeSettings;
}

/** Amazon collects and remits; lines bear no tax. */
export const unitedStatesTax: TaxSettings = { facilitatorTax: 'leaveOut' };

/** Tax by the codes of the company: every line bears one. */
export interface TaxCodeSettings {
  /** Country of the company, two letters of ISO 3166. */
  readonly home: string;
  /** Countries of its tax area, its own among them: a sale that leaves the area is an export. */
  readonly area: readonly string[];
  readonly sales: SaleTaxSettings;
  readonly fees: FeeTaxSettings;
  /** Of amounts that are no supply: reimbursements, loans, reserves, tax that is shown in and out. */
  readonly outOfScope: TaxCodeChoice;
}

/** A tax code of the company: by id once it was chosen, until then by the name that QuickBooks gives it. */
export interface TaxCodeChoice {
  readonly id?: string;
  readonly name: string;
  /** Of the net amount, in millionths: 20 % is 200,000. What the code adds, or what the buyer owes instead. */
  readonly ratePerMillion: number;
  /** The buyer of the service owes the tax and claims it: the code adds nothing to the amount. */
  readonly reverseCharge?: true;
}

/** The tax on what buyers pay. */
export interface SaleTaxSettings {
  /** Where Amazon states no tax: it is in the price, at the rate of the code, or there is none. */
  readonly withoutFigure: readonly Dated<'inPrices' | 'none'>[];
  /**
   * Which code a sale bears. The first row that fits and has a code on the day; where Amazon states a tax that
   * is not of its rate, a later one.
   */
  readonly rows: readonly SaleTaxRow[];
  /** Codes that Amazon's figure is compared with where the row's code does not explain it. */
  readonly otherCodes: readonly (readonly Dated<TaxCodeChoice>[])[];
  /**
   * Sales to other countries of the tax area bear the company's own tax, or that of the destination (One
   * Stop Shop, or registrations there). Absent: not answered.
   */
  readonly elsewhere?: 'home' | 'destination';
  /** Amazon is the supplier to the buyer and owes the tax. */
  readonly facilitated: TaxCodeChoice;
  /** Taxable at nothing: exports, and where Amazon computes tax and there was none. */
  readonly zeroRated: TaxCodeChoice;
  /** To a business in another country of the area, where Amazon charged no tax. */
  readonly intraCommunity?: TaxCodeChoice;
}

/** Which sales a code is for. What is absent does not matter. */
export interface SaleTaxRow {
  /** Amazon's letters: `UK`. */
  readonly marketplaces?: readonly string[];
  /** Where it was shipped to, ISO letters; without an order the marketplace's country. */
  readonly countries?: readonly string[];
  /** Only where the order says the region; each in all its spellings. */
  readonly regions?: readonly string[];
  /** Shipped to a country outside the tax area. */
  readonly beyondArea?: true;
  readonly elsewhere?: 'home' | 'destination';
  /** `*` stands for any letters: `BOOK-*`. */
  readonly skus?: readonly string[];
  readonly kinds?: readonly LineKind[];
  readonly codes: readonly Dated<TaxCodeChoice>[];
}

/** The tax on what Amazon charges. */
export interface FeeTaxSettings {
  /** What Amazon's figure can be. */
  readonly stated: readonly FeeTax[];
  /** What holds where Amazon states no tax. The first row that fits and has a treatment on the day. */
  readonly rows: readonly FeeTaxRow[];
  /** Which taxes the company gets back. One that is not named is a question. */
  readonly recovers: Readonly<Partial<Record<TaxName, boolean>>>;
  /** Where the company is established, in a country whose regions have taxes of their own. */
  readonly region?: string;
}

/** Taxes that Amazon adds to fees. */
export type TaxName = 'VAT' | 'GST' | 'HST' | 'PST' | 'QST';

/** What Amazon adds to a fee: one tax, or two at once. */
export interface FeeTax {
  readonly parts: readonly FeeTaxPart[];
  /** The code that stands for all parts, where each is recovered. */
  readonly together?: TaxCodeChoice;
  /** Companies of these regions alone meet it. */
  readonly regions?: readonly string[];
}

/** One tax, with the code that stands for it alone. */
export interface FeeTaxPart {
  readonly tax: TaxName;
  readonly code: TaxCodeChoice;
}

/** What holds for fees of which Amazon states no tax. */
export interface FeeTaxRow {
  readonly marketplaces?: readonly string[];
  readonly kinds?: readonly LineKind[];
  /** Amazon's words, with `*` for any letters: `*export*`. */
  readonly paths?: readonly string[];
  /** Only for sums of a settlement file's rows. */
  readonly inFiles?: true;
  readonly treatments: readonly Dated<FeeTreatment>[];
}

/** Tax of a fee that Amazon does not state. */
export type FeeTreatment =
  /** It is in the amount. */
  | { readonly unstated: 'included'; readonly as: FeeTax }
  /** There is none, or the seller owes it instead; the code says which. */
  | { readonly unstated: 'none'; readonly code: TaxCodeChoice }
  /** Only Amazon's invoice tells; the code stands there until it is answered. */
  | { readonly unstated: 'asked'; readonly code: TaxCodeChoice; readonly as: FeeTax };
