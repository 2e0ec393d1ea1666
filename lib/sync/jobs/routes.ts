import type { Quota } from '../bucket';

/** What a way to fetch orders costs: calls by operation, and the time beside what the quotas allow. */
export interface Route {
  readonly by: 'search' | 'reports';
  readonly calls: Readonly<Record<string, number>>;
  /** How long Amazon works on its own account before anything can be fetched. */
  readonly preparesMs: number;
}

/** How much there is to fetch. */
export interface Volume {
  readonly orders: number;
  readonly days: number;
}

/** Orders of one page of searchOrders. */
const ordersAPage = 100;
/** Days that one report of orders covers at most. Source: Amazon, report type values, order tracking reports. */
export const daysAReport = 30;
/** A report is usually there within minutes; its state is asked for once a minute. */
const reportTakesMs = 180_000;
const looksAtReport = 4;

/** The ways to fetch what Amazon says of orders that changed in some days. */
export function orderRoutes({ orders, days }: Volume): readonly Route[] {
  const reports = Math.max(1, Math.ceil(days / daysAReport));
  return [
    {
      by: 'search',
      calls: { searchOrders: Math.max(1, Math.ceil(orders / ordersAPage)) },
      preparesMs: 0,
    },
    {
      by: 'reports',
      calls: { createReport: reports, getReport: reports * looksAtReport, getReportDocument: reports },
      preparesMs: reportTakesMs,
    },
  ];
}

/** The least time in which calls can be made with full buckets: operations have buckets of their own. */
export function leastMs(calls: Readonly<Record<string, number>>, quotas: readonly Quota[]): number {
  const times = Object.entries(calls).map(([operation, count]) => {
    const quota = quotas.find((row) => row.operation === operation);
    if (quota === undefined) return Number.POSITIVE_INFINITY;
    return (Math.max(0, count - quota.burst) / quota.ratePerSecond) * 1000;
  });
  return Math.max(0, ...times);
}

/** The cheapest of some ways; of equals the first. */
export function cheapest(routes: readonly Route[], quotas: readonly Quota[]): Route | undefined {
  const costs = routes.map((route) => ({ route, ms: route.preparesMs + leastMs(route.calls, quotas) }));
  return costs.sort((a, b) => a.ms - b.ms)[0]?.route;
}
