import { FaultPlan } from '../faults';
import type { SandboxClock } from '../side';
import { generateWorld, type WorldPlan } from '../world/world';
import type { AmazonApp } from './login';
import type { AmazonOptions } from './options';
import { type AmazonSide, createAmazonSide } from './side';

/** The application that the tests of the stand-in use. */
export const benchApp: AmazonApp = {
  clientId: 'amzn1.application-oa2-client.example',
  clientSecret: 'amzn1.oa2-cs.v1.example',
  refreshToken: 'Atzr|IwEBexample',
  applicationId: 'amzn1.sp.solution.example',
  redirectUris: ['https://exampleexampleexampleexampleexam.chromiumapp.org/amazon'],
};

/** An answer, read. */
interface BenchAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A stand-in on a clock that only the test moves, and a client with a token. */
export interface AmazonBench {
  readonly side: AmazonSide;
  readonly faults: FaultPlan;
  readonly clock: SandboxClock;
  advance(waitMs: number): void;
  /** Trades a refresh token, or whatever form is given. */
  token(form?: Record<string, string>): Promise<BenchAnswer<Record<string, unknown>>>;
  /** Calls the North American endpoint with a fresh token; with `json` it is a POST. */
  get<T>(
    pathAndQuery: string,
    init?: { readonly host?: string; readonly token?: string; readonly json?: object },
  ): Promise<BenchAnswer<T>>;
}

/** 2026-11-23T19:00:00Z */
export const benchNowMs = Date.UTC(2026, 10, 23, 19);

/** Sets the bench up; a small world unless told. */
export function amazonBench(
  options: Partial<AmazonOptions> = {},
  plan: Partial<WorldPlan> = {},
): AmazonBench {
  const world = generateWorld({ seed: 7, nowMs: benchNowMs, orders: 200, ...plan });
  let nowMs = world.nowMs;
  const clock: SandboxClock = {
    now: () => nowMs,
    sleep: async (waitMs) => {
      nowMs += waitMs;
    },
  };
  const faults = new FaultPlan(clock);
  const side = createAmazonSide({ world, clock, faults, app: benchApp, options });

  const token: AmazonBench['token'] = async (form) => {
    const response = await side.handle(
      new Request('https://api.amazon.com/auth/o2/token', {
        method: 'POST',
        body: new URLSearchParams(
          form ?? {
            grant_type: 'refresh_token',
            client_id: benchApp.clientId,
            client_secret: benchApp.clientSecret,
            refresh_token: benchApp.refreshToken,
          },
        ),
      }),
    );
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  return {
    side,
    faults,
    clock,
    advance: (waitMs) => {
      nowMs += waitMs;
    },
    token,
    get: async (pathAndQuery, init = {}) => {
      const accessToken = init.token ?? String((await token()).body['access_token']);
      const response = await side.handle(
        new Request(`https://${init.host ?? 'sellingpartnerapi-na.amazon.com'}${pathAndQuery}`, {
          headers: { 'x-amz-access-token': accessToken },
          ...(init.json === undefined ? {} : { method: 'POST', body: JSON.stringify(init.json) }),
        }),
      );
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
  };
}

/** The `errors` of a refusal. */
export interface ErrorsBody {
  readonly errors: readonly { readonly code: string; readonly message: string; readonly details: string }[];
}
