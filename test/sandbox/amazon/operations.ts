/** The operations that this stand-in answers, by Amazon's names. */
export type Operation = 'getOrder' | 'searchOrders' | 'listTransactions' | 'getMarketplaceParticipations';

/** The documented usage plan of an operation. */
export interface UsagePlan {
  /** Requests a second, as text: it is shown so in x-amzn-RateLimit-Limit. */
  readonly rate: string;
  readonly burst: number;
}

/** Default rates and bursts of the models orders_2026-01-01, finances_2024-06-19 and sellers. */
export const usagePlans: Readonly<Record<Operation, UsagePlan>> = {
  getOrder: { rate: '0.5', burst: 30 },
  searchOrders: { rate: '0.0056', burst: 20 },
  listTransactions: { rate: '0.5', burst: 10 },
  getMarketplaceParticipations: { rate: '0.016', burst: 15 },
};

/** An operation found in a request. */
export interface Routed {
  readonly operation: Operation;
  /** The last part of the path, decoded, where the operation has one. */
  readonly pathValue: string;
}

/** Finds the operation that a request names; undefined where there is none. */
export function routeOf(method: string, pathname: string): Routed | undefined {
  if (method !== 'GET') return undefined;
  if (pathname === '/orders/2026-01-01/orders') return { operation: 'searchOrders', pathValue: '' };
  if (pathname === '/finances/2024-06-19/transactions')
    return { operation: 'listTransactions', pathValue: '' };
  if (pathname === '/sellers/v1/marketplaceParticipations') {
    return { operation: 'getMarketplaceParticipations', pathValue: '' };
  }
  const order = /^\/orders\/2026-01-01\/orders\/([^/]+)$/.exec(pathname);
  return order?.[1] === undefined
    ? undefined
    : { operation: 'getOrder', pathValue: decodeURIComponent(order[1]) };
}
