/** A store as the broad worlds know it; written from Amazon's page of marketplaces, apart from our own list. */
export interface BroadStore {
  readonly country: 'US' | 'CA' | 'UK' | 'DE';
  readonly marketplaceId: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly nonAmazonId: string;
  readonly nonAmazonName: string;
  readonly orderPrefix: string;
  /** Tax on Amazon's own fees there, in percent, as the worlds have it. */
  readonly feeTaxPercent: number;
  /** The seller's tax on sales, in percent. */
  readonly salesTaxPercent: number;
  readonly regions: readonly [string, ...string[]];
}

/** The stores of the broad worlds. */
export const broadStores: Readonly<Record<BroadStore['country'], BroadStore>> = {
  US: {
    country: 'US',
    marketplaceId: 'ATVPDKIKX0DER',
    name: 'Amazon.com',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    nonAmazonId: 'A2ZV50J4W1RKNI',
    nonAmazonName: 'Non-Amazon US',
    orderPrefix: '11',
    feeTaxPercent: 0,
    salesTaxPercent: 8,
    regions: ['CA', 'NY', 'TX', 'WA'],
  },
  CA: {
    country: 'CA',
    marketplaceId: 'A2EUQ1WTGCTBG2',
    name: 'Amazon.ca',
    currency: 'CAD',
    timeZone: 'America/Los_Angeles',
    nonAmazonId: 'A1MQXOICRS2Z7M',
    nonAmazonName: 'Non-Amazon CA',
    orderPrefix: '70',
    feeTaxPercent: 13,
    salesTaxPercent: 13,
    regions: ['ON'],
  },
  UK: {
    country: 'UK',
    marketplaceId: 'A1F83G8C2ARO7P',
    name: 'Amazon.co.uk',
    currency: 'GBP',
    timeZone: 'Europe/London',
    nonAmazonId: 'AZMDEXL2RVFNN',
    nonAmazonName: 'Non-Amazon UK',
    orderPrefix: '20',
    feeTaxPercent: 20,
    salesTaxPercent: 20,
    regions: ['London', 'Kent'],
  },
  DE: {
    country: 'DE',
    marketplaceId: 'A1PA6795UKMFR9',
    name: 'Amazon.de',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    nonAmazonId: 'A38D8NSA03LJTC',
    nonAmazonName: 'Non-Amazon DE',
    orderPrefix: '30',
    feeTaxPercent: 0,
    salesTaxPercent: 19,
    regions: ['Berlin', 'Bayern'],
  },
};
