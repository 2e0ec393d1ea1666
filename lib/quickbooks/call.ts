import { type Problem, problem, type Result } from '../problem/problem';
import type { Exchanged, Exchanger } from '../sync/exchange';
import type { AccessTokenPort } from '../sync/ports';
import type { Throttle, Urgency } from '../sync/throttle';
import { withoutSecrets } from '../sync/withoutSecrets';
import { type FaultVerdict, judgeFault, parseFault } from './faults';
import { slowDownMs, takeBatchTurn } from './quotas';

/** What a call needs. */
export interface CallParts {
  readonly exchange: Exchanger;
  readonly tokens: AccessTokenPort;
  readonly throttle: Throttle;
  /** `https://quickbooks.api.intuit.com/v3/company/4620816365` */
  readonly base: string;
  readonly waitAtMostMs: number;
  readonly urgency: Urgency;
  /** Told of every answer that Intuit meters: reads and queries, and only those that succeeded. */
  readonly countReads?: (count: number) => Promise<void>;
}

/** One request to a company. */
export interface QuickBooksCall {
  readonly method: 'GET' | 'POST';
  /** After the company: `/salesreceipt`. */
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Of the body; JSON unless told otherwise. */
  readonly contentType?: 'application/json' | 'application/text' | `multipart/form-data; boundary=${string}`;
  /** Of a batch, whose tokens were taken before its intent was stored: as how many requests it counts. */
  readonly batchCost?: number;
  /** Of a batch: how many of its items read. */
  readonly batchReads?: number;
}

/** How a call ended, by what is certain of it. */
export type CallEnd =
  | { readonly ended: 'answered'; readonly json: unknown; readonly intuitTransactionId?: string }
  /** The service read it and said no: nothing was done. */
  | { readonly ended: 'refused'; readonly verdict: FaultVerdict; readonly intuitTransactionId?: string }
  /** It did not come to the service: no token, throttled, not allowed in. */
  | { readonly ended: 'notProcessed'; readonly problem: Problem; readonly waitMs: number }
  /** Nobody can tell whether it was done. */
  | { readonly ended: 'unclear'; readonly problem: Problem; readonly intuitTransactionId?: string };

/** Versions below it are ignored since August 2025 (Intuit: minor versions of our API). */
const minorVersion = '75';
/** Before what only the seller can change is looked at again. */
const sellerWaitMs = 60_000;

/** One call: a token of the bucket, then the request; a refused access token is renewed once. Never throws. */
export async function callQuickBooks(parts: CallParts, call: QuickBooksCall): Promise<CallEnd> {
  let token = await parts.tokens.current();
  for (let renewed = false; ; renewed = true) {
    if (!token.ok) return notProcessed(token.problem);
    const held = await admitted(parts, call, renewed);
    if (held !== undefined) return held;
    const accessToken = token.value;
    const answer = await parts.exchange(requestOf(parts.base, call, accessToken));
    const end = endOf(answer, accessToken);
    await tellThrottle(parts.throttle, call, answer, end);
    if (end.ended === 'answered') await parts.countReads?.(readsOf(call));
    if (end.ended !== 'tokenRefused') return end;
    if (renewed) return notProcessed(end.problem);
    token = await parts.tokens.renewed(accessToken);
  }
}

async function admitted(
  { throttle, waitAtMostMs, urgency }: CallParts,
  { batchCost }: QuickBooksCall,
  renewed: boolean,
): Promise<CallEnd | undefined> {
  try {
    const how = { waitAtMostMs, urgency };
    const taken =
      batchCost === undefined
        ? await throttle.take('request', how)
        : renewed
          ? await takeBatchTurn(throttle, batchCost, how)
          : ({ granted: true } as const);
    return taken.granted ? undefined : notProcessed(problem('quickbooks_busy', {}, { waitMs: taken.waitMs }));
  } catch (error) {
    return notProcessed(problem('store_failed', {}, { said: nameOf(error) }));
  }
}

