import type { AmazonRegion } from '../../lib/amazon/shapes/marketplaces';

/** Amazon's regions by the countries in them. */
export const regionNames: Readonly<Record<AmazonRegion, string>> = {
  na: 'North America (US, Canada, Mexico, Brazil)',
  eu: 'Europe, Middle East, Africa, India',
  fe: 'Far East (Japan, Australia, Singapore)',
};
