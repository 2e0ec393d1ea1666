/** How a company treats the tax on sales and on fees. */
export interface TaxSettings {
  /** Tax that Amazon collects and keeps: left out where it cancels, or shown in and out on one liability. */
  readonly facilitatorTax: 'leaveOut' | 'liability';
}

/** Amazon collects and remits; lines bear no tax. */
export const unitedStatesTax: TaxSettings = { facilitatorTax: 'leaveOut' };
