import type { AmazonStatus } from '../lib/sync/connections/status';

/** Hosts of the Far East, where each country has its own. */
const farEast: Readonly<Record<string, string>> = {
  AU: 'sellercentral.amazon.com.au',
  JP: 'sellercentral.amazon.co.jp',
  SG: 'sellercentral.amazon.sg',
};

/** Where the seller finds Manage Orders; Seller Central leads on to the account that is signed in. */
export function manageOrdersAddress(amazon: AmazonStatus): string {
  return `https://${hostOf(amazon)}/orders-v3`;
}

function hostOf({ region, marketplaces }: AmazonStatus): string {
  if (region === 'eu') return 'sellercentral-europe.amazon.com';
  const country = region === 'fe' ? marketplaces[0]?.countryCode : undefined;
  return (country === undefined ? undefined : farEast[country]) ?? 'sellercentral.amazon.com';
}
