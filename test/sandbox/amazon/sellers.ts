import { allMarketplaces } from '../world/marketplaces';
import type { World } from '../world/world';

/** Sellers v1: the stores that the seller takes part in. */
export function marketplaceParticipations(world: World): object {
  return {
    payload: allMarketplaces.map((marketplace) => ({
      marketplace: {
        id: marketplace.id,
        name: marketplace.displayName,
        countryCode: marketplace.countryCode,
        defaultCurrencyCode: marketplace.currency,
        defaultLanguageCode: marketplace.language,
        domainName: marketplace.domain,
      },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: world.seller.storeName,
    })),
  };
}
