import { gunzipped } from '../ledger/settlement/gunzip';
import { failed, ok, problem, type Result } from '../problem/problem';
import { reportHosts } from './reportHosts';

/** How often a download that was cut is begun anew while its address still lives. */
const mostTries = 3;
/** A file of a hundred thousand orders comes within this time over a slow line. */
const usualTimeoutMs = 60_000;

/** How one try ended. */
type Tried =
  | { readonly ended: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ended: 'cut' }
  | { readonly ended: 'refused'; readonly status: number };

/**
 * The content of a report, unpacked. Its address is signed and lives for five minutes; it is Amazon's storage, which
 * must not get the access token. What comes may be packed or have been unpacked on the way: its first bytes tell
 * (selling-partner-api-models, issues 2648 and 3200).
 */
export async function downloadReport(
  fetch: typeof globalThis.fetch,
  address: string,
  timeoutMs = usualTimeoutMs,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const host = hostOf(address);
  if (host === undefined || !reportHosts.includes(host))
    return failed(problem('amazon_report_elsewhere', { host: host ?? 'no address' }));
  for (let tries = 0; tries < mostTries; tries += 1) {
    const tried = await tryOnce(fetch, address, timeoutMs);
    if (tried.ended === 'whole') return ok(tried.bytes);
    // A signature that is refused is not accepted later: another address is asked for.
    if (tried.ended === 'refused')
      return failed(problem('amazon_unavailable', {}, { said: `${tried.status}` }));
  }
  return failed(problem('amazon_unavailable', {}, { said: 'The download was cut.' }));
}

async function tryOnce(fetch: typeof globalThis.fetch, address: string, timeoutMs: number): Promise<Tried> {
  try {
    const response = await fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return response.status >= 500 ? { ended: 'cut' } : { ended: 'refused', status: response.status };
    }
    return await readWhole(response);
  } catch {
    // The error may name the address with its signature, so it ends here.
    return { ended: 'cut' };
  }
}

async function readWhole(response: Response): Promise<Tried> {
  let received = 0;
  const arriving = async function* () {
    for await (const chunk of chunksOf(response)) {
      received += chunk.length;
      yield chunk;
    }
  };
  const parts: Uint8Array[] = [];
  for await (const part of gunzipped(arriving())) parts.push(part);
  const announced = response.headers.get('content-length');
  // What the browser has unpacked is longer than what was announced.
  const isPlain = response.headers.get('content-encoding') === null;
  if (isPlain && announced !== null && Number(announced) !== received) return { ended: 'cut' };
  return { ended: 'whole', bytes: joined(parts) };
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function hostOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' ? host : undefined;
}
