/** One marketplace in which the seller takes part, of Amazon's model sellers v1. */
export interface MarketplaceParticipation {
  readonly marketplaceId: string;
  readonly name: string;
  readonly countryCode: string;
  readonly currency: string;
  readonly storeName: string;
  readonly isParticipating: boolean;
  readonly hasSuspendedListings: boolean;
}
