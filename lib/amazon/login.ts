import * as v from 'valibot';
import { failed, ok, type Problem, problem, type Result } from '../problem/problem';
import { createExchanger, type Exchanged } from '../sync/exchange';
import type { TokenExchangePort, TokenSet } from '../sync/ports';
import { saidIn } from './call';

/** The seller's own app, as Seller Central shows it. */
export interface AmazonKeys {
  readonly clientId: string;
  readonly clientSecret: string;
}

const tokenAddress = 'https://api.amazon.com/auth/o2/token';

const grant = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.nullish(v.pipe(v.string(), v.nonEmpty())),
  expires_in: v.pipe(v.number(), v.minValue(1)),
});

/** Tokens of Login with Amazon, with the seller's own client id and secret. */
export function createAmazonLogin(
  parts: { readonly fetch: typeof globalThis.fetch; readonly timeoutMs?: number } & AmazonKeys,
): TokenExchangePort {
  const { clientId, clientSecret } = parts;
  const exchange = createExchanger(parts.fetch, parts.timeoutMs);

  const ask = async (
    form: Readonly<Record<string, string>>,
    usedUp: 'amazon_grant_revoked' | 'amazon_consent_expired',
    keptRefreshToken: string | undefined,
  ): Promise<Result<TokenSet>> => {
    const answer = await exchange({
      method: 'POST',
      address: tokenAddress,
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body: new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }).toString(),
    });
    if (answer.ended !== 'answered') return failed(problem('amazon_unavailable'));
    if (answer.status === 200) return tokensIn(answer.body, keptRefreshToken);
    return failed(refusalOf(answer, usedUp, [clientSecret, ...Object.values(form).filter(isLong)]));
  };

  return {
    exchangeCode: (code, redirectAddress) =>
      ask(
        { grant_type: 'authorization_code', code, redirect_uri: redirectAddress },
        'amazon_consent_expired',
        undefined,
      ),
    refresh: (refreshToken) =>
      ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, 'amazon_grant_revoked', refreshToken),
    // Amazon offers no call to withdraw a grant; the seller does that in Seller Central.
    revoke: async () => ok(undefined),
  };
}

/** Grant types and the like are no secrets. */
function isLong(value: string): boolean {
  return value.length > 24;
}

function tokensIn(body: string, keptRefreshToken: string | undefined): Result<TokenSet> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), grant), body);
  const refreshToken = read.success ? (read.output.refresh_token ?? keptRefreshToken) : undefined;
  if (!read.success || refreshToken === undefined) {
    return failed(problem('amazon_answer_unreadable', { where: 'Login with Amazon' }));
  }
  return ok({
    accessToken: read.output.access_token,
    refreshToken,
    accessLivesMs: read.output.expires_in * 1000,
  });
}

/** Errors of OAuth 2.0 (RFC 6749, section 5.2) as Amazon uses them. */
function refusalOf(
  { status, headers, body }: Extract<Exchanged, { ended: 'answered' }>,
  usedUp: 'amazon_grant_revoked' | 'amazon_consent_expired',
  secrets: readonly string[],
): Problem {
  const said = saidIn(body, headers.get('content-type') ?? '', secrets);
  const error = /^(\w+):/.exec(said)?.[1];
  if (error === 'invalid_client') return problem('amazon_secret_wrong', {}, { said });
  if (error === 'invalid_grant') return problem(usedUp, {}, { said });
  if (error === 'unauthorized_client') return problem('amazon_grant_not_for_app', {}, { said });
  if (status === 429) return problem('amazon_busy', {}, { said });
  if (status >= 500) return problem('amazon_unavailable', {}, { said: `${status} ${said}`.trim() });
  if (error === undefined) {
    return problem(
      'amazon_answer_unreadable',
      { where: 'Login with Amazon' },
      { said: `${status} ${said}`.trim() },
    );
  }
  return problem('amazon_refused', {}, { said });
}
