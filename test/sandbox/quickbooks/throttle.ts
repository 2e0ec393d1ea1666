/** The limits of Intuit's page on limits and throttles, as of October 2025. */
export const limits = {
  requestsPerMinute: 500,
  concurrent: 10,
  batchesPerMinute: 40,
  batchesPerMinuteOfRealm: 120,
} as const;

const minuteMs = 60_000;

/** Counts requests in a sliding minute, and those under way. */
export class Throttle {
  readonly #moments = new Map<string, number[]>();
  readonly #running = new Map<string, number>();

  /** Lets a request in, which may count as several, or refuses it; whoever is let in must leave. */
  enter(realm: string, app: string, isBatch: boolean, nowMs: number, requests = 1): boolean {
    const key = `${realm}/${app}`;
    if ((this.#running.get(key) ?? 0) >= limits.concurrent) return false;
    if (this.#recent(realm, nowMs).length + requests > limits.requestsPerMinute) return false;
    if (isBatch) {
      if (this.#recent(`batch/${key}`, nowMs).length >= limits.batchesPerMinute) return false;
      if (this.#recent(`batch/${realm}`, nowMs).length >= limits.batchesPerMinuteOfRealm) return false;
      this.#recent(`batch/${key}`, nowMs).push(nowMs);
      this.#recent(`batch/${realm}`, nowMs).push(nowMs);
    }
    for (let count = 0; count < requests; count += 1) this.#recent(realm, nowMs).push(nowMs);
    this.#running.set(key, (this.#running.get(key) ?? 0) + 1);
    return true;
  }

  /** The request has been answered. */
  leave(realm: string, app: string): void {
    const key = `${realm}/${app}`;
    this.#running.set(key, Math.max(0, (this.#running.get(key) ?? 0) - 1));
  }

  #recent(key: string, nowMs: number): number[] {
    const moments = this.#moments.get(key) ?? [];
    this.#moments.set(key, moments);
    while (moments[0] !== undefined && moments[0] <= nowMs - minuteMs) moments.shift();
    return moments;
  }
}
