import { describe, expect, it } from 'vitest';
import type { IntuitApp } from './oauth';
import { realms } from './seeds/world';
import { bench, readAnswer, redirectUri } from './testing';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
type Bench = ReturnType<typeof bench>;

function authorizeUrl(app: IntuitApp, more: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({
    client_id: app.clientId,
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    state: 'st4te',
    ...more,
  });
  return `https://appcenter.intuit.com/connect/oauth2?${parameters}`;
}

async function decide(b: Bench, url: string, decision: 'connect' | 'cancel', realm: string): Promise<URL> {
  const page = await (await b.side.handle(new Request(url))).text();
  const consent = /name="consent" value="(\d+)"/.exec(page)?.[1] ?? '';
  const answer = await b.side.handle(
    new Request('https://appcenter.intuit.com/connect/oauth2/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ consent, decision, realm }).toString(),
    }),
  );
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

async function token(
  b: Bench,
  form: Readonly<Record<string, string>>,
  app: IntuitApp = b.app,
  headers: Readonly<Record<string, string>> = {},
) {
  return readAnswer(
    await b.side.handle(
      new Request('https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer', {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(form).toString(),
      }),
    ),
  );
}

async function newCode(b: Bench): Promise<string> {
  const back = await decide(b, authorizeUrl(b.app), 'connect', realms.production);
  return back.searchParams.get('code') ?? '';
}

describe('consent', () => {
  it('shows the companies of the keys, and comes back with code, state and realm', async () => {
    const b = bench();
    const page = await (await b.side.handle(new Request(authorizeUrl(b.app)))).text();
    expect(page).toContain('Sandbox Outfitters');
    expect(page).not.toContain('Sandbox Company_US_1');
    const back = await decide(b, authorizeUrl(b.app), 'connect', realms.production);
    expect(back.href.startsWith(redirectUri)).toBe(true);
    expect(back.searchParams.get('state')).toBe('st4te');
    expect(back.searchParams.get('realmId')).toBe(realms.production);
    expect(back.searchParams.get('code')).toMatch(/^AB11/);
  });

  it('comes back with access_denied when cancelled', async () => {
    const b = bench();
    const back = await decide(b, authorizeUrl(b.app), 'cancel', realms.production);
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('st4te');
    expect(back.searchParams.get('code')).toBeNull();
  });

  it('never sends anybody to an address that is not registered', async () => {
    const b = bench();
    for (const more of [{ redirect_uri: `${redirectUri}/` }, { client_id: 'unknown' }, { state: '' }]) {
      const answer = await b.side.handle(new Request(authorizeUrl(b.app, more)));
      expect(answer.status).toBe(400);
      expect(answer.headers.get('location')).toBeNull();
      expect(await answer.text()).toContain('connect');
    }
  });
});

