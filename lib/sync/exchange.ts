import { createFetch } from 'ofetch';

/** A request as it goes out. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** How an exchange ended. Without an answer nobody knows whether the other side acted. */
export type Exchanged =
  | { readonly ended: 'answered'; readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly ended: 'timedOut' }
  | { readonly ended: 'unreachable' };

/** One request, whole: the body is read before it resolves. Never throws. */
export type Exchanger = (exchange: Exchange) => Promise<Exchanged>;

/** A fetch that an answer later than this would kill with its worker (Chromium: 30 s). */
export const exchangeTimeoutMs = 25_000;

/**
 * Sends requests through `fetch`: no retry, no guess at the body's type, no cookies, no redirect that
 * could carry a token elsewhere.
 */
export function createExchanger(fetch: typeof globalThis.fetch, timeoutMs = exchangeTimeoutMs): Exchanger {
  // Not `fetch` itself: called as a method of ofetch's options it would lose its `this` in a browser.
  const send = createFetch({ fetch: (input, init) => fetch(input, init) });
  return async ({ method, address, headers, body }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await send.raw(address, {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        retry: 0,
        responseType: 'text',
        ignoreResponseError: true,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal,
      });
      return {
        ended: 'answered',
        status: response.status,
        headers: response.headers,
        body: response._data ?? '',
      };
    } catch {
      // The error names the request with its headers, so it ends here.
      return { ended: signal.aborted ? 'timedOut' : 'unreachable' };
    }
  };
}
