import type { SandboxClock } from '../side';
import type { Company } from './company';
import { consentPage, refusalPage } from './pages';
import type { IssuedTokens, Tokens } from './tokens';

/** An app as registered with Intuit. */
export interface IntuitApp {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Development keys reach sandbox companies only, production keys production companies only. */
  readonly kind: 'development' | 'production';
  /** Compared exactly. */
  readonly redirectUris: readonly string[];
}

/** Counters of the sign-in side. */
export interface OAuthCalls {
  authorize: number;
  exchange: number;
  refresh: number;
  revoke: number;
}

interface Pending {
  readonly app: IntuitApp;
  readonly redirectUri: string;
  readonly state: string;
  readonly scope: string;
}

const knownScopes = [
  'com.intuit.quickbooks.accounting',
  'com.intuit.quickbooks.payment',
  'openid',
  'profile',
  'email',
  'phone',
  'address',
];

/** Intuit's consent pages, token endpoint, revocation and discovery. */
export class OAuth {
  readonly calls: OAuthCalls = { authorize: 0, exchange: 0, refresh: 0, revoke: 0 };
  readonly #clock: SandboxClock;
  readonly #tokens: Tokens;
  readonly #apps: readonly IntuitApp[];
  readonly #companies: () => readonly Company[];
  readonly #pending = new Map<string, Pending>();
  #serial = 0;

  constructor(
    clock: SandboxClock,
    tokens: Tokens,
    apps: readonly IntuitApp[],
    companies: () => readonly Company[],
  ) {
    this.#clock = clock;
    this.#tokens = tokens;
    this.#apps = apps;
    this.#companies = companies;
  }

  /** The registered app with a client id. */
  app(clientId: string): IntuitApp | undefined {
    return this.#apps.find((app) => app.clientId === clientId);
  }

  /** appcenter.intuit.com */
  async consent(request: Request, url: URL): Promise<Response> {
    if (request.method === 'GET' && url.pathname === '/connect/oauth2')
      return this.#authorize(url.searchParams);
    if (request.method === 'POST' && url.pathname === '/connect/oauth2/consent') {
      return this.#decide(new URLSearchParams(await request.text()));
    }
    return new Response('Not found', { status: 404 });
  }

