import type { SandboxClock } from '../side';

/** The seller's private application, as registered with Amazon. */
export interface AmazonApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The refresh token that Seller Central showed when the seller authorised the app there. */
  readonly refreshToken: string;
  readonly applicationId: string;
  readonly redirectUris: readonly string[];
}

/** Amazon: authorisation codes live for about five minutes, access tokens for an hour. */
const codeLifeMs = 5 * 60_000;
const accessLifeMs = 3_600_000;

interface Code {
  readonly redirectUri: string;
  readonly expiresAtMs: number;
}

/**
 * Login with Amazon: codes, refresh tokens, access tokens. Errors are those of OAuth 2.0 as Amazon documents
 * them ("Access Token Response" of the Login with Amazon developer guide).
 */
export class LoginWithAmazon {
  readonly #clock: SandboxClock;
  readonly #app: AmazonApp;
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens: Set<string>;
  readonly #accessTokens = new Map<string, number>();
  #issued = 0;
  #secretExpired = false;
  #revoked: 'invalid_grant' | 'unauthorized_client' | undefined;

  constructor(clock: SandboxClock, app: AmazonApp) {
    this.#clock = clock;
    this.#app = app;
    this.#refreshTokens = new Set([app.refreshToken]);
  }

  /** The client secret reaches its 180th day unrotated, or is rotated elsewhere. */
  expireSecret(): void {
    this.#secretExpired = true;
  }

  /** The seller withdraws the authorisation; which of the two errors shows it differs in reports. */
  revokeGrant(error: 'invalid_grant' | 'unauthorized_client' = 'invalid_grant'): void {
    this.#revoked = error;
    this.#accessTokens.clear();
  }

  /** Undoes `expireSecret` and `revokeGrant`. */
  restore(): void {
    this.#secretExpired = false;
    this.#revoked = undefined;
  }

  /** Ends all access tokens at once. */
  expireAccessTokens(): void {
    for (const token of this.#accessTokens.keys()) this.#accessTokens.set(token, 0);
  }

  /** A code for the consent that the seller has just given. */
  newCode(redirectUri: string): string {
    const code = `ANcode${this.#number()}`;
    this.#codes.set(code, { redirectUri, expiresAtMs: this.#clock.now() + codeLifeMs });
    return code;
  }

  /** Whether an access token may be used. */
  judge(accessToken: string): 'valid' | 'expired' | 'unknown' {
    const expiresAtMs = this.#accessTokens.get(accessToken);
    if (expiresAtMs === undefined) return 'unknown';
    return expiresAtMs > this.#clock.now() ? 'valid' : 'expired';
  }

  /** POST /auth/o2/token */
  async token(request: Request): Promise<Response> {
    const isForm =
      request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
    const body = await request.text();
    if (!isForm) return refuse(400, 'invalid_request', 'The request is missing a required parameter');
    const form = new URLSearchParams(body);
    const grantType = form.get('grant_type');
    if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
      return grantType === null
        ? refuse(400, 'invalid_request', 'The request is missing a required parameter : grant_type')
        : refuse(
            400,
            'unsupported_grant_type',
            'The grant type is not supported by the authorization server',
          );
    }
    if (!this.#authenticates(request, form)) {
      return refuse(401, 'invalid_client', 'Client authentication failed');
    }
    if (this.#revoked === 'unauthorized_client') {
      return refuse(400, 'unauthorized_client', 'Not authorized for requested operation');
    }
    return grantType === 'refresh_token' ? this.#refresh(form) : this.#exchange(form);
  }

  #authenticates(request: Request, form: URLSearchParams): boolean {
    if (this.#secretExpired) return false;
    const basic = /^Basic (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const { clientId, clientSecret } = this.#app;
    if (basic !== undefined) return basic === btoa(`${clientId}:${clientSecret}`);
    return form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
  }

  #refresh(form: URLSearchParams): Response {
    const refreshToken = form.get('refresh_token');
    if (refreshToken === null) {
      return refuse(400, 'invalid_request', 'The request is missing a required parameter : refresh_token');
    }
    if (this.#revoked !== undefined || !this.#refreshTokens.has(refreshToken)) {
      return refuse(
        400,
        'invalid_grant',
        "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
      );
    }
    return this.#grant(refreshToken);
  }

  #exchange(form: URLSearchParams): Response {
    const code = form.get('code') ?? '';
    const known = this.#codes.get(code);
    // A code is good for one exchange, whether or not it succeeds.
    this.#codes.delete(code);
    const redirectUri = form.get('redirect_uri');
    if (
      known === undefined ||
      known.expiresAtMs <= this.#clock.now() ||
      (redirectUri !== null && redirectUri !== known.redirectUri)
    ) {
      return refuse(400, 'invalid_grant', 'The request has an invalid grant parameter : code');
    }
    this.#revoked = undefined;
    const refreshToken = `Atzr|IwEB${this.#number()}`;
    this.#refreshTokens.add(refreshToken);
    return this.#grant(refreshToken);
  }

  #grant(refreshToken: string): Response {
    const accessToken = `Atza|IwEB${this.#number()}`;
    this.#accessTokens.set(accessToken, this.#clock.now() + accessLifeMs);
    return answer(200, {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'bearer',
      expires_in: accessLifeMs / 1000,
    });
  }

  #number(): string {
    this.#issued += 1;
    return `${String(this.#issued).padStart(6, '0')}xQ7ZkExampleToken`;
  }
}

function refuse(status: number, error: string, description: string): Response {
  return answer(status, { error, error_description: description });
}

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    },
  });
}
