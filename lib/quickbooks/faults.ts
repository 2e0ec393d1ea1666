import * as v from 'valibot';
import { type Problem, problem } from '../problem/problem';
import { withoutSecrets } from '../sync/withoutSecrets';
import { type FaultClass, faultRow } from './faultTable';

/** One error of a fault. */
export interface FaultError {
  /** Digits without leading zeros, or empty where none were given. */
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly element: string;
}

/** A refusal in any of the three shapes. */
export interface Fault {
  readonly type: string;
  readonly errors: readonly FaultError[];
}

const text = v.optional(
  v.pipe(
    v.nullish(v.union([v.string(), v.number()])),
    v.transform((value) => (value == null ? '' : String(value))),
  ),
  null,
);
const oneOrMany = <const S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.union([v.array(schema), schema]),
    v.transform((value): v.InferOutput<S>[] => (Array.isArray(value) ? value : [value])),
  );

/** The service's own shape. */
const serviceFault = v.object({
  Fault: v.object({
    Error: oneOrMany(v.object({ Message: text, Detail: text, code: text, element: text })),
    type: text,
  }),
});
/** The gateway's shape, all in lower case. */
const gatewayFault = v.object({
  fault: v.object({
    error: oneOrMany(v.object({ message: text, detail: text, code: text, element: text })),
    type: text,
  }),
});

/** The fault in an answer's text, whether it is JSON or XML; `undefined` where there is none. */
export function parseFault(body: string): Fault | undefined {
  if (/^\s*</.test(body)) return faultInXml(body);
  try {
    return faultIn(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** The fault of a JSON value: an answer, or one item of a batch. */
export function faultIn(json: unknown): Fault | undefined {
  const service = v.safeParse(serviceFault, json);
  if (service.success) {
    const { Error: errors, type } = service.output.Fault;
    return {
      type,
      errors: errors.map(({ Message, Detail, code, element }) => errorOf(code, Message, Detail, element)),
    };
  }
  const gateway = v.safeParse(gatewayFault, json);
  if (!gateway.success) return undefined;
  const { error: errors, type } = gateway.output.fault;
  return {
    type,
    errors: errors.map(({ message, detail, code, element }) => errorOf(code, message, detail, element)),
  };
}

/** Throttling comes as XML whatever was asked for (recorded); a worker has no XML parser. */
function faultInXml(body: string): Fault | undefined {
  const whole = /<Fault\b([^>]*)>([\s\S]*?)<\/Fault>/.exec(body);
  if (whole === null) return undefined;
  const [, attributes = '', inner = ''] = whole;
  const errors = [...inner.matchAll(/<Error\b([^>]*?)(?:\/>|>([\s\S]*?)<\/Error>)/g)].map(
    ([, own = '', parts = '']) =>
      errorOf(
        attribute(own, 'code'),
        child(parts, 'Message'),
        child(parts, 'Detail'),
        attribute(own, 'element'),
      ),
  );
  return { type: attribute(attributes, 'type'), errors };
}

function attribute(attributes: string, name: string): string {
  return decoded(new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? '');
}

function child(xml: string, name: string): string {
  return decoded(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '').trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decoded(xml: string): string {
  return xml.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
}

function errorOf(code: string, message: string, detail: string, element: string): FaultError {
  const given = /\d+/.exec(code)?.[0] ?? /errorCode=(\d+)/.exec(message)?.[1] ?? '';
  return { code: given.replace(/^0+(?=\d)/, ''), message, detail, element };
}

/** What a fault comes to: its class and the problem for the seller. */
export interface FaultVerdict {
  readonly class: FaultClass;
  readonly code: string;
  readonly problem: Problem;
}

/**
 * Judges a fault by its first error. The code 500 in an HTTP 400 is "Unsupported Operation" (recorded),
 * a definite refusal, and no failure of the server.
 */
export function judgeFault(fault: Fault, status: number, secrets: readonly string[] = []): FaultVerdict {
  const first = fault.errors[0] ?? { code: '', message: fault.type, detail: '', element: '' };
  const said = withoutSecrets(
    fault.errors.map(({ code, message, detail }) => `${code} ${message}. ${detail}`).join(' · ') ||
      fault.type,
    secrets,
  );
  const unsupported = first.code === '500' && status >= 400 && status < 500;
  const row = faultRow(first.code);
  return {
    class: unsupported ? 'content' : row.class,
    code: first.code,
    problem: problem(
      unsupported ? 'quickbooks_content_refused' : row.problem,
      { name: '', what: 'something else' },
      { said },
    ),
  };
}
