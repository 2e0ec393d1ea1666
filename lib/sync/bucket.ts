import type { Bucket } from './ports';

/** What one operation may use: calls a second, and how many at once after a rest. */
export interface Quota {
  readonly operation: string;
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** What is known of the time when a bucket is looked at. */
export interface Instants {
  /** This machine's clock, which the seller may set as they like. */
  readonly localMs: number;
  /** A lower bound of the servers' time; absent until a server has told it to this process. */
  readonly serverMs?: number;
  /** How long this process has certainly lived since it last settled this bucket. */
  readonly livedMs: number;
}

/** How a bucket begins: `nearEmpty` where earlier calls may have been forgotten with the store. */
export type BucketStart = 'full' | 'nearEmpty';

/** Whether a call may go out, or how long it has to wait. */
export type Taken = { readonly granted: true } | { readonly granted: false; readonly waitMs: number };

/** A Date header is cut to the second, so the true time is up to this much later. */
const dateHeaderGrainMs = 1000;
/** A server whose clock is this much behind what it said before has corrected itself. */
const serverCorrectionMs = 10 * 60_000;
/** No party asks for a longer pause; a longer one in the store is a clock that was set. */
const longestPauseMs = 15 * 60_000;

/**
 * How many calls may go out on the word of this machine's clock alone. They are held back from the
 * bucket's capacity, so that even a clock that lies cannot push the sum over the quota.
 */
export function trustOf(quota: Quota): number {
  return quota.burst < 2 ? 0 : Math.max(1, Math.floor(quota.burst / 10));
}

/** The most that a bucket holds. */
export function capacityOf(quota: Quota): number {
  return quota.burst - trustOf(quota);
}

/** A bucket before its first call. */
export function newBucket(quota: Quota, start: BucketStart, { serverMs, localMs }: Instants): Bucket {
  const tokens = start === 'full' ? capacityOf(quota) : Math.min(1, capacityOf(quota));
  return serverMs === undefined
    ? { tokens, atMs: localMs, unconfirmed: true }
    : { tokens, atMs: serverMs + dateHeaderGrainMs };
}

/**
 * Refills a bucket for the time that certainly passed: between two times that servers told, or lived
 * through by this process. What the machine's clock says of a gap refills nothing.
 */
export function settle(bucket: Bucket, quota: Quota, { serverMs, livedMs }: Instants): Bucket {
  if (serverMs === undefined) {
    return { ...bucket, tokens: refilled(bucket, quota, livedMs), atMs: bucket.atMs + livedMs };
  }
  const { unconfirmed, trustedAtMs, ...told } = bucket;
  if (unconfirmed === true) {
    return { ...told, tokens: refilled(bucket, quota, livedMs), atMs: serverMs + dateHeaderGrainMs };
  }
  const passedMs = serverMs - bucket.atMs;
  if (passedMs < -serverCorrectionMs) return { ...told, atMs: serverMs };
  if (passedMs <= 0) return told;
  return { ...told, tokens: refilled(bucket, quota, passedMs), atMs: serverMs };
}

/** Takes a token of a settled bucket, leaving `keep` of them to calls that come first. */
export function take(
  bucket: Bucket,
  quota: Quota,
  instants: Instants,
  keep: number,
): { readonly bucket: Bucket; readonly answer: Taken } {
  const paused = pauseLeft(bucket, instants);
  if (paused !== undefined) return paused;
  const wanted = 1 + Math.min(keep, Math.max(0, capacityOf(quota) - 1));
  if (bucket.tokens >= wanted) return granted(bucket);
  const shortMs = Math.max(1, Math.ceil(((wanted - bucket.tokens) / rateOf(bucket, quota)) * 1000));
  if (instants.serverMs !== undefined) return denied(bucket, shortMs);
  return takeOnTrust(bucket, quota, instants, wanted, shortMs);
}

/**
 * No server has told this process the time. A gap that this machine's clock reports gives a few calls at
 * most; their answers bring the servers' time and settle the rest. When even those stay unanswered,
 * one call goes out each time that the bucket would have filled from empty.
 */
function takeOnTrust(
  bucket: Bucket,
  quota: Quota,
  { localMs }: Instants,
  wanted: number,
  shortMs: number,
): { readonly bucket: Bucket; readonly answer: Taken } {
  const rate = rateOf(bucket, quota);
  const sinceMs = Math.min(bucket.trustedAtMs ?? bucket.atMs, localMs);
  const believedShortMs = bucket.atMs + shortMs - localMs;
  const mayTrust = bucket.unconfirmed !== true && bucket.tokens - 1 >= -trustOf(quota);
  const probeInMs = sinceMs + Math.ceil((quota.burst / rate) * 1000) - localMs;
  if ((mayTrust && believedShortMs <= 0 && wanted >= 1) || probeInMs <= 0) {
    const { bucket: after, answer } = granted(bucket);
    return { bucket: { ...after, trustedAtMs: localMs }, answer };
  }
  // A clock that was set back starts the wait anew from where it stands now.
  const kept = sinceMs < (bucket.trustedAtMs ?? bucket.atMs) ? { ...bucket, trustedAtMs: sinceMs } : bucket;
  const waits = [shortMs, probeInMs, ...(mayTrust ? [believedShortMs] : [])];
  return denied(kept, Math.max(1, Math.min(...waits)));
}

/** After the other side said to slow down: empty, and nothing for a while. */
export function pause(bucket: Bucket, instants: Instants, waitMs: number): Bucket {
  const until = (instants.serverMs ?? instants.localMs) + Math.min(waitMs, longestPauseMs);
  const pausedUntilMs = Math.max(until, bucket.pausedUntilMs ?? until);
  return { ...bucket, tokens: Math.min(bucket.tokens, 0), pausedUntilMs };
}

function pauseLeft(
  bucket: Bucket,
  { serverMs, localMs }: Instants,
): { readonly bucket: Bucket; readonly answer: Taken } | undefined {
  if (bucket.pausedUntilMs === undefined) return undefined;
  const nowMs = serverMs ?? localMs;
  const leftMs = Math.min(bucket.pausedUntilMs - nowMs, longestPauseMs);
  return leftMs > 0 ? denied({ ...bucket, pausedUntilMs: nowMs + leftMs }, leftMs) : undefined;
}

function rateOf(bucket: Bucket, quota: Quota): number {
  return Math.min(quota.ratePerSecond, bucket.ratePerSecond ?? quota.ratePerSecond);
}

function refilled(bucket: Bucket, quota: Quota, passedMs: number): number {
  const gained = (rateOf(bucket, quota) * Math.max(0, passedMs)) / 1000;
  return Math.min(capacityOf(quota), bucket.tokens + gained);
}

function granted(bucket: Bucket): { readonly bucket: Bucket; readonly answer: Taken } {
  return { bucket: { ...bucket, tokens: bucket.tokens - 1 }, answer: { granted: true } };
}

function denied(bucket: Bucket, waitMs: number): { readonly bucket: Bucket; readonly answer: Taken } {
  return { bucket, answer: { granted: false, waitMs: Math.max(1, Math.ceil(waitMs)) } };
}
