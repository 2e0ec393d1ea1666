import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quickbooksConsentAddress, readQuickBooksReturn } from '../../lib/quickbooks/consent';
import { documentAddress } from '../../lib/quickbooks/links';
import { createQuickBooksLogin } from '../../lib/quickbooks/login';
import { bench, redirectUri } from '../sandbox/quickbooks/testing';

const data = '../shared/data/quickbooks/oauth';
const keys = { clientId: 'ABclient', clientSecret: 'canary-client-secret' };

function loginAnswering(answer: Response | 'drop') {
  const requests: { readonly url: string; readonly init: RequestInit }[] = [];
  const login = createQuickBooksLogin({
    ...keys,
    fetch: async (input, init = {}) => {
      requests.push({ url: String(input), init });
      if (answer === 'drop') throw new TypeError('failed');
      return answer;
    },
  });
  return { login, requests };
}

describe('tokens of Intuit', () => {
  it('are asked for with the keys in the header and nowhere else', async () => {
    const { login, requests } = loginAnswering(
      new Response(
        '{"token_type":"bearer","expires_in":3600,"refresh_token":"r2","x_refresh_token_expires_in":8726400,"x_refresh_token_hard_expires_in":157680000,"access_token":"a2"}',
      ),
    );
    expect(await login.refresh('r1')).toEqual({
      ok: true,
      value: {
        accessToken: 'a2',
        refreshToken: 'r2',
        accessLivesMs: 3_600_000,
        refreshLivesMs: 8_726_400_000,
        hardLivesMs: 157_680_000_000,
      },
    });
    const [request] = requests;
    const headers = new Headers(request?.init.headers);
    expect(headers.get('authorization')).toBe(`Basic ${btoa(`${keys.clientId}:${keys.clientSecret}`)}`);
    expect(headers.get('x-include-refresh-token-hard-expires-in')).toBe('true');
    expect(request?.init.body).toBe('grant_type=refresh_token&refresh_token=r1');
    expect(request?.init.credentials).toBe('omit');
  });

  it.each([
    [401, '{"error":"invalid_client"}', 'quickbooks_secret_wrong'],
    [400, '{"error_description":"Token invalid","error":"invalid_grant"}', 'quickbooks_grant_revoked'],
    [400, '{"error":"invalid_request"}', 'quickbooks_sign_in_refused'],
    [429, '{"error":"slow_down"}', 'quickbooks_busy'],
    [503, '<html></html>', 'quickbooks_unavailable'],
    [200, '<html></html>', 'quickbooks_answer_unreadable'],
    [200, '{"access_token":"a"', 'quickbooks_answer_unreadable'],
    [200, '', 'quickbooks_answer_unreadable'],
  ])('%i %s', async (status, body, code) => {
    const { login } = loginAnswering(new Response(body, { status }));
    expect(await login.refresh('r1')).toMatchObject({ ok: false, problem: { code } });
  });

  it('say that nobody answered', async () => {
    expect(await loginAnswering('drop').login.refresh('r1')).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_unavailable' },
    });
  });

  it('never tell a secret, even one that is quoted back', async () => {
    const refreshToken = 'canary-refresh-token';
    const body = JSON.stringify({
      error: 'invalid_request',
      error_description: `${keys.clientSecret} ${refreshToken} refresh_token=${refreshToken}`,
    });
    const { login } = loginAnswering(new Response(body, { status: 400 }));
    expect(JSON.stringify(await login.refresh(refreshToken))).not.toContain('canary');
  });

  it('work with the sandbox, from consent to revocation', async () => {
    const b = bench();
    const login = createQuickBooksLogin({
      clientId: b.app.clientId,
      clientSecret: b.app.clientSecret,
      fetch: (input, init) => b.side.handle(new Request(input, init)),
    });
    const issued = b.side.connect(b.app.clientId, b.realm);
    const renewed = await login.refresh(issued.refreshToken);
    if (!renewed.ok) throw new Error(renewed.problem.code);
    expect(renewed.value.accessLivesMs).toBe(3_600_000);
    expect(await login.exchangeCode('never-issued', redirectUri)).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_consent_expired' },
    });
    expect(await login.revoke(renewed.value.refreshToken)).toEqual({ ok: true, value: undefined });
    expect(await login.refresh(renewed.value.refreshToken)).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_grant_revoked' },
    });
    const wrong = createQuickBooksLogin({
      clientId: b.app.clientId,
      clientSecret: 'wrong',
      fetch: (input, init) => b.side.handle(new Request(input, init)),
    });
    expect(await wrong.refresh('r')).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_secret_wrong' },
    });
  });
});

