import type { Quota, Taken } from '../sync/bucket';
import type { Throttle, Urgency } from '../sync/throttle';

/** A quota, and what Intuit allows in any minute. */
export type MinuteQuota = Quota & { readonly perMinute: number };

/**
 * Intuit's limits (page "API call limits and throttles") as buckets. A full bucket and a minute's refill
 * together, and the requests that were under way before it, stay within what Intuit allows in any minute:
 * 500 requests and 40 batches a company. Batches leave one after the other, so that their bucket needs no room.
 */
export const quickbooksQuotas: readonly MinuteQuota[] = [
  { operation: 'request', burst: 100, ratePerSecond: 6.25, perMinute: 500 },
  { operation: 'batch', burst: 1, ratePerSecond: 0.65, perMinute: 40 },
];

/** How Intuit counts a batch: as one request, which its page says, or each item as one, which it may mean. */
export type BatchCount = 'once' | 'eachItem';

/** What a batch may be and costs. */
export interface BatchLimits {
  /** Items of a batch at most. */
  readonly mostItems: number;
  readonly countsAs: BatchCount;
}

/** What to keep to, where a batch counts once. Source for the items: Intuit, batch operations. */
export const usualBatchLimits: BatchLimits = { mostItems: 30, countsAs: 'once' };

/** What to keep to, should each item count as a request: smaller batches need less room in the bucket. */
export const itemBatchLimits: BatchLimits = { mostItems: 13, countsAs: 'eachItem' };

/** The buckets that go with it: little room and more refill, because batches use all there is. */
export const itemQuotas: readonly MinuteQuota[] = [
  { operation: 'request', burst: 16, ratePerSecond: 8.06, perMinute: 500 },
  { operation: 'batch', burst: 1, ratePerSecond: 0.65, perMinute: 40 },
];

/** Requests that may be under way at once for one company and app. */
export const mostConcurrent = 10;

/** Intuit asks to wait a minute after a refusal for its limits. */
export const slowDownMs = 60_000;

/** The tokens of a batch: one as a batch, and of requests one or as many as it has items. */
export async function takeBatchTurn(
  throttle: Throttle,
  requests: number,
  how: { readonly waitAtMostMs: number; readonly urgency: Urgency },
): Promise<Taken> {
  const request = await throttle.take('request', { ...how, cost: requests });
  return request.granted ? throttle.take('batch', how) : request;
}
