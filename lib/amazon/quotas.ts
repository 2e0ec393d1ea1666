import type { Quota } from '../sync/bucket';

/** The operations of SP-API that are called. */
export type AmazonOperation =
  | 'getOrder'
  | 'searchOrders'
  | 'listTransactions'
  | 'getMarketplaceParticipations'
  | 'createReport'
  | 'getReport'
  | 'getReports'
  | 'getReportDocument';

/** One operation: where it is, what it may use, and what an app needs to call it. */
export interface AmazonOperationRow extends Quota {
  readonly operation: AmazonOperation;
  readonly path: string;
  /** What it reads, to end the sentence “Your Amazon app may not read …”. */
  readonly reads: string;
  /** The role to give to the app, as Seller Central names it. */
  readonly role: string;
}

/** Every operation. Rates and bursts: Amazon's models, usage plans; roles: Amazon's page of roles. */
export const amazonQuotas: readonly AmazonOperationRow[] = [
  {
    operation: 'getOrder',
    path: '/orders/2026-01-01/orders/{orderId}',
    ratePerSecond: 0.5,
    burst: 30,
    reads: 'orders',
    role: 'Inventory and Order Tracking',
  },
  {
    operation: 'searchOrders',
    path: '/orders/2026-01-01/orders',
    ratePerSecond: 0.0056,
    burst: 20,
    reads: 'orders',
    role: 'Inventory and Order Tracking',
  },
  {
    operation: 'listTransactions',
    path: '/finances/2024-06-19/transactions',
    ratePerSecond: 0.5,
    burst: 10,
    reads: 'payments and fees',
    role: 'Finance and Accounting',
  },
  {
    operation: 'getMarketplaceParticipations',
    path: '/sellers/v1/marketplaceParticipations',
    ratePerSecond: 0.016,
    burst: 15,
    reads: 'your marketplaces',
    role: 'Finance and Accounting',
  },
  {
    operation: 'createReport',
    path: '/reports/2021-06-30/reports',
    ratePerSecond: 0.0167,
    burst: 15,
    reads: 'reports and settlement files',
    role: 'Finance and Accounting',
  },
  {
    operation: 'getReport',
    path: '/reports/2021-06-30/reports/{reportId}',
    ratePerSecond: 2,
    burst: 15,
    reads: 'reports and settlement files',
    role: 'Finance and Accounting',
  },
  {
    operation: 'getReports',
    path: '/reports/2021-06-30/reports',
    ratePerSecond: 0.0222,
    burst: 10,
    reads: 'reports and settlement files',
    role: 'Finance and Accounting',
  },
  {
    operation: 'getReportDocument',
    path: '/reports/2021-06-30/documents/{reportDocumentId}',
    ratePerSecond: 0.0167,
    burst: 15,
    reads: 'reports and settlement files',
    role: 'Finance and Accounting',
  },
];

/** The row of an operation. */
export function amazonOperation(operation: AmazonOperation): AmazonOperationRow {
  const row = amazonQuotas.find((candidate) => candidate.operation === operation);
  if (row === undefined) throw new RangeError(`No row for ${operation}`);
  return row;
}