describe.skipIf(!existsSync(data))('recorded answers of the token endpoint', () => {
  const bodyOf = (name: string) => readFileSync(`${data}/${name}.json`, 'utf8').replace(/^\ufeff/, '');
  it.each([
    [
      'success_token_response',
      200,
      { ok: true, value: { accessToken: 'access_token', accessLivesMs: 3_600_000 } },
    ],
    ['success_refreshtoken_response', 200, { ok: true }],
    ['failure_token_response', 400, { ok: false, problem: { code: 'quickbooks_sign_in_refused' } }],
  ])('%s', async (name, status, expected) => {
    const { login } = loginAnswering(new Response(bodyOf(name), { status }));
    expect(await login.refresh('r1')).toMatchObject(expected);
  });
  /** Every kept file, and what reads it: `user` is what we never ask for. */
  const kept: Readonly<Record<string, 'login' | 'discovery' | 'user'>> = {
    discovery: 'discovery',
    failure_token_response: 'login',
    'jsclient-authResponse': 'login',
    'jsclient-bearer-token': 'login',
    'jsclient-errorResponse': 'login',
    'jsclient-tokenResponse': 'login',
    'jsclient-userInfo': 'user',
    success_refreshtoken_response: 'login',
    success_token_response: 'login',
    success_userinfo_response: 'user',
  };
  it('are all of those that are kept', () => {
    expect(
      readdirSync(data)
        .map((name) => name.replace('.json', ''))
        .sort(),
    ).toEqual(Object.keys(kept).sort());
  });
  it.each(['jsclient-bearer-token', 'jsclient-tokenResponse'])('%s', async (name) => {
    const { login } = loginAnswering(new Response(bodyOf(name)));
    expect(await login.refresh('r1')).toMatchObject({
      ok: true,
      value: { refreshToken: 'sample_refresh_token', refreshLivesMs: 8_726_400_000 },
    });
  });
  it('jsclient-authResponse', async () => {
    const { body } = JSON.parse(bodyOf('jsclient-authResponse'));
    const { login } = loginAnswering(new Response(body));
    expect(await login.refresh('r1')).toMatchObject({ ok: true, value: { accessLivesMs: 3_600_000 } });
  });
  it('discovery names the addresses that are used', async () => {
    const discovery = JSON.parse(bodyOf('discovery'));
    const { login, requests } = loginAnswering(new Response('{}', { status: 200 }));
    await login.refresh('r1');
    await login.revoke('r1');
    const consent = new URL(
      quickbooksConsentAddress({ clientId: 'A', state: 's', redirectAddress: 'https://x' }),
    );
    expect([consent.origin + consent.pathname, ...requests.map(({ url }) => url)]).toEqual([
      discovery.authorization_endpoint,
      discovery.token_endpoint,
      discovery.revocation_endpoint,
    ]);
    expect(discovery.token_endpoint_auth_methods_supported).toContain('client_secret_basic');
  });
  it('jsclient-errorResponse', async () => {
    const { body } = JSON.parse(bodyOf('jsclient-errorResponse'));
    const { login } = loginAnswering(new Response(body, { status: 400 }));
    expect(await login.refresh('r1')).toMatchObject({ problem: { code: 'quickbooks_grant_revoked' } });
  });
});

describe('the consent', () => {
  it('is opened with everything that Intuit wants', () => {
    const address = new URL(
      quickbooksConsentAddress({ clientId: 'AB', state: 's&1', redirectAddress: 'https://x.example/q' }),
    );
    expect(`${address.origin}${address.pathname}`).toBe('https://appcenter.intuit.com/connect/oauth2');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'AB',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: 'https://x.example/q',
      state: 's&1',
    });
  });

  it.each([
    [
      ' https://x.example/q?code=c&state=s&realmId=46208 ',
      { ok: true, value: { code: 'c', realmId: '46208' } },
    ],
    [
      'https://x.example/q?code=c&state=t&realmId=46208',
      { problem: { code: 'quickbooks_return_address_wrong' } },
    ],
    ['https://x.example/q?state=s&realmId=46208', { problem: { code: 'quickbooks_return_address_wrong' } }],
    ['https://x.example/q?code=c&state=s', { problem: { code: 'quickbooks_return_address_wrong' } }],
    ['not an address', { problem: { code: 'quickbooks_return_address_wrong' } }],
    ['https://x.example/q?error=access_denied&state=s', { problem: { code: 'quickbooks_consent_refused' } }],
    ['https://x.example/q?error=invalid_scope&state=s', { problem: { code: 'quickbooks_sign_in_refused' } }],
  ])('is read back from %s', (address, expected) => {
    expect(readQuickBooksReturn(address, 's')).toMatchObject(expected);
  });
});

it('links to a document where the seller sees it', () => {
  expect(documentAddress('production', 'salesReceipt', '145')).toBe(
    'https://app.qbo.intuit.com/app/salesreceipt?txnId=145',
  );
  expect(documentAddress('sandbox', 'salesReceipt', '145')).toBe(
    'https://app.sandbox.qbo.intuit.com/app/salesreceipt?txnId=145',
  );
});
