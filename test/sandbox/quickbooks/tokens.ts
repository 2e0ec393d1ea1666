import type { SandboxClock } from '../side';

const secondMs = 1000;
const dayMs = 86_400_000;
/** Five minutes: an authorisation code is used at once or not at all. */
const codeLifeMs = 5 * 60 * secondMs;
const accessLifeMs = 3600 * secondMs;
/** 100 days and one, as the service prints it: 8726400 seconds. */
const refreshLifeMs = 101 * dayMs;
const rotationMs = dayMs;
const hardLifeMs = 5 * 365 * dayMs;

/** Who a token speaks for. */
export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly realm: string;
  readonly scope: string;
  readonly hardExpiresMs: number;
  revoked: boolean;
}

interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly expiresMs: number;
}

interface RefreshToken {
  readonly grant: Grant;
  readonly issuedMs: number;
  expiresMs: number;
}

/** An access token and a refresh token, as the token endpoint answers them. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly hardSeconds: number;
}

/**
 * Codes and tokens. A refresh token keeps its value for a day; the first refresh after that answers a new
 * one, and the old one dies (after `graceMs`).
 */
export class Tokens {
  readonly #clock: SandboxClock;
  readonly #graceMs: number;
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, { readonly grant: Grant; readonly expiresMs: number }>();
  readonly #refresh = new Map<string, RefreshToken>();
  readonly #grants: Grant[] = [];
  #serial = 0;

  constructor(clock: SandboxClock, graceMs: number) {
    this.#clock = clock;
    this.#graceMs = graceMs;
  }

  /** A single-use code for a consent just given. */
  newCode(clientId: string, realm: string, scope: string, redirectUri: string): string {
    const code = this.#value('AB11', 40);
    const grant = this.#grant(clientId, realm, scope);
    this.#codes.set(code, { grant, redirectUri, expiresMs: this.#clock.now() + codeLifeMs });
    return code;
  }

  /** Tokens for a consent given off stage. */
  grantDirectly(clientId: string, realm: string, scope: string): IssuedTokens {
    return this.#issue(this.#grant(clientId, realm, scope));
  }

  /** Exchanges a code; undefined where it is unknown, used, late, or meant for another address or app. */
  exchange(code: string, clientId: string, redirectUri: string): IssuedTokens | undefined {
    const known = this.#codes.get(code);
    this.#codes.delete(code);
    if (known === undefined || known.expiresMs <= this.#clock.now()) return undefined;
    if (known.grant.clientId !== clientId || known.redirectUri !== redirectUri) return undefined;
    return this.#issue(known.grant);
  }

  /** Refreshes; undefined where the token is unknown, dead, revoked or another app's. */
  refresh(refreshToken: string, clientId: string): IssuedTokens | undefined {
    const now = this.#clock.now();
    const known = this.#refresh.get(refreshToken);
    if (known === undefined || known.grant.clientId !== clientId || known.grant.revoked) return undefined;
    if (known.expiresMs <= now || known.grant.hardExpiresMs <= now) return undefined;
    if (now - known.issuedMs >= rotationMs) {
      known.expiresMs = Math.min(known.expiresMs, now + this.#graceMs);
      if (this.#graceMs === 0) this.#refresh.delete(refreshToken);
      return this.#issue(known.grant);
    }
    known.expiresMs = now + refreshLifeMs;
    return this.#issued(known.grant, refreshToken);
  }

  /** Ends the grant that an access or refresh token belongs to. */
  revoke(token: string, clientId: string): boolean {
    const grant = this.#refresh.get(token)?.grant ?? this.#access.get(token)?.grant;
    if (grant === undefined || grant.clientId !== clientId) return false;
    grant.revoked = true;
    return true;
  }

  /** Ends every grant of a company, as its owner does under "My apps". */
  revokeRealm(realm: string): void {
    for (const grant of this.#grants) if (grant.realm === realm) grant.revoked = true;
  }

  /** Makes every access token expire now. */
  expireAccess(): void {
    const now = this.#clock.now();
    for (const [token, { grant }] of this.#access) this.#access.set(token, { grant, expiresMs: now });
  }

  /** What an access token is worth now. */
  check(
    accessToken: string,
  ): { readonly kind: 'valid'; readonly grant: Grant } | { readonly kind: 'expired' | 'unknown' } {
    const known = this.#access.get(accessToken);
    if (known === undefined) return { kind: 'unknown' };
    if (known.expiresMs <= this.#clock.now() || known.grant.revoked) return { kind: 'expired' };
    return { kind: 'valid', grant: known.grant };
  }

  #grant(clientId: string, realm: string, scope: string): Grant {
    this.#serial += 1;
    const hardExpiresMs = this.#clock.now() + hardLifeMs;
    const grant = { id: String(this.#serial), clientId, realm, scope, hardExpiresMs, revoked: false };
    this.#grants.push(grant);
    return grant;
  }

  #issue(grant: Grant): IssuedTokens {
    const now = this.#clock.now();
    const refreshToken = this.#value('RT1-', 46);
    this.#refresh.set(refreshToken, { grant, issuedMs: now, expiresMs: now + refreshLifeMs });
    return this.#issued(grant, refreshToken);
  }

  #issued(grant: Grant, refreshToken: string): IssuedTokens {
    const now = this.#clock.now();
    const accessToken = this.#value('eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..', 120);
    this.#access.set(accessToken, { grant, expiresMs: now + accessLifeMs });
    return {
      accessToken,
      refreshToken,
      accessSeconds: accessLifeMs / secondMs,
      refreshSeconds: refreshLifeMs / secondMs,
      hardSeconds: Math.floor((grant.hardExpiresMs - now) / secondMs),
    };
  }

  // Unguessable enough for a stand-in, and the same in every run: a counter, spread by multiplication.
  #value(prefix: string, length: number): string {
    this.#serial += 1;
    let state = (this.#serial * 2654435761 + 0x9e3779b9) >>> 0;
    let value = prefix;
    while (value.length < length) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      value += state.toString(36);
    }
    return `${value.slice(0, length)}${this.#serial}`;
  }
}
