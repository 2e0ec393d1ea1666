import { ok } from '../../lib/problem/problem';
import { createQuickBooksClient, type QuickBooksClient } from '../../lib/quickbooks/client';
import { quickbooksQuotas } from '../../lib/quickbooks/quotas';
import type { AccessTokenPort } from '../../lib/sync/ports';
import { realms } from '../sandbox/quickbooks/seeds/world';
import { bench } from '../sandbox/quickbooks/testing';
import { memoryThrottle } from '../sync/memoryThrottle';

/** A scripted answer, or `drop` for a connection that breaks. */
export type Scripted = Response | 'drop';

/** A client whose requests are answered from a list, in order; they are kept to be looked at. */
export function scripted(answers: readonly Scripted[], token = 'canary-access-token-0123456789') {
  const requests: { readonly url: string; readonly init: RequestInit; readonly body: string }[] = [];
  let renewals = 0;
  const left = [...answers];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    requests.push({ url: String(input), init, body: String(init.body ?? '') });
    const answer = left.shift();
    if (answer === undefined) throw new Error('no answer is left');
    if (answer === 'drop') throw new TypeError('fetch failed');
    return answer;
  };
  const tokens: AccessTokenPort = {
    current: async () => ok(token),
    renewed: async () => {
      renewals += 1;
      return ok(`${token}-renewed`);
    },
  };
  const client = createQuickBooksClient({
    fetch,
    tokens,
    throttle: memoryThrottle(
      'quickbooks/1',
      quickbooksQuotas,
      () => 1_800_000_000_000,
      async () => {},
    ),
    clock: { nowMs: () => 1_800_000_000_000 },
    realmId: '4620816365',
    environment: 'production',
    waitAtMostMs: 0,
  });
  return { client, requests, renewals: () => renewals };
}

/** The sandbox's Intuit and a client of one of its companies. */
export function sandboxed(options: Parameters<typeof bench>[0] = {}): ReturnType<typeof bench> & {
  readonly client: QuickBooksClient;
  /** What the client has posted: the path after the company, and the body. */
  readonly posted: readonly { readonly path: string; readonly body: string }[];
} {
  const b = bench(options);
  const posted: { path: string; body: string }[] = [];
  let token = b.side.connect(b.app.clientId, b.realm).accessToken;
  const client = createQuickBooksClient({
    fetch: (input, init) => {
      if (init?.method === 'POST')
        posted.push({ path: new URL(String(input)).pathname.split('/')[4] ?? '', body: String(init.body) });
      return b.side.handle(new Request(input, init));
    },
    tokens: {
      current: async () => ok(token),
      renewed: async () => {
        token = b.side.connect(b.app.clientId, b.realm).accessToken;
        return ok(token);
      },
    },
    throttle: memoryThrottle(
      'quickbooks/1',
      quickbooksQuotas,
      () => b.clock.now(),
      (waitMs) => b.clock.sleep(waitMs),
    ),
    clock: { nowMs: () => b.clock.now() },
    realmId: b.realm,
    environment: b.realm === realms.sandbox ? 'sandbox' : 'production',
  });
  return { ...b, client, posted };
}
