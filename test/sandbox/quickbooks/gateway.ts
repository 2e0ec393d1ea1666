import { type GatewayRefusal, gatewayAnswer, send, throttleAnswer } from './answers';
import type { Company } from './company';
import type { OAuth } from './oauth';
import { RequestIds } from './requestIds';
import { type ServiceDelays, serve } from './service';
import { Throttle } from './throttle';
import type { Tokens } from './tokens';

/** Intuit's door before the companies: tokens, keys against realms, and limits. */
export class Gateway {
  readonly #oauth: OAuth;
  readonly #tokens: Tokens;
  readonly #companyAt: (realm: string) => Company | undefined;
  readonly #delays: ServiceDelays;
  readonly #throttle = new Throttle();
  readonly #requestIds = new Map<string, RequestIds>();
  readonly #nowMs: () => number;
  readonly #batchItemsCount: boolean;

  constructor(
    oauth: OAuth,
    tokens: Tokens,
    companyAt: (realm: string) => Company | undefined,
    delays: ServiceDelays,
    nowMs: () => number,
    batchItemsCount: boolean,
  ) {
    this.#oauth = oauth;
    this.#tokens = tokens;
    this.#companyAt = companyAt;
    this.#delays = delays;
    this.#nowMs = nowMs;
    this.#batchItemsCount = batchItemsCount;
  }

  /** quickbooks.api.intuit.com and its sandbox twin. */
  async answer(request: Request, url: URL, kind: 'production' | 'sandbox'): Promise<Response> {
    const [version, word, realm, ...path] = url.pathname.split('/').slice(1);
    if (version !== 'v3' || word !== 'company' || realm === undefined || path.length === 0) {
      return new Response('Not found', { status: 404 });
    }
    const admitted = this.#admit(request, realm, kind);
    if ('code' in admitted) return send(gatewayAnswer(admitted, this.#nowMs()), this.#nowMs());
    const { company, clientId } = admitted;
    const isBatch = path[0] === 'batch';
    const { body, bytes } = await bodyOf(request);
    const requests = isBatch && this.#batchItemsCount ? itemsOf(body) : 1;
    if (!this.#throttle.enter(realm, clientId, isBatch, this.#nowMs(), requests)) {
      company.calls.throttled += 1;
      return send(throttleAnswer(this.#nowMs()), this.#nowMs());
    }
    try {
      const answer = await serve(
        company,
        this.#requestIdsOf(realm),
        {
          method: request.method,
          path: path.map(decodeURIComponent),
          parameters: url.searchParams,
          contentType: request.headers.get('content-type') ?? '',
          body,
          bytes,
          asJson:
            (request.headers.get('accept') ?? '').includes('application/json') ||
            url.searchParams.get('format') === 'json',
        },
        this.#delays,
      );
      return send(answer, this.#nowMs());
    } finally {
      this.#throttle.leave(realm, clientId);
    }
  }

  #admit(
    request: Request,
    realm: string,
    kind: 'production' | 'sandbox',
  ): GatewayRefusal | { readonly company: Company; readonly clientId: string } {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer === undefined) return unauthenticated('Malformed bearer token: too short or too long');
    const checked = this.#tokens.check(bearer);
    if (checked.kind !== 'valid') {
      const isExpired = checked.kind === 'expired';
      return unauthenticated(
        isExpired ? `Token expired: ${bearer.slice(0, 8)}…` : 'Malformed bearer token: too short or too long',
      );
    }
    const { grant } = checked;
    const app = this.#oauth.app(grant.clientId);
    const company = this.#companyAt(realm);
    if (!grant.scope.split(' ').includes('com.intuit.quickbooks.accounting')) {
      return forbidden('AuthorizationFailed', 'The access token does not have sufficient scope');
    }
    const wantedKind = app?.kind === 'production' ? 'production' : 'sandbox';
    if (
      app === undefined ||
      company === undefined ||
      grant.realm !== realm ||
      kind !== company.kind ||
      kind !== wantedKind
    ) {
      return forbidden('ApplicationAuthorizationFailed', null);
    }
    return { company, clientId: app.clientId };
  }

  #requestIdsOf(realm: string): RequestIds {
    const known = this.#requestIds.get(realm) ?? new RequestIds();
    this.#requestIds.set(realm, known);
    return known;
  }
}

function itemsOf(body: string): number {
  return Math.max(1, body.match(/"bId"/g)?.length ?? 0);
}

/** A body as text, and byte for byte as it came. */
async function bodyOf(request: Request): Promise<{ readonly body: string; readonly bytes: Uint8Array }> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { body: new TextDecoder().decode(bytes), bytes };
}

function unauthenticated(detail: string): GatewayRefusal {
  return { status: 401, code: '3200', reason: 'AuthenticationFailed', detail };
}

function forbidden(reason: string, detail: string | null): GatewayRefusal {
  return { status: 403, code: '3100', reason, detail };
}
