import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { noTax, type TrueTax } from '../../sandbox/world/broad/trueBooks';

/** What the seller of a world answered about tax, as the truth needs it; see `taxAnswersOf`. */
export function trueTaxOf({ store }: BroadWorld): TrueTax {
  switch (store.country) {
    case 'US':
      return noTax;
    case 'UK':
      // Since August 2024 Amazon bills its services there with VAT.
      return { feeTaxRecoverable: true, unstatedFeePercent: 20 };
    default:
      return { feeTaxRecoverable: true, unstatedFeePercent: 0 };
  }
}
