import { FaultPlan } from '../faults';
import type { SandboxClock } from '../side';
import type { JsonRecord } from './record';
import { realms, seededApps, seededCompanies } from './seeds/world';
import { createQuickBooksSide, type QuickBooksOptions } from './side';

/** The registered address of the tests. */
export const redirectUri = 'https://counterfoil.chromiumapp.org/quickbooks';

/** A clock that moves when told, or when somebody sleeps. */
export class ManualClock implements SandboxClock {
  #nowMs: number;

  constructor(nowMs = Date.UTC(2026, 10, 23, 18, 0, 0)) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  sleep(waitMs: number): Promise<void> {
    this.#nowMs += waitMs;
    return Promise.resolve();
  }

  advance(waitMs: number): void {
    this.#nowMs += waitMs;
  }
}

/** An answer as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: JsonRecord;
}

/** A seeded Intuit on a clock of its own, with a signed-in client for one company. */
export function bench(options: QuickBooksOptions & { readonly realm?: string } = {}) {
  const clock = new ManualClock();
  const plan = new FaultPlan(clock);
  const apps = seededApps([redirectUri]);
  const side = createQuickBooksSide({ clock, faults: plan, apps, companies: seededCompanies, options });
  const realm = options.realm ?? realms.production;
  const isSandbox = realm === realms.sandbox;
  const app = apps[isSandbox ? 1 : 0];
  const host = isSandbox ? 'sandbox-quickbooks.api.intuit.com' : 'quickbooks.api.intuit.com';
  let token = side.connect(app.clientId, realm).accessToken;

  async function call(method: string, path: string, body?: unknown, more: RequestInit = {}): Promise<Answer> {
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    for (const [name, value] of new Headers(more.headers ?? {})) headers.set(name, value);
    const request = new Request(`https://${host}/v3/company/${realm}/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readAnswer(await side.handle(request));
  }

  return {
    clock,
    plan,
    side,
    apps,
    app,
    realm,
    company: side.company(realm),
    call,
    useToken: (accessToken: string) => {
      token = accessToken;
    },
    create: (entity: string, content: unknown, parameters = '') =>
      call('POST', `${entity.toLowerCase()}?minorversion=75${parameters}`, content),
    query: (text: string) => call('GET', `query?minorversion=75&query=${encodeURIComponent(text)}`),
  };
}

/** Reads an answer's body once, as text and as JSON where it is JSON. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as JsonRecord) : {},
  };
}

/** The code of the fault in an answer, if there is one. */
export function faultCode(answer: { readonly json: JsonRecord }): string | undefined {
  const fault = answer.json['Fault'] as { Error: { code: string }[] } | undefined;
  return fault?.Error[0]?.code;
}
