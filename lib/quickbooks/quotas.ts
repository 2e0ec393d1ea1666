import type { Quota } from '../sync/bucket';

/**
 * Intuit's limits (page "API call limits and throttles") as buckets. A full bucket and a minute's refill
 * together, and the requests that were under way before it, stay within what Intuit allows in any minute:
 * 500 requests and 40 batches a company.
 */
export const quickbooksQuotas: readonly (Quota & { readonly perMinute: number })[] = [
  { operation: 'request', burst: 100, ratePerSecond: 6.25, perMinute: 500 },
  { operation: 'batch', burst: 10, ratePerSecond: 0.5, perMinute: 40 },
];

/** Requests that may be under way at once for one company and app. */
export const mostConcurrent = 10;

/** Intuit asks to wait a minute after a refusal for its limits. */
export const slowDownMs = 60_000;
