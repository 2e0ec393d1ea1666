import { createAmazonClient } from '../../lib/amazon/client';
import { amazonQuotas } from '../../lib/amazon/quotas';
import type { AmazonRegion } from '../../lib/amazon/shapes/marketplaces';
import { ok } from '../../lib/problem/problem';
import type { AmazonRoutesPort } from '../../lib/sync/ports';
import type { Throttle } from '../../lib/sync/throttle';
import { amazonBench } from '../sandbox/amazon/amazonBench';
import type { AmazonOptions } from '../sandbox/amazon/options';
import { memoryThrottle } from '../sync/memoryThrottle';

/** The sandbox's Amazon and a client of its seller. */
export function sandboxed(
  options: Partial<AmazonOptions> = {},
  region: AmazonRegion = 'na',
): ReturnType<typeof amazonBench> & { readonly client: AmazonRoutesPort; readonly renewals: () => number } {
  const bench = amazonBench(options);
  let token: string | undefined;
  let renewals = 0;
  const fresh = async () => {
    token = String((await bench.token()).body['access_token']);
    return token;
  };
  const client = createAmazonClient({
    fetch: (input, init) => bench.side.handle(new Request(input, init)),
    tokens: {
      current: async () => ok(token ?? (await fresh())),
      renewed: async () => {
        renewals += 1;
        return ok(await fresh());
      },
    },
    throttle: memoryThrottle(
      'amazon/na',
      amazonQuotas,
      () => bench.clock.now(),
      (waitMs) => bench.clock.sleep(waitMs),
    ),
    region,
  });
  return { ...bench, client, renewals: () => renewals };
}

/** A client whose requests are answered from a list, in order. */
export function scripted(
  answers: readonly (Response | 'drop')[],
  options: { readonly region?: AmazonRegion; readonly token?: string; readonly waitAtMostMs?: number } = {},
) {
  const { region = 'na', token = 'Atza|canary-access-token', waitAtMostMs = 0 } = options;
  const requests: { readonly url: string; readonly init: RequestInit }[] = [];
  const left = [...answers];
  let renewals = 0;
  let nowMs = 1_800_000_000_000;
  const clientWith = (throttle: Throttle) =>
    createAmazonClient({
      fetch: async (input, init = {}) => {
        requests.push({ url: String(input), init });
        const answer = left.shift();
        if (answer === undefined) throw new Error('no answer is left');
        if (answer === 'drop') throw new TypeError('failed');
        return answer;
      },
      tokens: {
        current: async () => ok(token),
        renewed: async () => {
          renewals += 1;
          return ok(`${token}-renewed`);
        },
      },
      throttle,
      region,
      waitAtMostMs,
    });
  const client = clientWith(
    memoryThrottle(
      'amazon/na',
      amazonQuotas,
      () => nowMs,
      async (waitMs) => {
        nowMs += waitMs;
      },
    ),
  );
  return { client, clientWith, requests, renewals: () => renewals, nowMs: () => nowMs };
}
