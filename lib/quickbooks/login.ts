import * as v from 'valibot';
import { failed, ok, type Problem, problem, type Result } from '../problem/problem';
import { createExchanger, type Exchanged } from '../sync/exchange';
import type { TokenExchangePort, TokenSet } from '../sync/ports';
import { withoutSecrets } from '../sync/withoutSecrets';

/** The seller's own app, as developer.intuit.com shows it. */
export interface QuickBooksKeys {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Source: Intuit's OAuth 2.0 discovery document. */
const tokenAddress = 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer';
const revokeAddress = 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke';

const seconds = v.pipe(v.number(), v.minValue(1));
const grant = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: seconds,
  x_refresh_token_expires_in: v.nullish(seconds),
  x_refresh_token_hard_expires_in: v.nullish(seconds),
});
/** RFC 6749, section 5.2. */
const refusal = v.object({ error: v.string(), error_description: v.nullish(v.string()) });

/** Tokens of Intuit, with the seller's own client id and secret. */
export function createQuickBooksLogin(
  parts: { readonly fetch: typeof globalThis.fetch; readonly timeoutMs?: number } & QuickBooksKeys,
): TokenExchangePort {
  const { clientId, clientSecret } = parts;
  const exchange = createExchanger(parts.fetch, parts.timeoutMs);
  const authorization = `Basic ${base64(`${clientId}:${clientSecret}`)}`;

  const ask = async (
    form: Readonly<Record<string, string>>,
    usedUp: 'quickbooks_grant_revoked' | 'quickbooks_consent_expired',
    secret: string,
  ): Promise<Result<TokenSet>> => {
    const answer = await exchange({
      method: 'POST',
      address: tokenAddress,
      headers: {
        accept: 'application/json',
        authorization,
        'content-type': 'application/x-www-form-urlencoded',
        // Without it the day after which no refresh helps stays unsaid (Intuit, November 2025).
        'x-include-refresh-token-hard-expires-in': 'true',
      },
      body: new URLSearchParams(form).toString(),
    });
    if (answer.ended !== 'answered') return failed(problem('quickbooks_unavailable'));
    if (answer.status === 200) return tokensIn(answer.body);
    return failed(refusalOf(answer, usedUp, [clientSecret, secret]));
  };

  return {
    exchangeCode: (code, redirectAddress) =>
      ask(
        { grant_type: 'authorization_code', code, redirect_uri: redirectAddress },
        'quickbooks_consent_expired',
        code,
      ),
    refresh: (refreshToken) =>
      ask(
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        'quickbooks_grant_revoked',
        refreshToken,
      ),
    async revoke(refreshToken) {
      const answer = await exchange({
        method: 'POST',
        address: revokeAddress,
        headers: { accept: 'application/json', authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ token: refreshToken }),
      });
      if (answer.ended !== 'answered') return failed(problem('quickbooks_unavailable'));
      // 400: the token is not valid, which is what was wanted.
      if (answer.status === 200 || answer.status === 400) return ok(undefined);
      return failed(refusalOf(answer, 'quickbooks_grant_revoked', [clientSecret, refreshToken]));
    },
  };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function tokensIn(body: string): Result<TokenSet> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), grant), body);
  if (!read.success) {
    return failed(problem('quickbooks_answer_unreadable', { where: 'sign-in at Intuit' }));
  }
  const {
    access_token,
    refresh_token,
    expires_in,
    x_refresh_token_expires_in,
    x_refresh_token_hard_expires_in,
  } = read.output;
  return ok({
    accessToken: access_token,
    refreshToken: refresh_token,
    accessLivesMs: expires_in * 1000,
    ...(x_refresh_token_expires_in == null ? {} : { refreshLivesMs: x_refresh_token_expires_in * 1000 }),
    ...(x_refresh_token_hard_expires_in == null
      ? {}
      : { hardLivesMs: x_refresh_token_hard_expires_in * 1000 }),
  });
}

function refusalOf(
  { status, body }: Extract<Exchanged, { ended: 'answered' }>,
  usedUp: 'quickbooks_grant_revoked' | 'quickbooks_consent_expired',
  secrets: readonly string[],
): Problem {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), refusal), body);
  if (!read.success) {
    if (status === 401) return problem('quickbooks_secret_wrong', {}, { said: `${status}` });
    if (status === 429) return problem('quickbooks_busy', {}, { said: `${status}` });
    if (status >= 500) return problem('quickbooks_unavailable', {}, { said: `${status}` });
    return problem('quickbooks_answer_unreadable', { where: 'sign-in at Intuit' }, { said: `${status}` });
  }
  const { error, error_description } = read.output;
  const said = withoutSecrets(`${error} ${error_description ?? ''}`, secrets);
  if (error === 'invalid_client') return problem('quickbooks_secret_wrong', {}, { said });
  if (error === 'invalid_grant') return problem(usedUp, {}, { said });
  if (status === 429) return problem('quickbooks_busy', {}, { said });
  if (status >= 500) return problem('quickbooks_unavailable', {}, { said });
  return problem('quickbooks_sign_in_refused', {}, { said });
}
