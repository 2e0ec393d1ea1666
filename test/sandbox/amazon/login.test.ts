import { describe, expect, it } from 'vitest';
import { type AmazonBench, amazonBench, benchApp, type ErrorsBody } from './amazonBench';

const participations = '/sellers/v1/marketplaceParticipations';
const redirectUri = benchApp.redirectUris[0] ?? '';
const consentUrl = (parameters: Record<string, string>): string =>
  `https://sellercentral.amazon.com/apps/authorize/consent?${new URLSearchParams(parameters)}`;
const consent = { application_id: benchApp.applicationId, state: 'a&b<c>', redirect_uri: redirectUri };

async function authorise(bench: AmazonBench): Promise<URL> {
  const form = await (await bench.side.consentPage(new Request(consentUrl(consent)))).text();
  expect(form).toContain('Authorize</button>');
  const response = await bench.side.consentPage(
    new Request('https://sellercentral.amazon.com/apps/authorize/consent', {
      method: 'POST',
      body: new URLSearchParams(consent),
    }),
  );
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

function exchange(code: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    client_id: benchApp.clientId,
    client_secret: benchApp.clientSecret,
    redirect_uri: redirectUri,
    code,
    ...more,
  };
}

describe('Login with Amazon', () => {
  it('gives an access token for an hour', async () => {
    const bench = amazonBench();
    const { body } = await bench.token();
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: benchApp.refreshToken,
    });
    const token = String(body['access_token']);
    expect((await bench.get(participations, { token })).status).toBe(200);
    bench.advance(3_600_000);
    const late = await bench.get<ErrorsBody>(participations, { token });
    expect([late.status, late.body.errors[0]?.details]).toEqual([
      403,
      'The access token you provided has expired.',
    ]);
  });

  it.each([
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client'],
    ['a wrong client', { client_id: 'no' }, 401, 'invalid_client'],
    ['an unknown refresh token', { refresh_token: 'Atzr|no' }, 400, 'invalid_grant'],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, wrong, status, error) => {
    const answer = await amazonBench().token({
      grant_type: 'refresh_token',
      client_id: benchApp.clientId,
      client_secret: benchApp.clientSecret,
      refresh_token: benchApp.refreshToken,
      ...wrong,
    });
    expect([answer.status, answer.body['error']]).toEqual([status, error]);
  });

  it('tells an expired secret from a revoked grant', async () => {
    const bench = amazonBench();
    bench.side.login.expireSecret();
    expect((await bench.token()).body['error']).toBe('invalid_client');
    bench.side.login.restore();
    const token = String((await bench.token()).body['access_token']);
    bench.side.login.revokeGrant();
    expect((await bench.token()).body['error']).toBe('invalid_grant');
    expect((await bench.get(participations, { token })).status).toBe(403);
    bench.side.login.revokeGrant('unauthorized_client');
    expect((await bench.token()).body['error']).toBe('unauthorized_client');
  });
});

describe('the consent page', () => {
  it('leads to a code that is good once', async () => {
    const bench = amazonBench();
    const landed = await authorise(bench);
    expect(`${landed.origin}${landed.pathname}`).toBe(redirectUri);
    expect(landed.searchParams.get('state')).toBe(consent.state);
    expect(landed.searchParams.get('selling_partner_id')).toBe('A1EXAMPLESELLER');
    const code = landed.searchParams.get('spapi_oauth_code') ?? '';
    const { status, body } = await bench.token(exchange(code));
    expect(status).toBe(200);
    const refreshToken = String(body['refresh_token']);
    expect(refreshToken).toMatch(/^Atzr\|/);
    expect((await bench.token(exchange(code))).body['error']).toBe('invalid_grant');
    const renewed = await bench.token({
      grant_type: 'refresh_token',
      client_id: benchApp.clientId,
      client_secret: benchApp.clientSecret,
      refresh_token: refreshToken,
    });
    expect(renewed.status).toBe(200);
  });

  it('ends a code after five minutes, and with another redirect address', async () => {
    const bench = amazonBench();
    const codeOf = async () => (await authorise(bench)).searchParams.get('spapi_oauth_code') ?? '';
    const late = await codeOf();
    bench.advance(300_000);
    expect((await bench.token(exchange(late))).body['error']).toBe('invalid_grant');
    const elsewhere = exchange(await codeOf(), { redirect_uri: 'https://elsewhere.example/' });
    expect((await bench.token(elsewhere)).body['error']).toBe('invalid_grant');
  });

  it.each([
    ['an unknown application', { ...consent, application_id: 'amzn1.sp.solution.other' }, 'unknown'],
    [
      'a redirect address that is not registered',
      { ...consent, redirect_uri: 'https://evil.example/' },
      'MD5101',
    ],
    ['a missing state', { ...consent, state: '' }, 'state is missing'],
  ])('refuses %s, and says so', async (_what, parameters, text) => {
    const response = await amazonBench().side.consentPage(new Request(consentUrl(parameters)));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(text);
  });

  it('lets a draft be authorised with version=beta only', async () => {
    const { side } = amazonBench({ draftApplication: true });
    expect(await (await side.consentPage(new Request(consentUrl(consent)))).text()).toContain('MD1000');
    const beta = await side.consentPage(new Request(consentUrl({ ...consent, version: 'beta' })));
    expect(beta.status).toBe(200);
  });

  it('writes what it was given as text', async () => {
    const page = await (await amazonBench().side.consentPage(new Request(consentUrl(consent)))).text();
    expect(page).not.toContain('<c>');
    expect(page).toContain('value="a&#38;b&#60;c&#62;"');
  });
});
