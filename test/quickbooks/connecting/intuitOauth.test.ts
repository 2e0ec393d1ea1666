import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { quickbooksConsentAddress, readQuickBooksReturn } from '../../../lib/quickbooks/consent';
import { createQuickBooksLogin } from '../../../lib/quickbooks/login';
import { type PlainHttp, servePlainly } from '../../sandbox/quickbooks/plainHttp';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { bench, redirectUri } from '../../sandbox/quickbooks/testing';

const dayMs = 86_400_000;

interface TokenAnswer {
  readonly json: { readonly access_token: string; readonly refresh_token: string };
}

/** What of Intuit's own library is used here; the package has no types of its own. */
interface IntuitClient {
  setAuthorizeURLs(addresses: Readonly<Record<string, string>>): IntuitClient;
  authorizeUri(asked: { readonly scope: readonly string[]; readonly state: string }): string;
  createToken(address: string): Promise<TokenAnswer>;
  refresh(): Promise<TokenAnswer>;
  refreshUsingToken(refreshToken: string): Promise<TokenAnswer>;
  revoke(token: { readonly refresh_token: string }): Promise<unknown>;
  makeApiCall(call: { readonly url: string }): Promise<{ readonly json: unknown }>;
}

interface IntuitLibrary {
  new (settings: Readonly<Record<string, unknown>>): IntuitClient;
  readonly scopes: Readonly<Record<string, string>>;
  authorizeEndpoint: string;
  tokenEndpoint: string;
  revokeEndpoint: string;
  userinfo_endpoint_production: string;
}

const OAuthClient = createRequire(import.meta.url)('intuit-oauth') as IntuitLibrary;

describe('intuit-oauth, which Intuit wrote, and ours', () => {
  const { authorizeEndpoint, tokenEndpoint, revokeEndpoint, userinfo_endpoint_production } = OAuthClient;
  let b: ReturnType<typeof bench>;
  let http: PlainHttp;
  let library: IntuitClient;
  let ours: ReturnType<typeof createQuickBooksLogin>;

  beforeEach(async () => {
    b = bench();
    http = await servePlainly(b.side, 'quickbooks.api.intuit.com');
    const { clientId, clientSecret } = b.app;
    library = new OAuthClient({
      clientId,
      clientSecret,
      environment: 'production',
      redirectUri,
      includeRefreshTokenHardExpiresIn: true,
    });
    library.setAuthorizeURLs({
      authorizeEndpoint,
      tokenEndpoint: `${http.base}/oauth2/v1/tokens/bearer`,
      revokeEndpoint: `${http.base}/v2/oauth2/tokens/revoke`,
      userInfoEndpoint: `${http.base}/v1/openid_connect/userinfo`,
    });
    ours = createQuickBooksLogin({
      clientId,
      clientSecret,
      fetch: (input, init) => b.side.handle(new Request(input, init)),
    });
  });

  afterEach(async () => {
    Object.assign(OAuthClient, {
      authorizeEndpoint,
      tokenEndpoint,
      revokeEndpoint,
      userinfo_endpoint_production,
    });
    await http.close();
  });

  /** The seller consents on the page at an address; the address that Intuit leads back to. */
  async function consentAt(address: string): Promise<string> {
    const page = await (await b.side.handle(new Request(address))).text();
    const consent = /name="consent" value="(\d+)"/.exec(page)?.[1] ?? '';
    const answer = await b.side.handle(
      new Request('https://appcenter.intuit.com/connect/oauth2/consent', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ consent, decision: 'connect', realm: b.realm }).toString(),
      }),
    );
    return answer.headers.get('location') ?? '';
  }

  const theirAddress = () =>
    library.authorizeUri({ scope: [OAuthClient.scopes['Accounting'] ?? ''], state: 'st4te' });

  test('open the same consent page', () => {
    const own = new URL(
      quickbooksConsentAddress({ clientId: b.app.clientId, state: 'st4te', redirectAddress: redirectUri }),
    );
    const theirs = new URL(theirAddress());
    expect(`${own.origin}${own.pathname}`).toBe(`${theirs.origin}${theirs.pathname}`);
    expect(Object.fromEntries(own.searchParams)).toEqual(Object.fromEntries(theirs.searchParams));
  });

  test('a consent opened by either is finished by the other', async () => {
    const back = readQuickBooksReturn(await consentAt(theirAddress()), 'st4te');
    if (!back.ok) throw new Error(back.problem.sentence);
    expect(back.value.realmId).toBe(realms.production);
    expect(await ours.exchangeCode(back.value.code, redirectUri)).toMatchObject({ ok: true });

    const own = quickbooksConsentAddress({
      clientId: b.app.clientId,
      state: 'st4te',
      redirectAddress: redirectUri,
    });
    await library.createToken(await consentAt(own));
    const company = await library.makeApiCall({
      url: `${http.base}/v3/company/${b.realm}/companyinfo/${b.realm}`,
    });
    expect(company.json).toMatchObject({ CompanyInfo: { CompanyName: 'Sandbox Outfitters' } });
  });

  test('a code that one has used is refused to the other', async () => {
    const address = await consentAt(theirAddress());
    await library.createToken(address);
    const back = readQuickBooksReturn(address, 'st4te');
    expect(await ours.exchangeCode(back.ok ? back.value.code : '', redirectUri)).toMatchObject({
      problem: { code: 'quickbooks_consent_expired' },
    });
  });

  test('each refreshes what the other got, and hears when the other has replaced it', async () => {
    const made = await library.createToken(await consentAt(theirAddress()));
    b.clock.advance(dayMs);
    const renewed = await ours.refresh(made.json.refresh_token);
    if (!renewed.ok) throw new Error(renewed.problem.sentence);
    expect(renewed.value.refreshToken).not.toBe(made.json.refresh_token);
    expect(renewed.value.hardLivesMs).toBe((5 * 365 - 1) * dayMs);
    await expect(library.refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
    b.clock.advance(dayMs);
    const theirs = await library.refreshUsingToken(renewed.value.refreshToken);
    expect(await ours.refresh(renewed.value.refreshToken)).toMatchObject({
      problem: { code: 'quickbooks_grant_revoked' },
    });
    expect(await ours.refresh(theirs.json.refresh_token)).toMatchObject({ ok: true });
  });

  test('what one revokes is over for both', async () => {
    const first = await library.createToken(await consentAt(theirAddress()));
    expect(await ours.revoke(first.json.refresh_token)).toMatchObject({ ok: true });
    await expect(library.refreshUsingToken(first.json.refresh_token)).rejects.toThrow();
    const second = await library.createToken(await consentAt(theirAddress()));
    await library.revoke({ refresh_token: second.json.refresh_token });
    expect(await ours.refresh(second.json.refresh_token)).toMatchObject({
      problem: { code: 'quickbooks_grant_revoked' },
    });
  });
});