describe('the token endpoint', () => {
  it('exchanges a code once, within five minutes, for its own app and address', async () => {
    const b = bench();
    const code = await newCode(b);
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    const first = await token(b, form);
    expect(first.status).toBe(200);
    expect(Object.keys(first.json).sort()).toEqual(
      ['access_token', 'expires_in', 'refresh_token', 'token_type', 'x_refresh_token_expires_in'].sort(),
    );
    expect(first.json).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8726400,
    });
    expect((await token(b, form)).json['error']).toBe('invalid_grant');
    const late = { ...form, code: await newCode(b) };
    b.clock.advance(5 * 60_000);
    expect((await token(b, late)).status).toBe(400);
    const elsewhere = { ...form, code: await newCode(b), redirect_uri: 'https://example.com/' };
    expect((await token(b, elsewhere)).status).toBe(400);
    const other = { ...form, code: await newCode(b) };
    expect((await token(b, other, b.apps[1])).status).toBe(400);
  });

  it('refuses a wrong secret with invalid_client', async () => {
    const b = bench();
    const answer = await token(b, { grant_type: 'refresh_token' }, { ...b.app, clientSecret: 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: 'invalid_client' });
  });

  it('changes the refresh token after a day, and the old one dies', async () => {
    const b = bench();
    const { refreshToken } = b.side.connect(b.app.clientId, b.realm);
    const refresh = (value: string) => token(b, { grant_type: 'refresh_token', refresh_token: value });
    const same = await refresh(refreshToken);
    expect(same.json['refresh_token']).toBe(refreshToken);
    b.clock.advance(dayMs);
    const changed = String((await refresh(refreshToken)).json['refresh_token']);
    expect(changed).not.toBe(refreshToken);
    const dead = await refresh(refreshToken);
    expect(dead.status).toBe(400);
    expect(dead.json['error']).toBe('invalid_grant');
    expect((await refresh(changed)).status).toBe(200);
  });

  it('keeps a replaced refresh token alive for a while where told so', async () => {
    const b = bench({ refreshGraceMs: hourMs });
    const { refreshToken } = b.side.connect(b.app.clientId, b.realm);
    const refresh = () => token(b, { grant_type: 'refresh_token', refresh_token: refreshToken });
    b.clock.advance(dayMs);
    await refresh();
    expect((await refresh()).status).toBe(200);
    b.clock.advance(hourMs);
    expect((await refresh()).status).toBe(400);
  });

  it('lets a refresh token die after 101 days unused, and after five years in any case', async () => {
    const b = bench();
    const unused = b.side.connect(b.app.clientId, b.realm).refreshToken;
    let used = b.side.connect(b.app.clientId, b.realm).refreshToken;
    const start = b.clock.now();
    let last = 200;
    while (last === 200) {
      b.clock.advance(100 * dayMs);
      const answer = await token(b, { grant_type: 'refresh_token', refresh_token: used });
      last = answer.status;
      if (last === 200) used = String(answer.json['refresh_token']);
    }
    expect((b.clock.now() - start) / dayMs).toBeGreaterThanOrEqual(5 * 365);
    expect((await token(b, { grant_type: 'refresh_token', refresh_token: unused })).status).toBe(400);
  });

  it('tells the hard expiry when asked by header', async () => {
    const b = bench();
    const { refreshToken } = b.side.connect(b.app.clientId, b.realm);
    const answer = await token(b, { grant_type: 'refresh_token', refresh_token: refreshToken }, b.app, {
      'x-include-refresh-token-hard-expires-in': 'true',
    });
    expect(answer.json['x_refresh_token_hard_expires_in']).toBe((5 * 365 * dayMs) / 1000);
  });
});

describe('the gateway', () => {
  it('answers an expired token in its own shape', async () => {
    const b = bench();
    b.clock.advance(hourMs);
    const answer = await b.call('GET', 'companyinfo/1');
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({
      fault: {
        error: [
          {
            message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
            code: '3200',
            element: null,
          },
        ],
        type: 'AUTHENTICATION',
      },
      time: b.clock.now(),
    });
  });

  it('refuses development keys at a production company, and the other way round', async () => {
    const b = bench();
    b.useToken(b.side.connect(b.apps[1].clientId, b.realm).accessToken);
    const answer = await b.call('GET', 'companyinfo/1');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('ApplicationAuthorizationFailed; errorCode=003100; statusCode=403');
    const s = bench({ realm: realms.sandbox });
    expect((await s.call('GET', 'companyinfo/1')).status).toBe(200);
    s.useToken(s.side.connect(s.apps[0].clientId, s.realm).accessToken);
    expect((await s.call('GET', 'companyinfo/1')).status).toBe(403);
  });

  it('refuses everything after revocation', async () => {
    const b = bench();
    const tokens = b.side.connect(b.app.clientId, b.realm);
    b.useToken(tokens.accessToken);
    const answer = await b.side.handle(
      new Request('https://developer.api.intuit.com/v2/oauth2/tokens/revoke', {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${b.app.clientId}:${b.app.clientSecret}`)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ token: tokens.refreshToken }),
      }),
    );
    expect(answer.status).toBe(200);
    expect((await b.call('GET', 'companyinfo/1')).status).toBe(401);
    const refused = await token(b, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken });
    expect(refused.json['error']).toBe('invalid_grant');
  });
});
