/** SP-API is divided into three regions, each with its own host and its own grants. */
export type AmazonRegion = 'na' | 'eu' | 'fe';

/** One row of Amazon's marketplaces. Source: Amazon's page of marketplace ids and endpoints. */
export interface Marketplace {
  readonly id: string;
  /** Two letters as Amazon writes them in document numbers and lists (`US`, `UK`). */
  readonly country: string;
  readonly currency: string;
  readonly region: AmazonRegion;
  /** The zone in which Amazon counts the marketplace's days. US is proven, the others are the capital's. */
  readonly timeZone: string;
  readonly salesChannel: string;
}

/** Every marketplace that a seller can have. */
export const marketplaces: readonly Marketplace[] = [
  row('ATVPDKIKX0DER', 'US', 'USD', 'na', 'America/Los_Angeles', 'Amazon.com'),
  row('A2EUQ1WTGCTBG2', 'CA', 'CAD', 'na', 'America/Los_Angeles', 'Amazon.ca'),
  row('A1AM78C64UM0Y8', 'MX', 'MXN', 'na', 'America/Mexico_City', 'Amazon.com.mx'),
  row('A2Q3Y263D00KWC', 'BR', 'BRL', 'na', 'America/Sao_Paulo', 'Amazon.com.br'),
  row('A1F83G8C2ARO7P', 'UK', 'GBP', 'eu', 'Europe/London', 'Amazon.co.uk'),
  row('A1PA6795UKMFR9', 'DE', 'EUR', 'eu', 'Europe/Berlin', 'Amazon.de'),
  row('A13V1IB3VIYZZH', 'FR', 'EUR', 'eu', 'Europe/Paris', 'Amazon.fr'),
  row('APJ6JRA9NG5V4', 'IT', 'EUR', 'eu', 'Europe/Rome', 'Amazon.it'),
  row('A1RKKUPIHCS9HS', 'ES', 'EUR', 'eu', 'Europe/Madrid', 'Amazon.es'),
  row('A1805IZSGTT6HS', 'NL', 'EUR', 'eu', 'Europe/Amsterdam', 'Amazon.nl'),
  row('AMEN7PMS3EDWL', 'BE', 'EUR', 'eu', 'Europe/Brussels', 'Amazon.com.be'),
  row('A28R8C7NBKEWEA', 'IE', 'EUR', 'eu', 'Europe/Dublin', 'Amazon.ie'),
  row('A2NODRKZP88ZB9', 'SE', 'SEK', 'eu', 'Europe/Stockholm', 'Amazon.se'),
  row('A1C3SOZRARQ6R3', 'PL', 'PLN', 'eu', 'Europe/Warsaw', 'Amazon.pl'),
  row('A33AVAJ2PDY3EV', 'TR', 'TRY', 'eu', 'Europe/Istanbul', 'Amazon.com.tr'),
  row('ARBP9OOSHTCHU', 'EG', 'EGP', 'eu', 'Africa/Cairo', 'Amazon.eg'),
  row('A17E79C6D8DWNP', 'SA', 'SAR', 'eu', 'Asia/Riyadh', 'Amazon.sa'),
  row('A2VIGQ35RCS4UG', 'AE', 'AED', 'eu', 'Asia/Dubai', 'Amazon.ae'),
  row('AE08WJ6YKNBMC', 'ZA', 'ZAR', 'eu', 'Africa/Johannesburg', 'Amazon.co.za'),
  row('A21TJRUUN4KGV', 'IN', 'INR', 'eu', 'Asia/Kolkata', 'Amazon.in'),
  row('A39IBJ37TRP1C6', 'AU', 'AUD', 'fe', 'Australia/Sydney', 'Amazon.com.au'),
  row('A1VC38T7YXB528', 'JP', 'JPY', 'fe', 'Asia/Tokyo', 'Amazon.co.jp'),
  row('A19VAU5U5O7RUS', 'SG', 'SGD', 'fe', 'Asia/Singapore', 'Amazon.sg'),
];

function row(
  id: string,
  country: string,
  currency: string,
  region: AmazonRegion,
  timeZone: string,
  salesChannel: string,
): Marketplace {
  return { id, country, currency, region, timeZone, salesChannel };
}

const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]));

/** The marketplace of an id, if it is one that sells on Amazon's own site. */
export function marketplaceOf(marketplaceId: string): Marketplace | undefined {
  return byId.get(marketplaceId);
}

/** Orders of the seller's other shops that Amazon ships bear ids of their own, "Non-Amazon US" and so on. */
const countryOfOtherShops: Readonly<Record<string, string>> = {
  A2ZV50J4W1RKNI: 'US',
  A1MQXOICRS2Z7M: 'CA',
  A3H6HPSLHAK3XG: 'MX',
  AZMDEXL2RVFNN: 'UK',
  A38D8NSA03LJTC: 'DE',
  A1ZFFQZ3HTUKT9: 'FR',
  A62U237T8HV6N: 'IT',
  AFQLKURYRPEL8: 'ES',
};

const byCountry = new Map(marketplaces.map((marketplace) => [marketplace.country, marketplace]));

/**
 * The id of the marketplace in whose books an id's money is: that of the same country for other shops, else
 * the id itself. The name is asked where the id is none that we know.
 */
export function homeMarketplaceId(
  marketplaceId: string | undefined,
  marketplaceName: string | undefined,
): string | undefined {
  if (marketplaceId !== undefined && byId.has(marketplaceId)) return marketplaceId;
  const [, named = ''] = /^\s*non[\s_-]*amazon[\s_-]*([a-z]{2})\s*$/i.exec(marketplaceName ?? '') ?? [];
  const country = countryOfOtherShops[marketplaceId ?? ''] ?? named.toUpperCase();
  return byCountry.get(country === 'GB' ? 'UK' : country)?.id ?? marketplaceId;
}