  /** oauth.platform.intuit.com */
  async token(request: Request, url: URL): Promise<Response> {
    if (url.pathname !== '/oauth2/v1/tokens/bearer') return new Response('Not found', { status: 404 });
    if (request.method !== 'POST') return this.#json({ error: 'invalid_request' }, 405);
    const type = request.headers.get('content-type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded'))
      return this.#json({ error: 'invalid_request' }, 400);
    const form = new URLSearchParams(await request.text());
    const app = this.#authenticate(request, form);
    if (app === undefined) return this.#json({ error: 'invalid_client' }, 401);
    const grantType = form.get('grant_type');
    const withHardExpiry = request.headers.get('x-include-refresh-token-hard-expires-in') === 'true';
    if (grantType === 'authorization_code') {
      this.calls.exchange += 1;
      const issued = this.#tokens.exchange(
        form.get('code') ?? '',
        app.clientId,
        form.get('redirect_uri') ?? '',
      );
      return this.#issued(issued, withHardExpiry, 'Token invalid');
    }
    if (grantType === 'refresh_token') {
      this.calls.refresh += 1;
      const issued = this.#tokens.refresh(form.get('refresh_token') ?? '', app.clientId);
      return this.#issued(issued, withHardExpiry, 'Incorrect or invalid refresh token');
    }
    return this.#json({ error: 'unsupported_grant_type' }, 400);
  }

  /** developer.api.intuit.com */
  async developer(request: Request, url: URL): Promise<Response> {
    if (request.method === 'GET' && url.pathname.startsWith('/.well-known/openid'))
      return this.#discovery(url);
    if (request.method !== 'POST' || url.pathname !== '/v2/oauth2/tokens/revoke') {
      return new Response('Not found', { status: 404 });
    }
    const text = await request.text();
    const app = this.#authenticate(request, new URLSearchParams());
    if (app === undefined) return this.#json({ error: 'invalid_client' }, 401);
    this.calls.revoke += 1;
    const token = tokenToRevoke(text, request.headers.get('content-type') ?? '');
    return token !== undefined && this.#tokens.revoke(token, app.clientId)
      ? new Response(null, { status: 200, headers: this.#headers() })
      : this.#json({ error: 'invalid_request' }, 400);
  }

  /** accounts.platform.intuit.com */
  async accounts(request: Request, url: URL): Promise<Response> {
    if (url.pathname !== '/v1/openid_connect/userinfo') return new Response('Not found', { status: 404 });
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const checked = this.#tokens.check(token);
    if (checked.kind !== 'valid') return this.#json({ error: 'invalid_token' }, 401);
    if (!checked.grant.scope.split(' ').includes('openid'))
      return this.#json({ error: 'insufficient_scope' }, 403);
    return this.#json(
      { sub: 'a4b1c2d3-0000-4000-8000-000000000001', email: 'seller@example.com', emailVerified: true },
      200,
    );
  }

  #authorize(parameters: URLSearchParams): Response {
    this.calls.authorize += 1;
    const app = this.app(parameters.get('client_id') ?? '');
    if (app === undefined) {
      return refusalPage(
        'this app',
        'The client_id query parameter value is invalid. Make sure it matches the keys tab of your app.',
      );
    }
    const redirectUri = parameters.get('redirect_uri') ?? '';
    if (!app.redirectUris.includes(redirectUri)) {
      return refusalPage(
        app.name,
        "The redirect_uri query parameter value is invalid. Make sure it is listed in the Redirect URIs section on your app's keys tab and matches it exactly.",
      );
    }
    const state = parameters.get('state') ?? '';
    if (state === '') return refusalPage(app.name, 'The state query parameter is missing.');
    const scope = parameters.get('scope') ?? '';
    if (
      parameters.get('response_type') !== 'code' ||
      scope === '' ||
      scope.split(' ').some((one) => !knownScopes.includes(one))
    ) {
      const error =
        parameters.get('response_type') === 'code' ? 'invalid_scope' : 'unsupported_response_type';
      return redirect(redirectUri, { error, state });
    }
    this.#serial += 1;
    const consentId = String(this.#serial);
    this.#pending.set(consentId, { app, redirectUri, state, scope });
    return consentPage(app.name, consentId, this.#offered(app));
  }

  #offered(app: IntuitApp): readonly Company[] {
    const kind = app.kind === 'production' ? 'production' : 'sandbox';
    return this.#companies().filter((company) => company.kind === kind);
  }

  #decide(form: URLSearchParams): Response {
    const consentId = form.get('consent') ?? '';
    const pending = this.#pending.get(consentId);
    this.#pending.delete(consentId);
    if (pending === undefined)
      return refusalPage('this app', 'This page has expired. Start again from the app.');
    const { app, redirectUri, state, scope } = pending;
    const realm = form.get('realm') ?? '';
    const isOffered = this.#offered(app).some((company) => company.realm === realm);
    if (form.get('decision') !== 'connect' || !isOffered)
      return redirect(redirectUri, { error: 'access_denied', state });
    const code = this.#tokens.newCode(app.clientId, realm, scope, redirectUri);
    return redirect(redirectUri, { code, state, realmId: realm });
  }

  #authenticate(request: Request, form: URLSearchParams): IntuitApp | undefined {
    const basic = /^Basic (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const [id, secret] =
      basic === undefined
        ? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
        : splitOnce(Buffer.from(basic, 'base64').toString('utf8'));
    const app = this.app(id);
    return app !== undefined && app.clientSecret === secret ? app : undefined;
  }

  #issued(tokens: IssuedTokens | undefined, withHardExpiry: boolean, description: string): Response {
    if (tokens === undefined)
      return this.#json({ error_description: description, error: 'invalid_grant' }, 400);
    return this.#json(
      {
        token_type: 'bearer',
        expires_in: tokens.accessSeconds,
        refresh_token: tokens.refreshToken,
        x_refresh_token_expires_in: tokens.refreshSeconds,
        access_token: tokens.accessToken,
        ...(withHardExpiry ? { x_refresh_token_hard_expires_in: tokens.hardSeconds } : {}),
      },
      200,
    );
  }

  #discovery(url: URL): Response {
    const isSandbox = url.pathname.includes('sandbox');
    if (!/^\/\.well-known\/openid_(sandbox_)?configuration\/?$/.test(url.pathname)) {
      return new Response('Not found', { status: 404 });
    }
    return this.#json(
      {
        issuer: 'https://oauth.platform.intuit.com/op/v1',
        authorization_endpoint: 'https://appcenter.intuit.com/connect/oauth2',
        token_endpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
        userinfo_endpoint: `https://${isSandbox ? 'sandbox-' : ''}accounts.platform.intuit.com/v1/openid_connect/userinfo`,
        revocation_endpoint: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
        jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
        response_types_supported: ['code'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      },
      200,
    );
  }

  #json(body: object, status: number): Response {
    return new Response(JSON.stringify(body), {
      status,
      headers: { ...this.#headers(), 'content-type': 'application/json;charset=UTF-8' },
    });
  }

  #headers(): Record<string, string> {
    return {
      date: new Date(this.#clock.now()).toUTCString(),
      'cache-control': 'no-cache, no-store',
      pragma: 'no-cache',
      intuit_tid: `1-${this.#clock.now().toString(16)}-oauth`,
    };
  }
}

function tokenToRevoke(body: string, contentType: string): string | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(body).get('token') ?? undefined;
  }
  try {
    const parsed: unknown = JSON.parse(body);
    const token =
      typeof parsed === 'object' && parsed !== null && 'token' in parsed ? parsed.token : undefined;
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf(':');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function redirect(to: string, parameters: Readonly<Record<string, string>>): Response {
  const url = new URL(to);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href } });
}
