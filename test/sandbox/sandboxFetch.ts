import { mapHosts } from './server';
import type { SandboxSide } from './side';

const redirectStatuses = [301, 302, 303, 307, 308];
/** As the Fetch standard limits it. */
const mostRedirects = 20;

/**
 * A `fetch` that reaches the sides without a network. What the network would report by a TypeError is one
 * here: an unknown host, a dropped connection. An abort leaves the side to finish, as a real server would.
 */
export function sandboxFetch(sides: readonly SandboxSide[]): typeof fetch {
  const sideByHost = mapHosts(sides);

  async function send(request: Request, redirects: number): Promise<Response> {
    const url = new URL(request.url);
    const side = sideByHost.get(url.hostname);
    if (side === undefined) throw new TypeError(`fetch failed: ${url.hostname} cannot be resolved`);
    const { redirect, signal } = request;
    signal.throwIfAborted();
    const response = await untilAborted(side.handle(request), signal);
    const location = response.headers.get('location');
    if (!redirectStatuses.includes(response.status) || location === null || redirect === 'manual') {
      Object.defineProperty(response, 'url', { value: request.url });
      return response;
    }
    if (redirect === 'error' || redirects === mostRedirects) throw new TypeError('fetch failed: redirected');
    return send(new Request(new URL(location, url), { signal, headers: request.headers }), redirects + 1);
  }

  return (input, init) => {
    try {
      return send(new Request(input, init), 0);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

function untilAborted(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
