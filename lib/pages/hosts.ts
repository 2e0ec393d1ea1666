/**
 * Every host of Seller Central. For the five large European stores Amazon's documentation names
 * sellercentral-europe, and sessions also run on the stores' own hosts, so both are here.
 */
export const sellerCentralHosts: readonly string[] = [
  'sellercentral.amazon.com',
  'sellercentral.amazon.ca',
  'sellercentral.amazon.com.mx',
  'sellercentral.amazon.com.br',
  'sellercentral-europe.amazon.com',
  'sellercentral.amazon.co.uk',
  'sellercentral.amazon.de',
  'sellercentral.amazon.fr',
  'sellercentral.amazon.it',
  'sellercentral.amazon.es',
  'sellercentral.amazon.nl',
  'sellercentral.amazon.se',
  'sellercentral.amazon.pl',
  'sellercentral.amazon.com.be',
  'sellercentral.amazon.ie',
  'sellercentral.amazon.com.tr',
  'sellercentral.amazon.co.za',
  'sellercentral.amazon.eg',
  'sellercentral.amazon.sa',
  'sellercentral.amazon.ae',
  'sellercentral.amazon.in',
  'sellercentral.amazon.co.jp',
  'sellercentral.amazon.com.au',
  'sellercentral.amazon.sg',
];

/** Match patterns of an extension's manifest for whole hosts: the path decides in code. */
export const sellerCentralMatches: readonly string[] = sellerCentralHosts.map((host) => `https://${host}/*`);
