/** The operations that this stand-in answers, by Amazon's names. */
export type Operation =
  | 'getOrder'
  | 'searchOrders'
  | 'listTransactions'
  | 'getMarketplaceParticipations'
  | 'createReport'
  | 'getReport'
  | 'getReports'
  | 'getReportDocument';

/** The documented usage plan of an operation. */
export interface UsagePlan {
  /** Requests a second, as text: it is shown so in x-amzn-RateLimit-Limit. */
  readonly rate: string;
  readonly burst: number;
}

/** Default rates and bursts of the models orders_2026-01-01, finances_2024-06-19, sellers and reports_2021-06-30. */
export const usagePlans: Readonly<Record<Operation, UsagePlan>> = {
  getOrder: { rate: '0.5', burst: 30 },
  searchOrders: { rate: '0.0056', burst: 20 },
  listTransactions: { rate: '0.5', burst: 10 },
  getMarketplaceParticipations: { rate: '0.016', burst: 15 },
  createReport: { rate: '0.0167', burst: 15 },
  getReport: { rate: '2', burst: 15 },
  getReports: { rate: '0.0222', burst: 10 },
  getReportDocument: { rate: '0.0167', burst: 15 },
};

/** An operation found in a request. */
export interface Routed {
  readonly operation: Operation;
  /** The last part of the path, decoded, where the operation has one. */
  readonly pathValue: string;
}

/** Finds the operation that a request names; undefined where there is none. */
export function routeOf(method: string, pathname: string): Routed | undefined {
  const reports = '/reports/2021-06-30/reports';
  if (method === 'POST' && pathname === reports) return { operation: 'createReport', pathValue: '' };
  if (method !== 'GET') return undefined;
  if (pathname === reports) return { operation: 'getReports', pathValue: '' };
  if (pathname === '/orders/2026-01-01/orders') return { operation: 'searchOrders', pathValue: '' };
  if (pathname === '/finances/2024-06-19/transactions')
    return { operation: 'listTransactions', pathValue: '' };
  if (pathname === '/sellers/v1/marketplaceParticipations') {
    return { operation: 'getMarketplaceParticipations', pathValue: '' };
  }
  for (const [operation, path] of named) {
    const value = path.exec(pathname)?.[1];
    if (value !== undefined) return { operation, pathValue: decodeURIComponent(value) };
  }
  return undefined;
}

const named: readonly (readonly [Operation, RegExp])[] = [
  ['getOrder', /^\/orders\/2026-01-01\/orders\/([^/]+)$/],
  ['getReport', /^\/reports\/2021-06-30\/reports\/([^/]+)$/],
  ['getReportDocument', /^\/reports\/2021-06-30\/documents\/([^/]+)$/],
];
