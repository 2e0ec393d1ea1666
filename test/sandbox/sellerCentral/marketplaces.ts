/** A marketplace as Seller Central presents it. */
export interface SellerCentralMarketplace {
  readonly country: string;
  readonly countryName: string;
  readonly marketplaceId: string;
  readonly hosts: readonly string[];
  readonly timeZone: string;
  /** The shop that product links go to. */
  readonly shopHost: string;
}

const europe = 'sellercentral-europe.amazon.com';

/**
 * The 23 marketplaces and their Seller Central hosts ("Marketplace IDs" in Amazon's SP-API documentation;
 * the five large European ones answer on country hosts of their own as well as on `-europe`).
 */
export const sellerCentralMarketplaces: readonly SellerCentralMarketplace[] = [
  marketplace('US', 'United States', 'ATVPDKIKX0DER', 'com', 'America/Los_Angeles'),
  marketplace('CA', 'Canada', 'A2EUQ1WTGCTBG2', 'ca', 'America/Los_Angeles'),
  marketplace('MX', 'Mexico', 'A1AM78C64UM0Y8', 'com.mx', 'America/Los_Angeles'),
  marketplace('BR', 'Brazil', 'A2Q3Y263D00KWC', 'com.br', 'America/Sao_Paulo'),
  marketplace('UK', 'United Kingdom', 'A1F83G8C2ARO7P', 'co.uk', 'Europe/London', [europe]),
  marketplace('DE', 'Germany', 'A1PA6795UKMFR9', 'de', 'Europe/Berlin', [europe]),
  marketplace('FR', 'France', 'A13V1IB3VIYZZH', 'fr', 'Europe/Paris', [europe]),
  marketplace('IT', 'Italy', 'APJ6JRA9NG5V4', 'it', 'Europe/Rome', [europe]),
  marketplace('ES', 'Spain', 'A1RKKUPIHCS9HS', 'es', 'Europe/Madrid', [europe]),
  marketplace('NL', 'Netherlands', 'A1805IZSGTT6HS', 'nl', 'Europe/Amsterdam'),
  marketplace('SE', 'Sweden', 'A2NODRKZP88ZB9', 'se', 'Europe/Stockholm'),
  marketplace('PL', 'Poland', 'A1C3SOZRARQ6R3', 'pl', 'Europe/Warsaw'),
  marketplace('BE', 'Belgium', 'AMEN7PMS3EDWL', 'com.be', 'Europe/Brussels'),
  marketplace('IE', 'Ireland', 'A28R8C7NBKEWEA', 'ie', 'Europe/Dublin'),
  marketplace('TR', 'Türkiye', 'A33AVAJ2PDY3EV', 'com.tr', 'Europe/Istanbul'),
  marketplace('ZA', 'South Africa', 'AE08WJ6YKNBMC', 'co.za', 'Africa/Johannesburg'),
  marketplace('EG', 'Egypt', 'ARBP9OOSHTCHU', 'eg', 'Africa/Cairo'),
  marketplace('SA', 'Saudi Arabia', 'A17E79C6D8DWNP', 'sa', 'Asia/Riyadh'),
  marketplace('AE', 'United Arab Emirates', 'A2VIGQ35RCS4UG', 'ae', 'Asia/Dubai'),
  marketplace('IN', 'India', 'A21TJRUUN4KGV', 'in', 'Asia/Kolkata'),
  marketplace('JP', 'Japan', 'A1VC38T7YXB528', 'co.jp', 'Asia/Tokyo'),
  marketplace('AU', 'Australia', 'A39IBJ37TRP1C6', 'com.au', 'Australia/Sydney'),
  marketplace('SG', 'Singapore', 'A19VAU5U5O7RUS', 'sg', 'Asia/Singapore'),
];

/** Every Seller Central host name, each once. */
export const sellerCentralHosts: readonly string[] = [
  ...new Set(sellerCentralMarketplaces.flatMap(({ hosts }) => hosts)),
];

function marketplace(
  country: string,
  countryName: string,
  marketplaceId: string,
  domain: string,
  timeZone: string,
  otherHosts: readonly string[] = [],
): SellerCentralMarketplace {
  return {
    country,
    countryName,
    marketplaceId,
    hosts: [`sellercentral.amazon.${domain}`, ...otherHosts],
    timeZone,
    shopHost: `www.amazon.${domain}`,
  };
}
