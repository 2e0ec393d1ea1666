import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quota } from '../../lib/sync/bucket';
import type { Bucket, BucketStorePort } from '../../lib/sync/ports';
import { createThrottle, type Throttle, type Urgency } from '../../lib/sync/throttle';

const startMs = Date.UTC(2026, 10, 23, 12);

/** A world where calls wait side by side and answers come late; a death ends all that its worker waits for. */
class BusyWorld {
  trueMs = startMs;
  life = 0;
  readonly grantedAt: number[] = [];
  readonly buckets = new Map<string, Bucket>();
  readonly quotas: readonly Quota[];
  throttle: Throttle;
  #due: { readonly atMs: number; readonly life: number; readonly go: () => unknown }[] = [];

  constructor(quotas: readonly Quota[]) {
    this.quotas = quotas;
    this.throttle = this.#worker();
  }

  #worker(): Throttle {
    const bornMs = this.trueMs;
    const store: BucketStorePort = {
      update: async (key, change) => {
        const { bucket, answer } = change(this.buckets.get(key));
        this.buckets.set(key, bucket);
        return answer;
      },
    };
    return createThrottle({
      account: 'amazon/na',
      quotas: this.quotas,
      store,
      clock: { nowMs: () => this.trueMs },
      livedMs: () => this.trueMs - bornMs,
      sleep: (waitMs) => new Promise((resolve) => this.#later(waitMs, resolve as () => void)),
      start: 'full',
    });
  }

  #later(waitMs: number, go: () => unknown): void {
    this.#due.push({ atMs: this.trueMs + waitMs, life: this.life, go });
  }

  async die(): Promise<void> {
    await settled();
    this.life += 1;
    this.throttle = this.#worker();
  }

  async pass(ms: number): Promise<void> {
    const untilMs = this.trueMs + ms;
    for (;;) {
      await settled();
      this.#due = this.#due.filter(({ life }) => life === this.life);
      const next = [...this.#due].sort((one, other) => one.atMs - other.atMs)[0];
      if (next === undefined || next.atMs > untilMs) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.trueMs = next.atMs;
      next.go();
    }
    this.trueMs = untilMs;
  }

  async call({ operation, waitAtMostMs, urgency, answer }: Call): Promise<void> {
    const { throttle, life } = this;
    const taken = await throttle.take(operation, { waitAtMostMs, urgency });
    if (!taken.granted || life !== this.life) return;
    if (operation === 'getOrder') this.grantedAt.push(this.trueMs);
    if (answer === undefined) return;
    this.#later(answer.thereMs, () => {
      const date = new Date(this.trueMs).toUTCString();
      this.#later(answer.backMs, () => throttle.heard(operation, { date }));
    });
  }
}

/** Until everything that can go on without time has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Call {
  readonly kind: 'call';
  readonly operation: 'getOrder' | 'searchOrders';
  readonly waitAtMostMs: number;
  readonly urgency: Urgency;
  readonly answer: { readonly thereMs: number; readonly backMs: number } | undefined;
}

const flightMs = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1_000 }),
  fc.integer({ min: 0, max: 12_000 }),
);
const call: fc.Arbitrary<Call> = fc.record({
  kind: fc.constant('call' as const),
  operation: fc.constantFrom('getOrder', 'getOrder', 'getOrder', 'getOrder', 'searchOrders'),
  waitAtMostMs: fc.constantFrom(0, 2_000, 20_000),
  urgency: fc.constantFrom('click', 'click', 'background'),
  answer: fc.option(fc.record({ thereMs: flightMs, backMs: flightMs }), { nil: undefined }),
});
const passing = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(200, 1_000, 2_000, 10_000) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 * 3_600_000 }) },
);
const step = fc.oneof(
  { weight: 10, arbitrary: call },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: passing }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('death' as const) }) },
);
const limits = fc.record({
  operation: fc.constant('getOrder'),
  ratePerSecond: fc.constantFrom(0.0056, 0.016, 0.5, 5),
  burst: fc.constantFrom(1, 2, 3, 4, 5, 10, 30),
});
/** Its answers tell the account's throttle the time as well. */
const searchOrders: Quota = { operation: 'searchOrders', ratePerSecond: 0.5, burst: 10 };

/** A failure names its seed; `SEED=…` lives it again. */
const seed = process.env['SEED'];
const runs = { numRuns: 1000, ...(seed === undefined ? {} : { seed: Number(seed) }) };

describe('over any busy life, with a clock that is right', () => {
  it('never lets more through than burst and rate allow', async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.array(step, { maxLength: 120 }), async (quota, steps) => {
        const { burst, ratePerSecond } = quota;
        const world = new BusyWorld([quota, searchOrders]);
        for (const each of steps) {
          if (each.kind === 'call') void world.call(each);
          if (each.kind === 'pass') await world.pass(each.ms);
          if (each.kind === 'death') await world.die();
        }
        await world.pass(60_000);
        const { grantedAt } = world;
        grantedAt.forEach((fromMs, from) => {
          for (let to = from; to < grantedAt.length; to += 1) {
            const passedSeconds = ((grantedAt[to] ?? 0) - fromMs) / 1000;
            expect(to - from + 1).toBeLessThanOrEqual(burst + ratePerSecond * passedSeconds + 1e-6);
          }
        });
      }),
      runs,
    );
  });
});
