import { type Operation, usagePlans } from './operations';

/**
 * The token bucket of each operation of one account and application: full at first, refilled by the rate,
 * never above the burst. Source: Amazon, "Usage Plans and Rate Limits".
 */
export class Quotas {
  readonly #buckets = new Map<Operation, { tokens: number; atMs: number }>();

  /** Takes a token for a call; false means that the call is to be refused. */
  take(operation: Operation, atMs: number): boolean {
    const { rate, burst } = usagePlans[operation];
    const bucket = this.#buckets.get(operation) ?? { tokens: burst, atMs };
    const refill = (Math.max(0, atMs - bucket.atMs) / 1000) * Number(rate);
    const tokens = Math.min(burst, bucket.tokens + refill);
    // The nearest billionth, so that waiting exactly 1/rate is enough.
    const granted = tokens + 1e-9 >= 1;
    this.#buckets.set(operation, { tokens: granted ? tokens - 1 : tokens, atMs });
    return granted;
  }

  /** Fills all buckets. */
  refill(): void {
    this.#buckets.clear();
  }
}
