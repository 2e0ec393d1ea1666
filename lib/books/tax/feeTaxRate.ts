import type { FeeTax } from './taxSettings';

/** What the parts of a tax on fees add together, in millionths of the net. */
export function feeTaxRate({ parts }: FeeTax): number {
  return parts.reduce((sum, { code }) => sum + code.ratePerMillion, 0);
}
