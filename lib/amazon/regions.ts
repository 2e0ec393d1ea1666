import type { AmazonRegion } from './shapes/marketplaces';

/** The host of each region, and its name for the seller. Source: Amazon's page of SP-API endpoints. */
export const amazonRegions: Readonly<Record<AmazonRegion, { readonly host: string; readonly name: string }>> =
  {
    na: { host: 'sellingpartnerapi-na.amazon.com', name: 'North America' },
    eu: { host: 'sellingpartnerapi-eu.amazon.com', name: 'Europe, India and the Middle East' },
    fe: { host: 'sellingpartnerapi-fe.amazon.com', name: 'Japan, Australia and Singapore' },
  };

/** The other two. */
export function otherRegions(region: AmazonRegion): readonly AmazonRegion[] {
  const all: readonly AmazonRegion[] = ['na', 'eu', 'fe'];
  return all.filter((candidate) => candidate !== region);
}
