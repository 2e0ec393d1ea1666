import type { TaxName } from './taxSettings';

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
  | 'filedFees'
  | `recovers${TaxName}`;
