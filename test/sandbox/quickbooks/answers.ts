import type { ServiceFault } from './fault';
import { isRecord, type Json, type JsonRecord } from './record';
import { answerTime } from './time';

/** What the gateway refuses before the service sees a request. */
export interface GatewayRefusal {
  readonly status: 401 | 403;
  readonly code: '3200' | '3100';
  readonly reason: string;
  readonly detail: string | null;
}

/** An answer that can be given again, byte for byte. */
export interface StoredAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

let serial = 0;

/** A header `intuit_tid` as the service writes it. */
function tid(nowMs: number): string {
  serial = (serial + 1) % 0xffffffff;
  return `1-${Math.floor(nowMs / 1000).toString(16)}-${serial.toString(16).padStart(24, '0')}`;
}

/** Sends a stored answer with the headers of this moment. No CORS header: Intuit sends none. */
export function send(answer: StoredAnswer, nowMs: number): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      'content-type': answer.contentType,
      intuit_tid: tid(nowMs),
      date: new Date(nowMs).toUTCString(),
      server: 'nginx',
      'cache-control': 'max-age=0, no-cache, no-store, must-revalidate, private',
      'qbo-version': '1966.150',
    },
  });
}

/** The service's own answer: JSON where it was asked for, else XML as the service prefers. */
export function serviceAnswer(
  content: JsonRecord,
  asJson: boolean,
  nowMs: number,
  status = 200,
): StoredAnswer {
  const time = answerTime(nowMs);
  if (asJson) {
    return {
      status,
      contentType: 'application/json;charset=UTF-8',
      body: JSON.stringify({ ...content, time }),
    };
  }
  const inner = Object.entries(content)
    .map(([name, value]) => xmlOf(name, value ?? null))
    .join('');
  return { status, contentType: 'application/xml', body: xmlDocument(time, inner) };
}

/** The content of a fault, the same alone and inside a batch. */
export function faultContent(fault: ServiceFault): JsonRecord {
  return { Fault: { Error: [{ ...fault.error }], type: fault.type } };
}

/** A fault of the service: `Fault` with a capital. */
export function faultAnswer(
  fault: ServiceFault,
  asJson: boolean,
  nowMs: number,
  status: number = fault.status,
): StoredAnswer {
  if (asJson) return serviceAnswer(faultContent(fault), true, nowMs, status);
  const { Message, Detail, code, element } = fault.error;
  const inner = `<Fault type="${fault.type}"><Error code="${code}" element="${escaped(element ?? '')}">${xmlOf('Message', Message)}${xmlOf('Detail', Detail)}</Error></Fault>`;
  return {
    status,
    contentType: 'application/xml',
    body: xmlDocument(answerTime(nowMs), inner),
  };
}

/** A refusal by the gateway: lower-case `fault`, time in milliseconds [recorded]. */
export function gatewayAnswer(refusal: GatewayRefusal, nowMs: number): StoredAnswer {
  const body = {
    warnings: null,
    intuitObject: null,
    fault: {
      error: [
        {
          message: `message=${refusal.reason}; errorCode=00${refusal.code}; statusCode=${refusal.status}`,
          detail: refusal.detail,
          code: refusal.code,
          element: null,
        },
      ],
      type: refusal.status === 401 ? 'AUTHENTICATION' : 'SERVICE',
    },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: nowMs,
    status: null,
    cdcresponse: [],
  };
  return { status: refusal.status, contentType: 'application/json', body: JSON.stringify(body) };
}

/** Throttling comes as XML whatever was asked for [recorded]. */
export function throttleAnswer(nowMs: number): StoredAnswer {
  const inner =
    '<Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached.  Try again later</Detail></Error></Fault>';
  return { status: 429, contentType: 'application/xml', body: xmlDocument(answerTime(nowMs), inner) };
}

function xmlDocument(time: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${time}">${inner}</IntuitResponse>`;
}

function xmlOf(name: string, value: Json): string {
  if (Array.isArray(value)) return value.map((member: Json) => xmlOf(name, member)).join('');
  if (!isRecord(value)) return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, member]) =>
    member === undefined ? '' : xmlOf(key, member),
  );
  return `<${name}>${inner.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
