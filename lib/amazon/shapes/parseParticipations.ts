import * as v from 'valibot';
import type { Result } from '../../problem/problem';
import { optionalText, requiredText } from './fields';
import type { MarketplaceParticipation } from './participation';
import { read, unwrapped } from './read';

const list = v.array(
  v.object({
    marketplace: v.object({
      id: requiredText,
      name: optionalText,
      countryCode: requiredText,
      defaultCurrencyCode: requiredText,
    }),
    storeName: optionalText,
    participation: v.object({ isParticipating: v.boolean(), hasSuspendedListings: v.nullish(v.boolean()) }),
  }),
);

/** The answer of getMarketplaceParticipations, of Amazon's model sellers v1. */
export function parseParticipations(json: unknown): Result<readonly MarketplaceParticipation[]> {
  return read(list, unwrapped(json), (participations) =>
    participations.map(({ marketplace, participation, storeName }) => ({
      marketplaceId: marketplace.id,
      name: marketplace.name ?? marketplace.id,
      countryCode: marketplace.countryCode,
      currency: marketplace.defaultCurrencyCode,
      storeName: storeName ?? '',
      isParticipating: participation.isParticipating,
      hasSuspendedListings: participation.hasSuspendedListings ?? false,
    })),
  );
}