async function tellThrottle(
  throttle: Throttle,
  { batchCost }: QuickBooksCall,
  answer: Exchanged,
  end: Ended,
): Promise<void> {
  if (answer.ended !== 'answered') return;
  const throttled = end.ended === 'notProcessed' && end.problem.code === 'quickbooks_busy';
  const heard = { date: answer.headers.get('date'), ...(throttled ? { slowDownMs } : {}) };
  try {
    await throttle.heard('request', heard);
    if (batchCost !== undefined) await throttle.heard('batch', heard);
  } catch {
    // The answer counts for more than its time; a store that fails stops the next call before it is sent.
  }
}

/** Intuit's partner program meters what reads; what writes is free. */
function readsOf({ method, path, batchReads = 0 }: QuickBooksCall): number {
  return method === 'GET' || path === '/query' ? 1 : batchReads;
}

function requestOf(
  base: string,
  { method, path, parameters, body, contentType = 'application/json' }: QuickBooksCall,
  accessToken: string,
) {
  const query = Object.entries({ ...parameters, minorversion: minorVersion })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return {
    method,
    address: `${base}${path}?${query}`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${accessToken}`,
      ...(body === undefined ? {} : { 'content-type': contentType }),
    },
    ...(body === undefined ? {} : { body }),
  };
}

type Ended = CallEnd | { readonly ended: 'tokenRefused'; readonly problem: Problem };

/** Judges an answer. Order matters: limits and tokens first, then faults, whatever the status is. */
function endOf(answer: Exchanged, accessToken: string): Ended {
  if (answer.ended !== 'answered') return { ended: 'unclear', problem: problem('quickbooks_unavailable') };
  const { status, headers, body } = answer;
  const fault = parseFault(body);
  const verdict = fault === undefined ? undefined : judgeFault(fault, status, [accessToken]);
  const said = verdict?.problem.said ?? begin(status, body, accessToken);
  // Throttled requests were seen as 403 too (python-quickbooks, issue 43).
  if (status === 429 || verdict?.class === 'throttled') {
    return notProcessed(problem('quickbooks_busy', {}, { said, waitMs: slowDownMs }));
  }
  if (verdict?.class === 'forbidden') return notProcessed(verdict.problem);
  if (status === 401 || verdict?.class === 'reauthorise') {
    return { ended: 'tokenRefused', problem: problem('quickbooks_grant_revoked', {}, { said }) };
  }
  const id = headers.get('intuit_tid');
  const traced = id === null ? {} : { intuitTransactionId: id };
  if (status >= 500 || verdict?.class === 'unclear') {
    return { ended: 'unclear', problem: problem('quickbooks_unavailable', {}, { said }), ...traced };
  }
  if (verdict !== undefined) return { ended: 'refused', verdict, ...traced };
  const json = status >= 200 && status < 300 ? jsonOf(body) : undefined;
  if (json === undefined) {
    const where = `${status}`;
    const reason = problem('quickbooks_answer_unreadable', { where }, { said });
    return { ended: 'unclear', problem: reason, ...traced };
  }
  return { ended: 'answered', json, ...traced };
}

function notProcessed(reason: Problem): Extract<CallEnd, { ended: 'notProcessed' }> {
  const waitMs = reason.retry.kind === 'after' ? reason.retry.waitMs : sellerWaitMs;
  return { ended: 'notProcessed', problem: reason, waitMs };
}

function jsonOf(body: string): unknown {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

/** The first words of an answer that holds no data; of a page, its title. */
function begin(status: number, body: string, accessToken: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(body)?.[1];
  const words = body.trim() === '' ? 'an empty answer' : (title ?? body.slice(0, 200));
  return withoutSecrets(`${status} ${words}`, [accessToken]);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** For calls that only read: what came, or why nothing did. */
export function readOf(end: CallEnd): Result<unknown> {
  if (end.ended === 'answered') return { ok: true, value: end.json };
  return { ok: false, problem: end.ended === 'refused' ? end.verdict.problem : end.problem };
}
