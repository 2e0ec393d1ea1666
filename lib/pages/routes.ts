import { orderIdOfAddress } from './orderId';

/** The pages of Seller Central on which we show something. */
export type PageRoute =
  | { readonly page: 'orderList' }
  | { readonly page: 'orderDetails'; readonly orderId: string }
  /** Nothing of ours is shown. */
  | { readonly page: 'none' };

/**
 * Paths of Manage Orders in both generations of Seller Central. Classic paths were seen live in August 2026,
 * `/amazonsell/orders/…` in links of September 2026.
 */
const orderListPaths: readonly RegExp[] = [
  /^\/orders-v3\/?$/,
  /^\/orders-v3\/ref=[^/]*\/?$/,
  /^\/orders-v3\/(?:fba|mfn)\/(?:all|unshipped|shipped|pending|canceled|cancelled)(?:\/ref=[^/]*)?\/?$/,
  /^\/orders-v3\/search(?:\/ref=[^/]*)?\/?$/,
  /^\/amazonsell\/orders\/?$/,
  /^\/amazonsell\/orders\/(?:fba|mfn|all)(?:\/[a-z-]+)?\/?$/,
];

/** What a page is, by its address alone: the host is every Seller Central, the path decides. */
export function routeOf(address: URL): PageRoute {
  const orderId = orderIdOfAddress(address);
  if (orderId !== undefined) return { page: 'orderDetails', orderId };
  if (orderListPaths.some((path) => path.test(address.pathname))) return { page: 'orderList' };
  return { page: 'none' };
}
