/** A store of the seller, with the numbers that prices, taxes and fees there follow. */
export interface Marketplace {
  readonly id: string;
  readonly countryCode: 'US' | 'CA' | 'MX';
  /** As in `marketplaceName` and `salesChannel`: the domain with a capital. */
  readonly name: string;
  /** As getMarketplaceParticipations names it. */
  readonly displayName: string;
  readonly domain: string;
  readonly sellerCentralHost: string;
  readonly currency: 'USD' | 'CAD' | 'MXN';
  readonly language: string;
  /** Multi-channel orders bear this id and name instead. */
  readonly nonAmazonId: string;
  readonly nonAmazonName: string;
  /** First digits of order ids there. */
  readonly orderPrefixes: readonly [string, ...string[]];
  /** Local price of one US dollar, in thousandths. */
  readonly priceFactorThousandths: number;
  /** Tax that Amazon adds to its own fees, in basis points. */
  readonly feeTaxBasisPoints: number;
  readonly states: readonly [string, ...string[]];
}

const unitedStates: Marketplace = {
  id: 'ATVPDKIKX0DER',
  countryCode: 'US',
  name: 'Amazon.com',
  displayName: 'Amazon.com',
  domain: 'www.amazon.com',
  sellerCentralHost: 'sellercentral.amazon.com',
  currency: 'USD',
  language: 'en_US',
  nonAmazonId: 'A2ZV50J4W1RKNI',
  nonAmazonName: 'Non-Amazon US',
  orderPrefixes: ['111', '112', '113', '114'],
  priceFactorThousandths: 1000,
  feeTaxBasisPoints: 0,
  states: ['CA', 'NY', 'TX', 'WA', 'FL', 'OR', 'IL', 'PA'],
};

const canada: Marketplace = {
  id: 'A2EUQ1WTGCTBG2',
  countryCode: 'CA',
  name: 'Amazon.ca',
  displayName: 'Amazon.ca',
  domain: 'www.amazon.ca',
  sellerCentralHost: 'sellercentral.amazon.ca',
  currency: 'CAD',
  language: 'en_CA',
  nonAmazonId: 'A1MQXOICRS2Z7M',
  nonAmazonName: 'Non-Amazon CA',
  orderPrefixes: ['701', '702'],
  priceFactorThousandths: 1370,
  // 7 % was seen on Canadian fulfilment fees in live answers.
  feeTaxBasisPoints: 700,
  states: ['ON', 'BC', 'QC', 'AB'],
};

const mexico: Marketplace = {
  id: 'A1AM78C64UM0Y8',
  countryCode: 'MX',
  name: 'Amazon.com.mx',
  displayName: 'Amazon.com.mx',
  domain: 'www.amazon.com.mx',
  sellerCentralHost: 'sellercentral.amazon.com.mx',
  currency: 'MXN',
  language: 'es_MX',
  nonAmazonId: 'A3H6HPSLHAK3XG',
  nonAmazonName: 'Non-Amazon MX',
  orderPrefixes: ['701', '702'],
  priceFactorThousandths: 18_400,
  feeTaxBasisPoints: 1600,
  states: ['CDMX', 'JAL', 'NLE'],
};

/** The three stores of the seller; one North American account sees them all. */
export const marketplaces = { unitedStates, canada, mexico } as const;

/** The same as a list. */
export const allMarketplaces: readonly Marketplace[] = [unitedStates, canada, mexico];
