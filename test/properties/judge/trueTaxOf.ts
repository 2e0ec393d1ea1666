import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { noTax, type TrueTax } from '../../sandbox/world/broad/trueBooks';

/** What the seller of a world answered about tax, as the truth needs it; see `taxAnswersOf`. */
export function trueTaxOf({ store }: BroadWorld, home: BroadWorld): TrueTax {
  // A company in the US keeps no tax codes, whatever other stores it has.
  if (home.store.country === 'US') return noTax;
  switch (store.country) {
    case 'UK':
      // Since August 2024 Amazon bills its services there with VAT.
      return { feeTaxRecoverable: true, unstatedFeePercent: 20 };
    default:
      return { feeTaxRecoverable: true, unstatedFeePercent: 0 };
  }
}
