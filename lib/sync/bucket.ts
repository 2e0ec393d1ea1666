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
  /** Between these is the servers' time; absent until a server has told it to this process. */
  readonly server?: { readonly earliestMs: number; readonly latestMs: number };
  /** How long this process has certainly lived since it last settled this bucket, or since its birth. */
  readonly livedMs: number;
  /** This process has settled the bucket before while it knew the servers' time. */
  readonly caughtUp: boolean;
}

/** How a bucket begins: `nearEmpty` where earlier calls may have been forgotten with the store. */
export type BucketStart = 'full' | 'nearEmpty';

/** Whether a call may go out, or how long it has to wait. */
export type Taken = { readonly granted: true } | { readonly granted: false; readonly waitMs: number };

/** A bucket after it was asked for a token, and what it answered. */
interface Turn {
  readonly bucket: Bucket;
  readonly answer: Taken;
}

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
export function newBucket(quota: Quota, start: BucketStart, { server, localMs }: Instants): Bucket {
  const tokens = start === 'full' ? capacityOf(quota) : Math.min(1, capacityOf(quota));
  return server === undefined
    ? { tokens, atMs: localMs, unconfirmed: true }
    : { tokens, atMs: server.latestMs };
}

/**
 * Refills a bucket for the time that certainly passed: lived through by this process, or between two times
 * that servers told. What the machine's clock says of a gap refills nothing.
 *
 *     another process │        gap        │ this process, time unknown │ a server tells the time
 *     … settled ──────┼───────────────────┼── refilled by lived time ──┼── the gap is refilled too
 *
 * The gap lies before the calls that went out since, so it raises the level by no more than there was
 * room for at any time since then (`headroom`).
 */
export function settle(bucket: Bucket, quota: Quota, { server, livedMs, caughtUp }: Instants): Bucket {
  const capacity = capacityOf(quota);
  const rate = rateOf(bucket, quota) / 1000;
  const tokens = Math.min(capacity, bucket.tokens + rate * livedMs);
  const headroom = Math.min(bucket.headroom ?? capacity - bucket.tokens, capacity - tokens);
  const atMs = bucket.atMs + livedMs;
  if (server === undefined) return { ...bucket, tokens, atMs, headroom };
  const { unconfirmed, trustedAtMs: _answered, headroom: _used, ...kept } = bucket;
  if (caughtUp || unconfirmed === true) return { ...kept, tokens, atMs: server.latestMs };
  const gapMs = server.earliestMs - atMs;
  const gained = Math.min(rate * Math.max(0, gapMs), Math.max(0, headroom));
  // Time only moves on, unless the server's clock was corrected.
  const settledMs = gapMs < -serverCorrectionMs ? server.latestMs : Math.max(server.latestMs, atMs);
  return { ...kept, tokens: Math.min(capacity, tokens + gained), atMs: settledMs };
}

/** Takes `cost` tokens of a settled bucket, leaving `keep` of them to calls that come first. */
export function take(bucket: Bucket, quota: Quota, instants: Instants, keep: number, cost = 1): Turn {
  const paused = pauseLeft(bucket, instants);
  if (paused !== undefined) return paused;
  const wanted = cost + Math.min(keep, Math.max(0, capacityOf(quota) - cost));
  if (bucket.tokens >= wanted) return granted(bucket, quota, instants, cost);
  const shortMs = Math.max(1, Math.ceil(((wanted - bucket.tokens) / rateOf(bucket, quota)) * 1000));
  // What costs more than is held back waits for tokens that are certain.
  if (instants.server !== undefined || cost > 1) return denied(bucket, shortMs);
  return takeOnTrust(bucket, quota, instants, shortMs);
}

/**
 * No server has told this process the time, and the tokens that are certain do not suffice. A gap that only
 * this machine's clock reports gives the few calls that are held back; their answers bring the servers' time
 * and settle the rest. While answers stay away, one call goes out whenever the last one is as long ago as an
 * empty bucket takes to fill: what of that time was already given out as tokens cannot matter then.
 */
function takeOnTrust(bucket: Bucket, quota: Quota, instants: Instants, shortMs: number): Turn {
  const { localMs } = instants;
  const heldBack = bucket.tokens - 1 >= -trustOf(quota);
  const heldBackInMs = heldBack ? bucket.atMs + shortMs - localMs : shortMs;
  // A clock that was set back starts the wait anew from where it stands now.
  const lastMs = Math.min(bucket.trustedAtMs ?? localMs, localMs);
  const fullMs = Math.ceil((quota.burst / rateOf(bucket, quota)) * 1000);
  const anewInMs = bucket.trustedAtMs === undefined ? shortMs : lastMs + fullMs - localMs;
  const waitMs = Math.min(shortMs, heldBackInMs, anewInMs);
  if (waitMs <= 0) return granted(bucket, quota, instants);
  return denied(bucket.trustedAtMs === undefined ? bucket : { ...bucket, trustedAtMs: lastMs }, waitMs);
}

/** After the other side said to slow down: empty, and nothing for a while. */
export function pause(bucket: Bucket, instants: Instants, waitMs: number): Bucket {
  const until = (instants.server?.earliestMs ?? instants.localMs) + Math.min(waitMs, longestPauseMs);
  const pausedUntilMs = Math.max(until, bucket.pausedUntilMs ?? until);
  return { ...bucket, tokens: Math.min(bucket.tokens, 0), pausedUntilMs };
}

function pauseLeft(bucket: Bucket, { server, localMs }: Instants): Turn | undefined {
  if (bucket.pausedUntilMs === undefined) return undefined;
  const nowMs = server?.earliestMs ?? localMs;
  const leftMs = Math.min(bucket.pausedUntilMs - nowMs, longestPauseMs);
  return leftMs > 0 ? denied({ ...bucket, pausedUntilMs: nowMs + leftMs }, leftMs) : undefined;
}

function rateOf(bucket: Bucket, quota: Quota): number {
  return Math.min(quota.ratePerSecond, bucket.ratePerSecond ?? quota.ratePerSecond);
}

/** A debt stays small enough to be paid by waiting. */
function granted(bucket: Bucket, quota: Quota, { server, localMs }: Instants, cost = 1): Turn {
  const tokens = Math.max(bucket.tokens - cost, -trustOf(quota) - 1);
  const trusted = server === undefined ? { trustedAtMs: localMs } : {};
  return { bucket: { ...bucket, tokens, ...trusted }, answer: { granted: true } };
}

function denied(bucket: Bucket, waitMs: number): Turn {
  return { bucket, answer: { granted: false, waitMs: Math.max(1, Math.ceil(waitMs)) } };
}
