import { type Problem, problem, type Result } from '../problem/problem';
import type { Exchange, Exchanged, Exchanger } from '../sync/exchange';
import type { AccessTokenPort } from '../sync/ports';
import type { HeardAnswer, Throttle, Urgency } from '../sync/throttle';
import { withoutSecrets } from '../sync/withoutSecrets';
import { type AmazonOperation, amazonOperation } from './quotas';
import { parseAmazonErrors } from './shapes/parseAmazonErrors';

/** What a call needs. */
export interface CallParts {
  readonly exchange: Exchanger;
  readonly tokens: AccessTokenPort;
  readonly throttle: Throttle;
  /** How long a call may wait for its turn, all its tries together. */
  readonly waitAtMostMs: number;
}

/** One call of an operation. */
export interface AmazonCall {
  readonly operation: AmazonOperation;
  readonly host: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** A seller's click goes before work that nobody looks at. */
  readonly urgency?: Urgency;
  /** With it the call is a POST. */
  readonly json?: object;
}

/** How a call ended: Amazon's text, or why there is none. */
export type CallEnd =
  | { readonly ended: 'answered'; readonly body: string }
  /** Refused for good: a status that is neither success, throttle nor trouble on Amazon's side. */
  | { readonly ended: 'refused'; readonly status: number; readonly said: string }
  | { readonly ended: 'failed'; readonly problem: Problem };

/** Amazon answers a burst that is spent with 429; the pause is one token and a little more. */
const pauseMarginMs = 1500;

/**
 * One call: a token of the bucket, then the request. A 403 renews the access token once; a 429 empties
 * the bucket and waits if there is time. Nothing else is tried twice.
 */
export async function callAmazon(parts: CallParts, call: AmazonCall): Promise<CallEnd> {
  const { exchange, tokens, throttle } = parts;
  const { operation } = call;
  const rate = amazonOperation(operation).ratePerSecond;
  let patienceMs = parts.waitAtMostMs;
  let token = await tokens.current();
  let renewed = false;
  for (;;) {
    if (!token.ok) return failed(token.problem);
    const held = await heldBack(throttle, call, patienceMs);
    if (held !== undefined) return failed(held);
    const accessToken = token.value;
    const answer = await exchange(requestOf(call, accessToken));
    if (answer.ended !== 'answered') return failed(problem('amazon_unavailable'));
    const pauseMs = answer.status === 429 ? Math.ceil(1000 / rate) + pauseMarginMs : undefined;
    await tellThrottle(throttle, operation, heard(answer, pauseMs));
    if (pauseMs !== undefined) {
      if (pauseMs > patienceMs) return failed(busy(pauseMs));
      patienceMs -= pauseMs;
      continue;
    }
    if (isTokenRefusal(answer.status) && !renewed) {
      renewed = true;
      token = await tokens.renewed(accessToken);
      continue;
    }
    return endOf(answer, call, accessToken);
  }
}

async function heldBack(
  throttle: Throttle,
  { operation, urgency = 'click' }: AmazonCall,
  waitAtMostMs: number,
): Promise<Problem | undefined> {
  try {
    const taken = await throttle.take(operation, { waitAtMostMs, urgency });
    return taken.granted ? undefined : busy(taken.waitMs);
  } catch (error) {
    return problem('store_failed', {}, { said: error instanceof Error ? error.name : 'unknown' });
  }
}

async function tellThrottle(
  throttle: Throttle,
  operation: AmazonOperation,
  answer: HeardAnswer,
): Promise<void> {
  try {
    await throttle.heard(operation, answer);
  } catch {
    // The answer counts for more than its time; a store that fails stops the next call before it is sent.
  }
}

function isTokenRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

function requestOf({ host, path, query, json }: AmazonCall, accessToken: string): Exchange {
  // A page token must be sent URL-encoded (selling-partner-api-models, issue 2789).
  const parameters = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const address = `https://${host}${path}${parameters === '' ? '' : `?${parameters}`}`;
  const headers = { accept: 'application/json', 'x-amz-access-token': accessToken };
  if (json === undefined) return { method: 'GET', address, headers };
  return {
    method: 'POST',
    address,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
}

function heard({ headers }: Extract<Exchanged, { ended: 'answered' }>, slowDownMs: number | undefined) {
  const limit = Number(headers.get('x-amzn-RateLimit-Limit') ?? 'none');
  return {
    date: headers.get('date'),
    ...(limit > 0 ? { ratePerSecond: limit } : {}),
    ...(slowDownMs === undefined ? {} : { slowDownMs }),
  };
}

function endOf(
  { status, headers, body }: Extract<Exchanged, { ended: 'answered' }>,
  { operation }: AmazonCall,
  accessToken: string,
): CallEnd {
  if (status === 200 || status === 202) return { ended: 'answered', body };
  const said = saidIn(body, headers.get('content-type') ?? '', [accessToken]);
  if (status >= 500) return failed(problem('amazon_unavailable', {}, { said: `${status} ${said}`.trim() }));
  if (status < 400) {
    return failed(problem('amazon_answer_unreadable', { where: operation }, { said: `${status}` }));
  }
  return { ended: 'refused', status, said };
}

/** What Amazon said, in one line fit to be shown. */
export function saidIn(body: string, contentType: string, secrets: readonly string[]): string {
  const entries = parseAmazonErrors(body, contentType).map(({ code, message, details }) => {
    const sentence =
      details === undefined || details === '' || details === message ? message : `${message} ${details}`;
    return code === '' ? sentence : `${code}: ${sentence}`;
  });
  return withoutSecrets(entries.join(' · '), secrets);
}

/** Amazon's text as JSON, read by `parse`; what cannot be read names the operation. */
export function readAnswer<T>(
  operation: AmazonOperation,
  body: string,
  parse: (json: unknown) => Result<T>,
): Result<T> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const begin = withoutSecrets(body.slice(0, 200));
    const said = begin === '' ? 'An empty answer.' : begin;
    return { ok: false, problem: problem('amazon_answer_unreadable', { where: operation }, { said }) };
  }
  return parse(json);
}

function busy(waitMs: number): Problem {
  return problem('amazon_busy', {}, { waitMs });
}

function failed(reason: Problem): CallEnd {
  return { ended: 'failed', problem: reason };
}
